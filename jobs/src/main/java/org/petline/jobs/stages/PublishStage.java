package org.petline.jobs.stages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.petline.bids.ScanKey;
import org.petline.jobs.derivatives.Derivatives;
import org.petline.jobs.derivatives.EvidenceFolder;
import org.petline.jobs.derivatives.FinishedScan;
import org.petline.jobs.derivatives.PublicationList;
import org.petline.jobs.derivatives.ScanRows;
import org.petline.jobs.fitting.FittedScan;
import org.petline.jobs.tables.Fingerprint;
import org.petline.jobs.tables.PublishedFile;
import org.petline.jobs.tables.PublishedFiles;
import org.petline.jobs.tables.ResultFile;
import org.petline.jobs.tables.ScanResult;
import org.petline.jobs.tables.ScanResults;
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
     * @param flags of the scan as a whole
     */
    public record Published(ScanResult result, String inputs, List<String> flags) {
        /** Copies the list. */
        public Published {
            flags = List.copyOf(flags);
        }
    }

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public int version() {
        return 6;
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
        return Fingerprint.ofNothing().with("motion-outlier-mm", Double.toString(outlierMm));
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
                scan.result(Stages.SAMPLE),
                scan.result(Stages.FIT));
        String fingerprint = scan.fingerprints().result().hex();
        Map<String, ResultFile> files = writeRows(scan, finished, fingerprint);
        PublishedFiles published = new PublishedFiles(scan.output());
        files.put(PublishedFiles.NAME, published.write(finished.stem(), fingerprint, writeFiles(scan, finished)));
        String inputs = contents(scan.fingerprints().inputs());
        return new Published(ScanResult.of(fingerprint, files), inputs, List.copyOf(flags(scan)));
    }

    /** What is remarkable about the scan, sorted. */
    private static Set<String> flags(StageContext scan) throws IOException {
        Set<String> flags = new TreeSet<>(new ScanCircumstances(scan.found(), scan.sidecar(), scan.settings()).flags());
        for (Stage<?> stage : kept(scan)) flags.addAll(flagsOf(stage, scan));
        return flags;
    }

    private static <R extends Record> Set<String> flagsOf(Stage<R> stage, StageContext scan) throws IOException {
        return stage.flags(scan.result(stage));
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

    private static Map<String, ResultFile> writeRows(StageContext scan, FinishedScan finished, String fingerprint)
            throws IOException {
        ScanRows rows = new ScanRows(ScanRows.labels(scan.found(), Optional.of(scan.sidecar())), fingerprint);
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
