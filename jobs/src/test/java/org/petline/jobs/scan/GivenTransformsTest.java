package org.petline.jobs.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.geometry.Affine;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.jobs.run.FolderPrint;
import org.petline.jobs.run.SmallRun;
import org.petline.jobs.run.TinyStudy;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.rows.CoregistrationRow;
import org.petline.jobs.tables.rows.MotionRow;
import org.petline.jobs.tables.rows.ScanStatus;
import org.petline.transforms.ItkTransformFile;

/** Transforms of other software in place of petline's own, from the settings to the rows. */
public class GivenTransformsTest {
    private static final SettingsReader FILES = SettingsReader.defaults()
            .withAssignment("motion.method=file")
            .withAssignment("motion.transforms='motion/{stem}_xfm.txt'")
            .withAssignment("coregistration.method=identity");

    /** By 0.6 radians about the middle of the world. */
    private static final Affine TURNED = RigidTransform.about(
                    Vector3.ZERO, new RigidTransform.Parameters(0, 0, 0, 0, 0, 0.6))
            .toAffine();

    @TempDir
    private Path folder;

    private TinyStudy study;

    @BeforeEach
    void copy() throws IOException {
        study = TinyStudy.shared().copyTo(folder);
        write(TinyStudy.BAD, shifts(0));
        write(TinyStudy.GOOD, shifts(0));
    }

    @Test
    void transformsOfAFileAreTheScansMotion() throws IOException {
        study.forgetTheNeighbour();
        LedgerEntry entry = run(FILES).get(TinyStudy.BAD);

        assertThat(entry.row().outcome().status() + " " + entry.row().outcome().message())
                .isEqualTo("done null");
        List<MotionRow> rows = motion(entry);
        for (int frame = 0; frame < TinyStudy.FRAMES; frame++) {
            assertThat(rows.get(frame).parameters().transX()).isCloseTo(frame, within(1e-12)); // mm
            assertThat(rows.get(frame).errors().transXSe()).isEqualTo(frame == 0 ? 0.0 : null);
            assertThat(rows.get(frame).state().status()).isEqualTo(frame == 0 ? "reference" : "file");
            assertThat(rows.get(frame).state().isReference()).isEqualTo(frame == 0);
        }
        assertThat(entry.inputs()).anyMatch(file -> file.path().endsWith(TinyStudy.BAD + "_xfm.txt"));
    }

    @Test
    void aTemplateThatIsNoFrameStaysTheReferenceUntilOneIsNamed() throws IOException {
        study.forgetTheNeighbour();
        write(TinyStudy.BAD, shifts(1));
        List<MotionRow> own = motion(run(FILES).get(TinyStudy.BAD));
        List<MotionRow> named =
                motion(run(FILES.withAssignment("motion.reference-frame=3")).get(TinyStudy.BAD));

        assertThat(own).noneMatch(row -> row.state().isReference());
        assertThat(own.get(2).parameters().transX()).isCloseTo(3, within(1e-12));
        assertThat(named.get(3).state().isReference()).isTrue();
        assertThat(named.get(2).parameters().transX()).isCloseTo(-1, within(1e-12));
    }

