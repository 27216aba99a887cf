package org.petline.jobs.stages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.petline.Flag;
import org.petline.bids.ScanKey;
import org.petline.jobs.derivatives.Derivatives;
import org.petline.jobs.derivatives.EvidenceFolder;
import org.petline.jobs.derivatives.FinishedScan;
import org.petline.jobs.derivatives.PublicationList;
import org.petline.jobs.derivatives.RowFlags;
import org.petline.jobs.derivatives.ScanRows;
import org.petline.jobs.fitting.FittedScan;
import org.petline.jobs.stages.results.Remark;
import org.petline.jobs.stages.results.Remarks;
import org.petline.jobs.stages.results.ScanFlag;
import org.petline.jobs.tables.Fingerprint;
import org.petline.jobs.tables.PublishedFile;
import org.petline.jobs.tables.PublishedFiles;
import org.petline.jobs.tables.ResultFile;
import org.petline.jobs.tables.ScanResult;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.report.FittedCurve;
import org.petline.report.ReportFile;
import org.petline.report.ScanPicture;

/**
 * Writes what a scan's users open: its rows, its BIDS derivatives, its evidence for the report. Nothing of it counts
 * before the scan's ledger entry names it.
 */
public final class PublishStage implements Stage<PublishStage.Published> {
    private static final long serialVersionUID = 1;

    /**
     * What was published.
     *
     * @param inputs hash of all contents that were read
     * @param outcome what the table of scans says of it
     */
    public record Published(ScanResult result, String inputs, ScanRow.Outcome outcome) {}

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public int version() {
        return 7;
    }

    @Override
    public Class<Published> result() {
        return Published.class;
    }

    /** What rows hold depends on; pictures are files that the result vouches for. */
    @Override
    public List<Stage<?>> buildsOn() {
        return List.of(Stages.PICTURES, Stages.FIT);
    }

    @Override
    public Fingerprint dependsOn(StageInputs inputs) {
        double outlierMm = inputs.settings().motion().outlierMm();
        return Fingerprint.ofNothing()
                .with("motion-outlier-mm", Double.toString(outlierMm))
                .with("reconstruction", inputs.standing().name());
    }

    /** The ledger keeps it. */
    @Override
    public boolean isKept() {
        return false;
    }

    /** Publishes a scan; the same scan always gives the same bytes. */
    @Override
    public Published run(StageContext scan) throws IOException {
        FinishedScan finished = new FinishedScan(
                scan.found(),
                scan.sidecar(),
                scan.settings(),
                scan.result(Stages.REALIGN),
                scan.result(Stages.REFERENCE),
                scan.result(Stages.COREGISTER),
                new FinishedScan.Curves(
                        scan.result(Stages.SAMPLE), scan.result(Stages.CORRECT), scan.result(Stages.FIT)));
        String fingerprint = scan.fingerprints().result().hex();
        Remarks remarks = remarks(scan);
        RowFlags flags = RowFlags.of(remarks, finished.sampled(), finished.corrected());
        Map<String, ResultFile> files = writeRows(scan, finished, fingerprint, flags);
        PublishedFiles published = new PublishedFiles(scan.output());
        files.put(PublishedFiles.NAME, published.write(finished.stem(), fingerprint, writeFiles(scan, finished)));
        String inputs = contents(scan.fingerprints().inputs());
        return new Published(
                ScanResult.of(fingerprint, files), inputs, outcome(withAnswers(remarks, finished.fitted(), flags)));
    }

    private static ScanRow.Outcome outcome(Remarks remarks) {
        String severity = remarks.severity().map(Flag.Severity::word).orElse("");
        return ScanRow.Outcome.done(severity, remarks.flags(), remarks.text());
    }

    /** What is remarkable about the scan and what its rows are made from. */
    private static Remarks remarks(StageContext scan) throws IOException {
        List<Remark> remarks =
                new ArrayList<>(new ScanCircumstances(scan.found(), scan.sidecar(), scan.settings()).remarks());
        for (Stage<?> stage : kept(scan)) remarks.addAll(remarksOf(stage, scan));
        return Remarks.of(remarks);
    }

    private static <R extends Record> List<Remark> remarksOf(Stage<R> stage, StageContext scan) throws IOException {
        return stage.remarks(scan.result(stage));
    }

