package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.rows.ScanStatus;

/** Settings with which nothing of a scan could be fitted: told before any voxel is read. The tiny scans last 70 min. */
class UnfitSettingsTest {
    private static final SettingsReader STILL = SettingsReader.defaults()
            .withAssignment("coregistration.method=identity")
            .withAssignment("motion.method=off");

    @TempDir
    private Path folder;

    private TinyStudy study;

    @BeforeEach
    void copy() throws IOException {
        study = TinyStudy.shared().copyTo(folder);
        study.forgetTheNeighbour();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "kinetics.references=cerebelum; ; REFERENCE_REGION_MISSING; kinetics.references",
                "kinetics.start-minutes=70; ; MODEL_STARTS_AFTER_SCAN; kinetics.start-minutes",
                "kinetics.models=[SUVR, SUV]; kinetics.window-start-minutes=75; MODEL_STARTS_AFTER_SCAN;"
                        + " kinetics.window-start-minutes",
                "kinetics.models=MRTM1; kinetics.t-star=80; MODEL_STARTS_AFTER_SCAN; kinetics.t-star",
            })
    void nothingToFitIsToldBeforeAnyVoxelIsRead(String setting, String more, String code, String key)
            throws IOException {
        for (Path image : List.of(study.pet(), study.t1w(), study.segmentation())) {
            study.bytes(image, bytes -> Arrays.copyOf(bytes, bytes.length / 2));
        }
        SettingsReader settings = with(setting, more);
        assertRefused(run(settings), code, key);
        // The second time there is an entry of the ledger, whose images were never read.
        assertRefused(run(settings.withAssignment("kinetics.delay=0")), code, key);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "kinetics.references=[cerebelum, cerebellum]; ",
                "kinetics.models=[SRTM, SUVR]; kinetics.window-start-minutes=75",
                "kinetics.models=[SRTM, MRTM1]; kinetics.t-star=80",
                "kinetics.start-minutes=49; ",
            })
    void whatLeavesSomethingToFitIsDone(String setting, String more) throws IOException {
        assertThat(run(with(setting, more)).status()).isEqualTo(ScanStatus.DONE);
    }

    /** Minutes count from the injection: 40 min before the first frame, the scan ends after 110. */
    @Test
    void theEndOfTheScanCountsFromTheInjection() throws IOException {
        SettingsReader late = with("kinetics.models=SUVR", "kinetics.window-start-minutes=85")
                .withAssignment("kinetics.window-end-minutes=120");
        assertThat(run(late).row().outcome().reasonCode()).isEqualTo("MODEL_STARTS_AFTER_SCAN");
        study.json(fields -> fields.put("InjectionStart", -2400));
        LedgerEntry ratio = run(late);
        assertThat(ratio.status()).isEqualTo(ScanStatus.DONE);
        assertThat(ratio.row().outcome().flags())
                .as("made for scans that begin late")
                .isNull();
    }

    private static SettingsReader with(String setting, String more) {
        SettingsReader settings = STILL;
        for (String each : more == null ? List.of(setting) : List.of(setting, more)) {
            settings = settings.withAssignment(each);
            if (each.startsWith("kinetics.models=")) {
                String first = each.replaceAll(".*=\\[?(\\w+).*", "$1");
                settings = settings.withAssignment("kinetics.primary-model=" + first);
            }
        }
        return settings;
    }

    private LedgerEntry run(SettingsReader settings) throws IOException {
        return new SmallRun(folder.resolve("out"), settings).over(study.root()).get(TinyStudy.BAD);
    }

    private void assertRefused(LedgerEntry entry, String code, String key) {
        assertThat(entry.row().outcome().reasonCode() + ": "
                        + entry.row().outcome().message())
                .startsWith(code + ":");
        assertThat(entry.row().outcome().message()).contains("field " + key);
        assertThat(entry.row().outcome().remedy()).isNotBlank();
        assertThat(Files.exists(folder.resolve("out/petline/stages"))).isFalse();
    }
}
