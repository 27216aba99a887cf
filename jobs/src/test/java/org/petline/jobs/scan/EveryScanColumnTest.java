package org.petline.jobs.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.FrameTimes;
import org.petline.Reason;
import org.petline.Refusal;
import org.petline.bids.DecayCorrection;
import org.petline.bids.PetSidecar;
import org.petline.bids.Radionuclide;
import org.petline.bids.ScanKey;
import org.petline.bids.SidecarReason;
import org.petline.bids.T1w;
import org.petline.files.SourceFile;
import org.petline.jobs.plan.Discovery;
import org.petline.jobs.plan.RefusedAtDiscovery;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.scanfiles.StageClock;
import org.petline.jobs.tables.ColumnByColumn;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputLayout;
import org.petline.jobs.tables.PlainRows;
import org.petline.jobs.tables.ScanResult;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.TableView;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;
import org.petline.testing.LocalStore;

/** Each column of the table of scans has its own value, from what is known of a scan, through its ledger entry. */
class EveryScanColumnTest {
    private static final ScanKey KEY = new ScanKey("p01", "baseline", "rest", "DASB", "osem", "r2");
    private static final FoundScan SCAN = new FoundScan(
            "the dataset",
            KEY,
            file("pet.nii.gz"),
            List.of(file("pet.json")),
            FoundScan.MrFiles.of(new T1w(file("T1w.nii.gz"), "screening"), file("dseg.nii.gz"), List.of()),
            List.of(),
            FoundScan.Transforms.NONE);

    @TempDir
    private Path folder;

    @Test
    void ofAScanThatWasDone() throws IOException {
        ScanRowBuilder account = new ScanRowBuilder(SCAN, "a run", "settings hash");
        account.read(sidecar());

        ScanRow row = account.done(
                ScanRow.Outcome.done("caution", List.of("ONE", "TWO"), "ONE: frame 3"),
                "a result",
                "inputs hash",
                new StageClock.Times(12.5, 11.25));

        labelled("done")
                .with("reason_code", null)
                .with("message", null)
                .with("remedy", null)
                .with("stage", null)
                .with("severity", "caution")
                .with("flags", "ONE,TWO")
                .with("findings", "ONE: frame 3")
                .with("pet_path", "pet.nii.gz")
                .with("t1w_path", "T1w.nii.gz")
                .with("t1w_session", "screening")
                .with("segmentation_path", "dseg.nii.gz")
                .with("frames", 3)
                .with("scan_start", 5.0)
                .with("scan_end", 545.0)
                .with("injected_radioactivity", 512.5)
                .with("radionuclide", "F18")
                .with("fingerprint", "a result")
                .with("input_fingerprint", "inputs hash")
                .with("settings_fingerprint", "settings hash")
                .with("petline_version", PetlineVersion.TEXT)
                .with("run_record", "a run")
                .with("seconds", 12.5)
                .with("cpu_seconds", 11.25)
                .isIn(published(row));
    }

    @Test
    void ofAScanThatWasRefusedAfterItsSidecarWasRead() throws IOException {
        ScanRowBuilder account = new ScanRowBuilder(SCAN, "a run", "settings hash");
        account.read(sidecar());

        ScanRow row = account.notDone(
                ScanStatus.STALE,
                ScanFailure.of(refusal(), "sample"),
                "the last result",
                new StageClock.Times(12.5, 11.25));

        labelled("stale")
                .with("reason_code", "FRAME_TIMES_UNIT")
                .with(
                        "message",
                        SidecarReason.FRAME_TIMES_UNIT.meaning()
                                + "; file pet.json; field FrameDuration; found minutes")
                .with("remedy", SidecarReason.FRAME_TIMES_UNIT.remedy())
                .with("stage", "sample")
                .with("severity", null)
                .with("flags", null)
                .with("findings", null)
                .with("pet_path", "pet.nii.gz")
                .with("t1w_path", "T1w.nii.gz")
                .with("t1w_session", "screening")
                .with("segmentation_path", "dseg.nii.gz")
                .with("frames", 3)
                .with("scan_start", 5.0)
                .with("scan_end", 545.0)
                .with("injected_radioactivity", 512.5)
                .with("radionuclide", "F18")
                .with("fingerprint", "the last result")
                .with("input_fingerprint", null)
                .with("settings_fingerprint", "settings hash")
                .with("petline_version", PetlineVersion.TEXT)
                .with("run_record", "a run")
                .with("seconds", 12.5)
                .with("cpu_seconds", 11.25)
                .isIn(published(row));
    }