    @Test
    void aChangedFileRedoesItsScanAlone() throws IOException {
        run(FILES);
        SortedMap<String, String> stages = stages();
        write(TinyStudy.BAD, shifts(0).subList(0, 7), Affine.translation(new Vector3(7.5, 0, 0)));
        run(FILES);

        assertThat(FolderPrint.changed(stages, stages()))
                .isNotEmpty()
                .allMatch(path -> path.contains(TinyStudy.BAD))
                .anyMatch(path -> path.endsWith("/realign.json"))
                .noneMatch(path -> path.endsWith("/unpack.json"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "missing, TRANSFORM_FILE_MISSING",
        "seven, TRANSFORM_COUNT",
        "far, TRANSFORM_IMPLAUSIBLE",
        "turned, TRANSFORM_IMPLAUSIBLE"
    })
    void whatCannotBeTheScansMotionIsRefusedAndItsNeighbourDone(String damage, String code) throws IOException {
        switch (damage) {
            case "missing" -> Files.delete(study.file("motion/" + TinyStudy.BAD + "_xfm.txt"));
            case "seven" -> write(TinyStudy.BAD, shifts(0).subList(0, 7));
            case "turned" -> write(TinyStudy.BAD, shifts(0).subList(0, 7), TURNED);
            default -> write(TinyStudy.BAD, shifts(0).subList(0, 7), Affine.translation(new Vector3(0, 0, 300)));
        }
        SortedMap<String, LedgerEntry> entries = run(FILES);

        assertThat(entries.get(TinyStudy.GOOD).status()).isEqualTo(ScanStatus.DONE);
        assertThat(entries.get(TinyStudy.BAD).row().outcome().reasonCode()).isEqualTo(code);
        assertThat(entries.get(TinyStudy.BAD).row().outcome().message())
                .contains("motion/" + TinyStudy.BAD + "_xfm.txt");
    }

    @Test
    void theMrsPlaceComesFromAFileAndOffIsIdentity() throws IOException {
        study.forgetTheNeighbour();
        Affine place = Affine.translation(new Vector3(1, -2, 0.5));
        for (String scan : List.of(TinyStudy.BAD, TinyStudy.GOOD)) {
            Files.writeString(study.file("motion/" + scan + "_t1w.txt"), ItkTransformFile.write(List.of(place)));
        }
        CoregistrationRow read = coregistration(run(SettingsReader.defaults()
                        .withAssignment("motion.method=off")
                        .withAssignment("coregistration.method=file")
                        .withAssignment("coregistration.transforms='" + study.root() + "/motion/{stem}_t1w.txt'"))
                .get(TinyStudy.BAD));
        CoregistrationRow off = coregistration(run(SettingsReader.defaults()
                        .withAssignment("motion.method=off")
                        .withAssignment("coregistration.method=off"))
                .get(TinyStudy.BAD));

        assertThat(read.found().method()).isEqualTo("file");
        assertThat(read.t1wToReference().m13()).isEqualTo(-2);
        assertThat(read.found().similarity()).isNull();
        assertThat(off.found().method()).isEqualTo("identity");
        assertThat(off.t1wToReference().m13()).isZero();
    }

    /** X04, X08: the simulated T1w lies in a world of its own. */
    @Test
    void aTransformThatIsTurnedRoundOrAnothersIsFlagged() throws IOException {
        study.forgetTheNeighbour();
        SettingsReader auto = SettingsReader.defaults().withAssignment("motion.method=off");
        RigidTransform right = place(coregistration(
                new SmallRun(folder.resolve("auto"), auto).over(study.root()).get(TinyStudy.BAD), "auto"));
        assertThat(coregistrationOf(right).origin().flags()).isNull();
        assertThat(coregistrationOf(right.then(RigidTransform.translation(new Vector3(0, 40, 0))))
                        .origin()
                        .flags())
                .contains("OTHER_PLACE_FITS_BETTER");
        assertThat(coregistrationOf(right.inverse()).origin().flags()).contains("INVERSE_FITS_BETTER");
    }

    private CoregistrationRow coregistrationOf(RigidTransform place) throws IOException {
        for (String scan : List.of(TinyStudy.BAD, TinyStudy.GOOD)) {
            Files.writeString(
                    study.file("motion/" + scan + "_t1w.txt"), ItkTransformFile.write(List.of(place.toAffine())));
        }
        LedgerEntry entry = run(SettingsReader.defaults()
                        .withAssignment("motion.method=off")
                        .withAssignment("coregistration.method=file")
                        .withAssignment("coregistration.transforms='" + study.root() + "/motion/{stem}_t1w.txt'"))
                .get(TinyStudy.BAD);
        CoregistrationRow row = coregistration(entry);
        if (row.origin().flags() != null) {
            assertThat(entry.row().outcome().flags().split(","))
                    .contains(row.origin().flags().split(","));
        }
        return row;
    }

    private static RigidTransform place(CoregistrationRow row) {
        return RigidTransform.of(row.t1wToReference());
    }

    /** Frame f lies f + offset mm to the right. */
    private static List<Affine> shifts(int offset) {
        return java.util.stream.IntStream.range(0, TinyStudy.FRAMES)
                .mapToObj(frame -> Affine.translation(new Vector3(frame + offset, 0, 0)))
                .toList();
    }

    private void write(String scan, List<Affine> maps, Affine... more) throws IOException {
        List<Affine> all = new java.util.ArrayList<>(maps);
        all.addAll(List.of(more));
        Path file = study.file("motion/" + scan + "_xfm.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, ItkTransformFile.write(all));
    }

    private SortedMap<String, LedgerEntry> run(SettingsReader settings) throws IOException {
        return new SmallRun(folder.resolve("out"), settings).over(study.root());
    }

    private SortedMap<String, String> stages() throws IOException {
        return FolderPrint.of(folder.resolve("out"), path -> path.startsWith("petline/stages/"));
    }

    private List<MotionRow> motion(LedgerEntry entry) throws IOException {
        return results().read(entry.result(), Table.MOTION);
    }

    private CoregistrationRow coregistration(LedgerEntry entry) throws IOException {
        return coregistration(entry, "out");
    }

    private CoregistrationRow coregistration(LedgerEntry entry, String output) throws IOException {
        return results(output).read(entry.result(), Table.COREGISTRATION).get(0);
    }

    private ScanResults results() {
        return results("out");
    }

    private ScanResults results(String output) {
        return new ScanResults(
                HadoopSettings.ofThisProcess().storeAt(folder.resolve(output).toString()));
    }
}
