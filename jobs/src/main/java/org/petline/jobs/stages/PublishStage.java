package org.petline.jobs.stages;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.petline.bids.DerivativeName;
import org.petline.bids.Store;
import org.petline.jobs.tables.Fingerprint;
import org.petline.jobs.tables.PublishedFile;
import org.petline.jobs.tables.PublishedFiles;
import org.petline.jobs.tables.ResultFile;
import org.petline.jobs.tables.ScanResult;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.Table;
import org.petline.report.FittedCurve;
import org.petline.report.ReportFile;
import org.petline.report.ScanPicture;

/**
 * Writes what a scan's users open: its rows, its BIDS derivatives, its evidence for the report. Nothing of it counts
 * before the scan's ledger entry names it.
 */
public final class PublishStage {
    /** Part of the fingerprint; raised when the same results are told differently. */
    public static final int VERSION = 5;

    private final Store output;
    private final ScanResults results;
    private final PublishedFiles publishedFiles;
    private final StageClock clock;
    private final String petlineVersion;

    public PublishStage(Store output, StageClock clock, String petlineVersion) {
        this.output = output;
        this.results = new ScanResults(output);
        this.publishedFiles = new PublishedFiles(output);
        this.petlineVersion = petlineVersion;
        this.clock = clock;
    }

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

    /** Publishes a scan; the same scan always gives the same bytes. */
    public Published run(FinishedScan scan) throws IOException {
        return clock.time("publish", () -> {
            String fingerprint = scan.prints().result().hex();
            Map<String, ResultFile> files = writeRows(scan, fingerprint);
            files.put(PublishedFiles.NAME, publishedFiles.write(scan.stem(), fingerprint, writeFiles(scan)));
            StagePrints prints = scan.prints();
            String inputs = Fingerprint.ofNothing()
                    .with("image", prints.image())
                    .with("sidecar", prints.sidecar())
                    .with("t1w", prints.t1w())
                    .with("segmentation", prints.segmentation())
                    .with("label-tables", prints.labelTables())
                    .with("fit-only", prints.fitOnly())
                    .with("motion-transforms", prints.motionTransforms())
                    .with("coregistration-transforms", prints.coregistrationTransforms())
                    .hex();
            return new Published(ScanResult.of(fingerprint, files), inputs, List.copyOf(scan.flags()));
        });
    }

    /** What lies beside the rows: written here, or left by the stages before. */
    private List<PublishedFile> writeFiles(FinishedScan scan) throws IOException {
        PublicationList files = new PublicationList(output);
        new Derivatives(files, petlineVersion).write(scan);
        DerivativeName name = new DerivativeName(scan.found().key());
        files.add(name.petReference());
        for (String series : List.of(name.framesInPet(), name.framesInT1w())) {
            if (output.find(series).isEmpty()) continue;
            files.add(series);
            files.add(DerivativeName.sidecarOf(series));
        }
        EvidenceFolder evidence = new EvidenceFolder(scan.stem());
        for (PicturesStage.Described picture : scan.drawn().pictures()) files.add(evidence.picture(picture.name()));
        files.write(evidence.reportFile(), evidence(scan).toJson());
        return files.all();
    }

    private static ReportFile evidence(FinishedScan scan) {
        return new ReportFile(
                scan.fitted().fits().stream()
                        .filter(fit -> fit.standing() != FittedScan.Standing.ALTERNATIVE)
                        .filter(fit -> !fit.predicted().isEmpty())
                        .map(fit ->
                                new FittedCurve(fit.region(), fit.combination().model(), fit.predicted()))
                        .toList(),
                scan.drawn().pictures().stream()
                        .map(picture -> new ScanPicture.Label(
                                picture.name(),
                                picture.caption(),
                                picture.contours().stream()
                                        .map(contour -> new ScanPicture.Contour(contour.name(), contour.colour()))
                                        .toList()))
                        .toList());
    }

    private Map<String, ResultFile> writeRows(FinishedScan scan, String fingerprint) throws IOException {
        ScanRows rows = new ScanRows(scan.keys(), fingerprint);
        Map<String, ResultFile> files = new TreeMap<>();
        write(
                files,
                scan,
                fingerprint,
                Table.MOTION,
                rows.motion(
                        scan.realigned(),
                        scan.times(),
                        scan.prints().settings().motion().outlierMm()));
        write(
                files,
                scan,
                fingerprint,
                Table.COREGISTRATION,
                List.of(rows.coregistration(scan.coregistered(), scan.referenced())));
        write(files, scan, fingerprint, Table.TACS, rows.tacs(scan.sampled(), scan.times()));
        write(files, scan, fingerprint, Table.BINDING_POTENTIALS, rows.bindingPotentials(scan.fitted()));
        write(files, scan, fingerprint, Table.KINETIC_PARAMETERS, rows.kineticParameters(scan.fitted()));
        return files;
    }

    private <R extends Record> void write(
            Map<String, ResultFile> files, FinishedScan scan, String fingerprint, Table<R> table, List<R> rows)
            throws IOException {
        files.put(table.name(), results.write(scan.stem(), fingerprint, table, rows));
    }
}