    @Test
    void ofAScanThatNoTaskEverSaw() throws IOException {
        RefusedAtDiscovery refused = new RefusedAtDiscovery("the dataset", "a run", "settings hash");
        LedgerEntry entry = refused.entry(
                new Discovery.RefusedScan(Optional.of(KEY), "pet.nii.gz", refusal()), 0, Optional.empty());

        ofDiscovery("refused", SidecarReason.FRAME_TIMES_UNIT, "; file pet.json; field FrameDuration; found minutes")
                .isIn(published(entry.row()));
        ofDiscovery("withdrawn", PipelineReason.SCAN_WITHDRAWN, "")
                .isIn(published(refused.withdrawn(entry).row()));
    }

    /** The columns before the reason. */
    private static ColumnByColumn labelled(String status) {
        return new ColumnByColumn()
                .with("dataset", "the dataset")
                .with("participant_id", "p01")
                .with("session_id", "baseline")
                .with("task", "rest")
                .with("tracer", "DASB")
                .with("reconstruction", "osem")
                .with("run_id", "r2")
                .with("scan", KEY.stem())
                .with("status", status);
    }

    private static ColumnByColumn ofDiscovery(String status, Reason reason, String details) {
        return labelled(status)
                .with("reason_code", reason.name())
                .with("message", reason.meaning() + details)
                .with("remedy", reason.remedy())
                .with("stage", "discover")
                .with("severity", null)
                .with("flags", null)
                .with("findings", null)
                .with("pet_path", "pet.json")
                .with("t1w_path", null)
                .with("t1w_session", null)
                .with("segmentation_path", null)
                .with("frames", null)
                .with("scan_start", null)
                .with("scan_end", null)
                .with("injected_radioactivity", null)
                .with("radionuclide", null)
                .with("fingerprint", null)
                .with("input_fingerprint", null)
                .with("settings_fingerprint", "settings hash")
                .with("petline_version", PetlineVersion.TEXT)
                .with("run_record", "a run")
                .with("seconds", null)
                .with("cpu_seconds", null);
    }

    /** Through the ledger to the table that readers open. */
    private Map<String, Object> published(ScanRow row) throws IOException {
        LocalStore output = new LocalStore(folder);
        new Ledger(output).commit(LedgerEntry.of(row, 0, new TreeMap<>(), List.of(), ScanResult.none()));
        new TableView(output).refresh(new Ledger(output).readAll().entries().values());
        List<Map<String, Object>> rows = PlainRows.of(folder.resolve(OutputLayout.part(Table.SCANS, 0)));
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static SourceFile file(String path) {
        return new SourceFile("dataset", path, 1, 2);
    }

    private static PetSidecar sidecar() {
        return new PetSidecar(
                new PetSidecar.Tracer("[18F]DASB", Radionuclide.F18),
                1,
                new PetSidecar.Dose(512.5, 71.5),
                new PetSidecar.Clock("12:34:56", 7, 8),
                FrameTimes.ofSeconds(new double[] {5, 65, 245}, new double[] {60, 180, 300}),
                new DecayCorrection(0),
                new PetSidecar.Camera("maker", "model"),
                List.of());
    }

    private static Refusal refusal() {
        return Refusal.of(SidecarReason.FRAME_TIMES_UNIT)
                .file("pet.json")
                .field("FrameDuration")
                .found("minutes");
    }
}
