package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.petline.files.Store;
import org.petline.jobs.scan.Trust;
import org.petline.jobs.upkeep.Verification;

/**
 * Files of which one bit is another, and the length what it was: {@code petline verify} finds them and names the run that
 * makes them anew.
 */
class HealedDamageTest {
    private static final String READ_ALL = "start petline run --rehash";

    @TempDir
    private static Path shared;

    private static FaultyNights nights;

    @TempDir
    private Path folder;

    private ShortRun.Place place;
    private Store output;
    private OutputPrint whole;

    @BeforeAll
    static void simulate() throws IOException, InterruptedException {
        nights = FaultyNights.in(shared);
    }

    @BeforeEach
    void finish() throws IOException {
        place = nights.finishedAt(folder.resolve("out").toString());
        output = FaultyNights.storeAt(place.output());
        whole = OutputPrint.of(output);
    }

    /** What a flipped bit may lie in. */
    enum Kind {
        ROWS("petline/results/.*/.*/(tacs|motion)\\.parquet"),
        LIST_OF_FILES("petline/results/.*/published\\.json"),
        IMAGE("sub-.*_petref\\.nii\\.gz"),
        TEXT("sub-.*_(xfm\\.txt|kinpar\\.tsv|tacs\\.json)"),
        PICTURE("petline/evidence/.*/pictures/pet-.*"),
        CURVES("petline/evidence/.*/report\\.json"),
        PART("tables/(tacs|scans|motion)/.*"),
        EVERYTHING("(petline/(results|evidence)|sub-|tables/).*");

        private final String paths;

        Kind(String paths) {
            this.paths = paths;
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatVerifyFindsOneRunThatTrustsNothingMakesAnewToTheBit(Kind kind) throws IOException, InterruptedException {
        flip(kind.paths);
        assertThat(Verification.of(output).faults())
                .isNotEmpty()
                .allMatch(fault -> fault.remedy().startsWith(READ_ALL));

        OutputPrint before = OutputPrint.of(output);
        ShortRun healing = ShortRun.of(place.rehashing());

        nights.invariantsOf(place).holdAfter(healing, before);
        assertThat(Verification.of(output).faults()).isEmpty();
        assertThat(shown(OutputPrint.of(output))).isEqualTo(shown(whole));
    }

    @Test
    void pagesOfTheReportAreMadeAnewToo() throws IOException, InterruptedException {
        flip("report/.*");
        ShortRun.of(place.rehashing());
        assertThat(shown(OutputPrint.of(output))).isEqualTo(shown(whole));
    }

    @Test
    void anImageThatANewSettingDoesNotTouchIsMadeAnewWithIt() throws IOException, InterruptedException {
        flip(Kind.IMAGE.paths);
        ShortRun.Place other = new ShortRun.Place(
                place.dataset(),
                place.output(),
                place.settings().withAssignment("kinetics.weights=uniform"),
                place.workFolder(),
                Trust.CONTENTS);
        assertThat(ShortRun.of(other).failure()).isNull();
        assertThat(Verification.of(output).faults()).isEmpty();
        assertThat(OutputPrint.of(output).only(Kind.IMAGE.paths).contents())
                .isEqualTo(whole.only(Kind.IMAGE.paths).contents());
    }

    /** But for what says that the refused scan was tried again. */
    @Test
    void aWholeOutputIsReadAndNotWritten() throws IOException, InterruptedException {
        ShortRun.of(place.rehashing());
        String ofTheRun = "petline/(runs|locks)/.*|petline/(verdict|run)\\.json|petline/metrics\\.prom";
        String ofTheRefused =
                "petline/ledger/sub-03_ses-baseline\\.json|tables/scans/.*|petline/view/(scans|report)/.*";
        assertThat(whole.changedIn(OutputPrint.of(output)).filter(path -> !path.matches(ofTheRun + "|" + ofTheRefused)))
                .isEmpty();
    }

    @Test
    void ofAScanThatCannotBeDoneTodayNoRunIsPromised() throws IOException, InterruptedException {
        TinyStudy study = nights.study().copyTo(folder);
        study.forgetTheNeighbour();
        study.json(fields -> fields.remove("FrameTimesStart"));
        ShortRun.Place poorer = place.of(study.root().toString());
        assertThat(ShortRun.of(poorer).failure()).isNull();
        flip(Kind.IMAGE.paths);
        List<Verification.Fault> faults = Verification.of(output).faults();
        assertThat(faults).hasSize(2).allMatch(fault -> fault.remedy().startsWith("put it back from a copy"));
        assertThat(faults.get(0).remedy()).contains("petline status");
        assertThat(faults.get(1).remedy()).contains("back into the dataset");
    }

    /** All but what each run writes of itself. */
    private static Object shown(OutputPrint print) {
        return print.only("(sub-|report/sub-|petline/(evidence|results)|tables/(?!scans)).*")
                .contents();
    }

    private void flip(String paths) throws IOException {
        for (String path : whole.only(paths).files().keySet()) {
            byte[] bytes;
            try (InputStream in = output.open(path)) {
                bytes = in.readAllBytes();
            }
            // The middle of a part is room for its next version.
            bytes[path.startsWith("tables/") ? bytes.length - 1000 : bytes.length / 2] ^= 1;
            output.write(path, out -> out.write(bytes));
        }
    }
}
