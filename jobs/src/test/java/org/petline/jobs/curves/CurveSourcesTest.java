package org.petline.jobs.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.Refusal;
import org.petline.bids.Radionuclide;
import org.petline.bids.ScanKey;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.OutputReason;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.TableWriter;
import org.petline.jobs.tables.rows.FrameSpan;
import org.petline.jobs.tables.rows.RegionOfPvc;
import org.petline.jobs.tables.rows.RowOrigin;
import org.petline.jobs.tables.rows.ScanLabels;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.TacRow;
import org.petline.jobs.testing.Labels;

class CurveSourcesTest {
    private static final String TWO_FRAMES = "frame_start\tframe_end\tcer\tput\n0\t60\t1\t2\n60\t360\t3\tn/a\n";

    @TempDir
    private Path folder;

    private void file(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<CurveSource> at(String path, Selection selection) throws IOException {
        return new CurveSources(HadoopSettings.ofThisProcess(), selection)
                .at(folder.resolve(path).toString());
    }

    private List<CurveSource> at(String path) throws IOException {
        return at(path, new Selection(List.of(), List.of()));
    }

    private static List<Double> curve(MeasuredScan scan, String region) {
        return scan.sampled().regions().stream()
                .filter(each -> each.name().equals(region))
                .findFirst()
                .orElseThrow()
                .frames()
                .stream()
                .map(SampledScan.Sample::mean)
                .toList();
    }

    @BeforeEach
    void derivatives() throws IOException {
        file("d/dataset_description.json", "{\"Name\": \"trial\"}");
        file("d/sub-01/ses-a/pet/sub-01_ses-a_trc-X_run-2_seg-gtm_pvc-agtm_tacs.tsv", TWO_FRAMES);
        file("d/sub-01/ses-a/pet/sub-01_ses-a_trc-X_run-2_seg-gtm_pvc-agtm_tacs.json", """
                {"Units": "kBq/mL", "InjectionStart": 30, "TracerRadionuclide": "F18"}""");
        file("d/sub-02/pet/sub-02_tacs.tsv", TWO_FRAMES);
    }

    @Test
    void aFolderIsAScanATableWithItsKeys() throws IOException {
        List<CurveSource> sources = at("d");
        assertThat(sources).hasSize(2);
        MeasuredScan scan = sources.get(0).read(Given.NOTHING);
        assertThat(scan.keys()).isEqualTo(ScanLabels.of("trial", new ScanKey("01", "a", "", "X", "", "2"), "X"));
        assertThat(scan.pvc()).isEqualTo("agtm");
        assertThat(scan.regions()).containsExactly("cer", "put");
        assertThat(sources.get(1).read(Given.NOTHING).keys()).isEqualTo(Labels.of("trial", "02", null, null, null));
    }

    @Test
    void activitiesBecomeBqPerMlAndTimeRunsFromTheInjection() throws IOException {
        MeasuredScan scan = at("d").get(0).read(Given.NOTHING);
        assertThat(curve(scan, "cer")).containsExactly(1000.0, 3000.0);
        assertThat(curve(scan, "put")).containsExactly(2000.0, Double.NaN);
        assertThat(scan.times().startSeconds(0)).isEqualTo(-30);
        assertThat(scan.injectionStartSeconds()).isEqualTo(30);
        assertThat(scan.isUnitKnown()).isTrue();
    }

    @Test
    void theUsersWordStandsInPlaceOfTheSidecars() throws IOException {
        Given given = new Given(Optional.of("Bq/mL"), Optional.of(Radionuclide.C11), OptionalDouble.of(10));
        MeasuredScan scan = at("d").get(0).read(given);
        assertThat(curve(scan, "cer")).containsExactly(1.0, 3.0);
        assertThat(scan.times().startSeconds(1)).isEqualTo(50);
        assertThat(scan.sidecar().radionuclide()).contains(Radionuclide.C11);
    }

    @Test
    void aTableThatNamesNoUnitIsTakenAsItIs() throws IOException {
        MeasuredScan scan = at("d").get(1).read(Given.NOTHING);
        assertThat(scan.isUnitKnown()).isFalse();
        assertThat(curve(scan, "cer")).containsExactly(1.0, 3.0);
        assertThat(scan.times().startSeconds(0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"sub-02, '', 1, 02", "02, '', 1, 02", "'', ses-a, 1, 01", "'', a, 1, 01"})
    void labelsPickScansWithAndWithoutTheirPrefix(String participant, String session, int count, String first)
            throws IOException {
        List<CurveSource> picked = at("d", new Selection(labels(participant), labels(session)));
        assertThat(picked).hasSize(count);
        assertThat(picked.get(0).read(Given.NOTHING).keys().participantId()).isEqualTo(first);
    }

    private static List<String> labels(String label) {
        return label.isEmpty() ? List.of() : List.of(label);
    }

    @Test
    void labelsThatPickNothingAreRefused() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> at("d", new Selection(List.of("03"), List.of())));
        assertThat(refusal.reason()).isEqualTo(CurvesReason.CURVES_SELECTION_EMPTY);
    }