    /** The same, and whether the scan has the answers that it was done for. */
    private static Remarks withAnswers(Remarks remarks, FittedScan fitted, RowFlags flags) {
        List<FittedScan.RegionFit> primary = fitted.fits().stream()
                .filter(fit -> fit.standing() == FittedScan.Standing.PRIMARY)
                .toList();
        List<String> without = primary.stream()
                .filter(fit -> !flags.isUsable(fit))
                .map(FittedScan.RegionFit::region)
                .toList();
        if (without.isEmpty()) return remarks;
        ScanFlag flag =
                without.size() < primary.size() ? ScanFlag.SOME_REGIONS_UNUSABLE : ScanFlag.ALL_REGIONS_UNUSABLE;
        List<Remark> more = new ArrayList<>(remarks.all());
        more.add(Remark.onRows(flag, String.join(", ", without)));
        return Remarks.of(more);
    }

    /** The stages that the settings ask for and that came before. */
    private static List<Stage<?>> kept(StageContext scan) {
        return scan.stages().asked(scan.settings()).stream()
                .filter(Stage::isKept)
                .toList();
    }

    private static String contents(StageInputs inputs) {
        return Fingerprint.ofNothing()
                .with("image", inputs.image())
                .with("sidecar", inputs.sidecar())
                .with("t1w", inputs.anatomy().t1w())
                .with("segmentation", inputs.anatomy().segmentation())
                .with("label-tables", inputs.anatomy().labelTables())
                .with("fit-only", inputs.fitOnly())
                .with("motion-transforms", inputs.transforms().motion())
                .with("coregistration-transforms", inputs.transforms().coregistration())
                .hex();
    }

    /** What lies beside the rows: written here, or left by the stages before. */
    private static List<PublishedFile> writeFiles(StageContext scan, FinishedScan finished) throws IOException {
        PublicationList files = new PublicationList(scan.output());
        new Derivatives(files, scan.petlineVersion()).write(finished);
        for (Stage<?> stage : scan.stages().inOrder()) {
            for (String file : filesOf(stage, scan)) files.add(file);
        }
        byte[] evidence =
                evidence(finished.fitted(), scan.result(Stages.PICTURES)).toJson();
        files.write(new EvidenceFolder(finished.stem()).reportFile(), evidence);
        return files.all();
    }

    /** Files that no longer are asked for, but stay, are vouched for as well. */
    private static <R extends Record> List<String> filesOf(Stage<R> stage, StageContext scan) throws IOException {
        if (!stage.leavesFiles()) return List.of();
        ScanKey key = scan.found().key();
        if (stage.isAsked(scan.settings())) return stage.files(key, scan.result(stage));
        List<String> there = new ArrayList<>();
        for (String file : stage.lastingFiles(key)) {
            if (scan.output().find(file).isPresent()) there.add(file);
        }
        return there;
    }

    private static ReportFile evidence(FittedScan fitted, PicturesStage.Drawn drawn) {
        return new ReportFile(
                fitted.fits().stream()
                        .filter(fit -> fit.standing() != FittedScan.Standing.ALTERNATIVE)
                        .filter(fit -> !fit.predicted().isEmpty())
                        .map(fit ->
                                new FittedCurve(fit.region(), fit.combination().model(), fit.predicted()))
                        .toList(),
                drawn.pictures().stream()
                        .map(picture -> new ScanPicture.Label(
                                picture.name(),
                                picture.caption(),
                                picture.contours().stream()
                                        .map(contour -> new ScanPicture.Contour(contour.name(), contour.colour()))
                                        .toList()))
                        .toList());
    }

    private static Map<String, ResultFile> writeRows(
            StageContext scan, FinishedScan finished, String fingerprint, RowFlags flags) throws IOException {
        ScanRows rows = new ScanRows(ScanRows.labels(scan.found(), Optional.of(scan.sidecar())), fingerprint, flags);
        ScanResults results = new ScanResults(scan.output());
        Map<String, ResultFile> files = new TreeMap<>();
        for (Stage<?> stage : kept(scan)) {
            for (TableRows<?> table : rowsOf(stage, scan, finished, rows)) {
                files.put(table.table().name(), write(results, finished.stem(), fingerprint, table));
            }
        }
        return files;
    }

    private static <R extends Record> List<TableRows<?>> rowsOf(
            Stage<R> stage, StageContext scan, FinishedScan finished, ScanRows rows) throws IOException {
        return stage.rows(scan.result(stage), finished, rows);
    }

    private static <R extends Record> ResultFile write(
            ScanResults results, String scan, String fingerprint, TableRows<R> rows) throws IOException {
        return results.write(scan, fingerprint, rows.table(), rows.rows());
    }
}
