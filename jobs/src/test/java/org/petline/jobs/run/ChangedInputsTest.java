package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.files.Sha256;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.tables.InputFile;
import org.petline.jobs.tables.LedgerEntry;

/** Inputs that change and keep their length and time stamp: the ledger believes them until they are read. */
class ChangedInputsTest {
    private static final SettingsReader SETTINGS =
            SettingsReader.defaults().withAssignment("motion.method=off").withAssignment("coregistration.method=off");

    @TempDir
    private Path folder;

    /** The settings that make the next run read the file again. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"segmentation, regions.interpolation=trilinear", "image, motion.smoothing-fwhm-mm=7"})
    void theResultIsThatOfTheBytesThatWereRead(String which, String setting) throws IOException {
        TinyStudy study = TinyStudy.shared().copyTo(folder);
        study.forgetTheNeighbour();
        Path file = which.equals("image") ? study.pet() : study.segmentation();
        LedgerEntry before = run(study, SETTINGS);
        FileTime stamp = Files.getLastModifiedTime(file);
        // A gzip header holds a time that no reader looks at: other bytes, the same voxels.
        study.bytes(file, bytes -> {
            bytes[4] ^= 1;
            return bytes;
        });
        Files.setLastModifiedTime(file, stamp);
        LedgerEntry after = run(study, SETTINGS.withAssignment(setting));

        String read = Sha256.of(Files.readAllBytes(file));
        assertThat(before.inputs()).extracting(InputFile::sha256).doesNotContain(read);
        assertThat(after.inputs()).extracting(InputFile::sha256).contains(read);
        String stage = which.equals("image") ? "unpack" : "coregister";
        assertThat(after.stages().get(stage)).isNotEqualTo(before.stages().get(stage));
    }

    private LedgerEntry run(TinyStudy study, SettingsReader settings) throws IOException {
        LedgerEntry entry =
                new SmallRun(folder.resolve("out"), settings).over(study.root()).get(TinyStudy.BAD);
        assertThat(entry.row().outcome().status() + " " + entry.row().outcome().message())
                .isEqualTo("done null");
        return entry;
    }
}