    @Test
    void aFolderWithoutCurvesIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> at("empty"));
        assertThat(refusal.reason()).isEqualTo(CurvesReason.CURVES_MISSING);
        assertThat(refusal.file()).endsWith("empty");
    }

    @Test
    void theReferenceRegionsOwnTableJoinsItsScan() throws IOException {
        file("d/sub-02/pet/sub-02_label-ref_tacs.tsv", "frame_start\tframe_end\tref\n0\t60\t5\n60\t360\t6\n");
        List<CurveSource> sources = at("d");
        assertThat(sources).hasSize(2);
        assertThat(curve(sources.get(1).read(Given.NOTHING), "ref")).containsExactly(5.0, 6.0);
    }

    @Test
    void aRegionsOwnTableWithOtherFramesIsLeftOutAlone() throws IOException {
        file("d/sub-02/pet/sub-02_label-ref_tacs.tsv", "frame_start\tframe_end\tref\n0\t60\t5\n");
        MeasuredScan scan = at("d").get(1).read(Given.NOTHING);
        assertThat(scan.regions()).containsExactly("cer", "put");
        assertThat(scan.refused()).extracting(Refusal::reason).containsExactly(CurvesReason.CURVES_FRAMES_DIFFER);
    }

    @ParameterizedTest
    @CsvSource({"tables/tacs", "tables/tacs/part-00000.parquet", "tables/tacs/"})
    void petlinesOwnTableIsReadAScanATime(String path) throws IOException {
        curves("a", "b");
        List<CurveSource> sources = at(path);
        assertThat(sources).extracting(CurveSource::stem).containsExactly("sub-1_ses-a", "sub-1_ses-b");
        MeasuredScan scan = sources.get(1).read(Given.NOTHING);
        assertThat(scan.keys()).isEqualTo(Labels.of("trial", "1", "b", null, "[11C]DASB"));
        assertThat(curve(scan, "put")).containsExactly(0.5, Double.NaN, 2.5);
        assertThat(scan.times().endSeconds(2)).isEqualTo(180);
        assertThat(scan.isUnitKnown()).isTrue();
        assertThat(at(path, new Selection(List.of(), List.of("b")))).hasSize(1);
    }

    /** Two regions in three frames of one participant's sessions, each session's result under its own name. */
    private void curves(String... sessions) throws IOException {
        List<TacRow> rows = new ArrayList<>();
        for (String session : sessions) {
            for (String region : new String[] {"cer", "put"}) {
                for (int frame = 0; frame < 3; frame++) {
                    rows.add(row(session, region, frame, frame == 1 ? null : frame + 0.5));
                }
            }
        }
        table("tacs/part-00000.parquet", Table.TACS, rows);
    }

    private <R extends Record> void table(String part, Table<R> table, List<R> rows) throws IOException {
        Path file = folder.resolve("tables").resolve(part);
        Files.createDirectories(file.getParent());
        try (var out = Files.newOutputStream(file)) {
            TableWriter.write(out, table, rows);
        }
    }

    /** The row of a scan of which no more is known. */
    private static ScanRow scan(String session, String radionuclide, String result) {
        Map<String, Object> known = new HashMap<>();
        known.put("participant_id", "1");
        known.put("session_id", session);
        known.put("scan", "sub-1_ses-" + session);
        known.put("radionuclide", radionuclide);
        known.put("injected_radioactivity", 350.0);
        known.put("fingerprint", result);
        return Table.SCANS
                .schema()
                .rowOf(Table.SCANS.schema().columns().stream()
                        .map(column -> known.get(column.name()))
                        .toArray());
    }

    @ParameterizedTest
    @CsvSource({"tables/tacs", "tables/tacs/part-00000.parquet", "tables/tacs/", "tables/tacs/."})
    void theTableOfScansBesideSaysWhatItKnowsOfTheSameResult(String path) throws IOException {
        curves("a", "b");
        table("scans/part-00000.parquet", Table.SCANS, List.of(scan("a", "C11", "result a")));
        table("scans/part-00001.parquet", Table.SCANS, List.of(scan("b", "F18", "result b")));
        List<CurveSource> sources = at(path);
        assertThat(sources.get(0).read(Given.NOTHING).sidecar().radionuclide()).contains(Radionuclide.C11);
        assertThat(sources.get(1).read(Given.NOTHING).sidecar().radionuclide()).contains(Radionuclide.F18);
        assertThat(sources.get(1).read(Given.NOTHING).sidecar().injectedMBq()).isEqualTo(350);
        Given given = new Given(Optional.empty(), Optional.of(Radionuclide.GA68), OptionalDouble.empty());
        assertThat(sources.get(0).read(given).sidecar().radionuclide()).contains(Radionuclide.GA68);
    }

    @Test
    void aRadionuclideThatNoTableOfScansSaysIsMissedInThatTable() throws IOException {
        curves("a");
        assertRadionuclideMissed("no table of scans");
        table("scans/part-00000.parquet", Table.SCANS, List.of(scan("a", "C11", "an earlier result")));
        assertRadionuclideMissed("no row of the result result a");
        table("scans/part-00000.parquet", Table.SCANS, List.of(scan("a", null, "result a")));
        assertRadionuclideMissed("sub-1_ses-a: null");
    }

    private void assertRadionuclideMissed(String found) throws IOException {
        CurveSource source = at("tables/tacs").get(0);
        assertThat(source.read(Given.NOTHING).sidecar().radionuclide()).isEmpty();
        Refusal refusal = source.radionuclideUnknown();
        assertThat(refusal.reason()).isEqualTo(CurvesReason.CURVES_RADIONUCLIDE_UNKNOWN);
        assertThat(refusal.file()).isEqualTo(folder.resolve("tables/scans").toString());
        assertThat(refusal.field()).isEqualTo("radionuclide");
        assertThat(refusal.found()).contains(found);
    }

    @Test
    void aPartOfTheTableOfScansThatCannotBeReadTakesNoOtherWithIt() throws IOException {
        curves("a", "b");
        table("scans/part-00001.parquet", Table.SCANS, List.of(scan("b", "F18", "result b")));
        file("tables/scans/part-00000.parquet", "not a table");
        List<CurveSource> sources = at("tables/tacs");
        assertThat(sources.get(1).read(Given.NOTHING).sidecar().radionuclide()).contains(Radionuclide.F18);
        assertThat(sources.get(0).read(Given.NOTHING).sidecar().radionuclide()).isEmpty();
        Refusal refusal = sources.get(0).radionuclideUnknown();
        assertThat(refusal.reason()).isEqualTo(OutputReason.TABLE_DAMAGED);
        assertThat(refusal.file()).endsWith("tables/scans/part-00000.parquet");
    }

    @Test
    void ofTwoLabelsOfOneResultTheOneThatKnowsIsHeard() throws IOException {
        curves("a");
        table(
                "scans/part-00000.parquet",
                Table.SCANS,
                List.of(scan("a", null, "result a"), scan("renamed", "C11", "result a")));
        assertThat(at("tables/tacs").get(0).read(Given.NOTHING).sidecar().radionuclide())
                .contains(Radionuclide.C11);
    }

    private static TacRow row(String session, String region, int frame, Double activity) {
        return new TacRow(
                Labels.of("trial", "1", session, null, "[11C]DASB"),
                new RegionOfPvc(region, "none"),
                new FrameSpan(frame, 60.0 * frame, 60.0 * frame + 60),
                new TacRow.Activity(activity, null, null, 0.1),
                new TacRow.Size(5, 100),
                1,
                new RowOrigin(null, "result " + session));
    }
}
