package org.petline.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.Refusal;
import org.petline.bids.ScanKey;
import org.petline.files.SourceFile;
import org.petline.testing.LocalStore;

class ScanFilePatternTest {
    private static final ScanKey KEY = new ScanKey("01", "base", "", "AZ", "", "2");
    private static final ScanKey PLAIN = new ScanKey("01", "", "", "", "", "");

    @TempDir
    private Path folder;

    @Test
    void bracketsAreLeftOutForAScanWithoutTheLabel() {
        ScanFilePattern pattern =
                new ScanFilePattern("d/sub-{participant}/[ses-{session}/]pet/{stem}[_r{run}-{tracer}]_xfm.txt");

        assertThat(pattern.of(KEY)).isEqualTo("d/sub-01/ses-base/pet/sub-01_ses-base_trc-AZ_run-2_r2-AZ_xfm.txt");
        assertThat(pattern.of(PLAIN)).isEqualTo("d/sub-01/pet/sub-01_xfm.txt");
    }

    @Test
    void aRelativePathLiesBelowTheDatasetAndAnAbsoluteOneWhereItIsTheSameForAll() {
        assertThat(new ScanFilePattern("d/{stem}.txt").folder("/data/bids")).isEqualTo("/data/bids");
        assertThat(new ScanFilePattern("/x/y/m-{stem}.txt").folder("/data/bids"))
                .isEqualTo("/x/y/");
        assertThat(new ScanFilePattern("hdfs://n/x/[ses-{session}/]a").folder("/d"))
                .isEqualTo("hdfs://n/x/");
        assertThat(new ScanFilePattern("/x/all.txt").folder("/d")).isEqualTo("/x/");
    }

    @Test
    void aStarFindsAllInTheOrderOfTheirNumbers() throws IOException {
        Path mats = Files.createDirectories(folder.resolve("sub-01.mat"));
        for (String name : new String[] {"MAT_10", "MAT_2", "MAT_0001", "other"})
            Files.writeString(mats.resolve(name), "");
        ScanFilePattern pattern = new ScanFilePattern("{stem}.mat/MAT_*");

        assertThat(pattern.find(new LocalStore(folder), folder.toString(), PLAIN))
                .extracting(SourceFile::name)
                .containsExactly("MAT_0001", "MAT_2", "MAT_10");
    }

    @Test
    void anAbsolutePatternIsFoundFromItsOwnFolder() throws IOException {
        Files.writeString(folder.resolve("sub-01_x.txt"), "");
        ScanFilePattern pattern = new ScanFilePattern(folder + "/{stem}_x.txt");

        assertThat(pattern.find(new LocalStore(folder), "/elsewhere", PLAIN))
                .extracting(SourceFile::path)
                .containsExactly("sub-01_x.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{stem}_none.txt", "{stem}.mat/MAT_*", "none/*"})
    void aScanWithoutFilesIsRefusedWithWhatWasLookedFor(String text) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> new ScanFilePattern(text).find(new LocalStore(folder), folder.toString(), PLAIN));

        assertThat(refusal.reason()).isEqualTo(TransformReason.TRANSFORM_FILE_MISSING);
        assertThat(refusal.file()).isEqualTo(text.replace("{stem}", "sub-01"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/", "{subject}.txt", "a]b", "[ses-{session}", "../{stem}", "a/*/{stem}", "{stem"})
    void patternsThatMeanNothingAreRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ScanFilePattern(text));
    }
}
