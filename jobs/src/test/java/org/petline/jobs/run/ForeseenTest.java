package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.jobs.settings.SettingsReader;

/**
 * What a run will refuse, a dry run says first: over every kind of damage that there is a case of, the two differ only
 * where voxels decide.
 */
class ForeseenTest {
    /** Told by voxels, by bytes behind the header, or by whatever else only a whole file shows. */
    private static final Set<String> BY_VOXELS = Set.of(
            "GZIP_TRUNCATED",
            "GZIP_DAMAGED",
            "GZIP_GARBAGE_BEHIND",
            "NIFTI_TRUNCATED",
            "NIFTI_TRAILING_BYTES",
            "MGH_TRAILING_BYTES",
            "LABELS_NOT_WHOLE",
            "LABELS_OUT_OF_RANGE",
            "NO_ACTIVITY",
            "ACTIVITY_IMPLAUSIBLE",
            "NO_KNOWN_LABEL",
            "REFERENCE_REGION_ABSENT",
            "REFERENCE_FRAME_UNUSABLE",
            "SEGMENTATION_MISMATCH");

    @TempDir
    private Path folder;

    static Stream<Damage> cases() {
        return DamagedInputsTest.tried();
    }

    private SmallRun run(SettingsReader settings) {
        return new SmallRun(folder.resolve("out"), settings);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theDryRunKnowsWhatTheHeadersAndTablesTell(Damage damage) throws IOException {
        TinyStudy study = TinyStudy.shared().copyTo(folder);
        damage.deed().to(study);
        SortedMap<String, List<String>> foreseen = run(DrawnPictures.STILL).foreseen(study.root());
        assertThat(foreseen.remove(TinyStudy.GOOD)).isEmpty();
        assertThat(foreseen).isNotEmpty();
        for (List<String> codes : foreseen.values()) {
            if (damage.outcome() != Damage.Outcome.REFUSED) assertThat(codes).isEmpty();
            else if (codes.isEmpty()) assertThat(BY_VOXELS).contains(damage.code());
            else assertThat(codes).first().isEqualTo(damage.code());
        }
        assertThat(folder.resolve("scratch")).isEmptyDirectory();
    }

    /** Of settings that the scan cannot meet. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "motion.start-minutes=900 MOTION_RANGE_EMPTY",
                "motion.reference-frame=99 REFERENCE_FRAME_UNUSABLE",
                "kinetics.start-minutes=900 MODEL_STARTS_AFTER_SCAN",
                "regions.table=names REFERENCE_REGION_MISSING",
            })
    void theDryRunKnowsWhatSettingsTheScanCannotMeet(String setting) throws IOException {
        String[] words = setting.split(" ", -1);
        SettingsReader settings = SettingsReader.defaults().withAssignment(words[0]);
        String code = run(settings)
                .foreseen(TinyStudy.shared().root())
                .get(TinyStudy.BAD)
                .get(0);
        assertThat(code).isEqualTo(words[1]);
        assertThat(run(settings)
                        .over(TinyStudy.shared().root())
                        .get(TinyStudy.BAD)
                        .row()
                        .outcome()
                        .reasonCode())
                .isEqualTo(code);
    }

    @Test
    void aModelOfPlasmaWithoutBloodIsForeseen() throws IOException {
        SettingsReader settings = DrawnPictures.STILL
                .withAssignment("kinetics.models=1TCM")
                .withAssignment("kinetics.primary-model=1TCM");
        TinyStudy study = TinyStudy.shared();
        assertThat(run(settings).foreseen(study.root()).get(TinyStudy.BAD)).containsExactly("NOTHING_TO_FIT");
        assertThat(run(settings)
                        .over(study.root())
                        .get(TinyStudy.BAD)
                        .row()
                        .outcome()
                        .reasonCode())
                .isEqualTo("NOTHING_TO_FIT");
    }

    /** Each night told one of them. */
    @Test
    void allProblemsOfAScanAreToldAtOnce() throws IOException {
        TinyStudy study = TinyStudy.shared().copyTo(folder);
        study.json(fields -> fields.remove("FrameTimesStart"));
        Files.writeString(study.labelTable(), "index\tname\n8\tx\n8\ty\n");
        Files.write(study.t1w(), new byte[10]);
        assertThat(run(DrawnPictures.STILL).foreseen(study.root()).get(TinyStudy.BAD))
                .hasSizeGreaterThanOrEqualTo(3)
                .startsWith("BIDS_FIELD_MISSING")
                .contains("LABEL_TABLE_INVALID");
    }
}
