package org.petline.jobs.stages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.petline.FrameTimes;
import org.petline.bids.DecayCorrection;
import org.petline.bids.DerivativeName;
import org.petline.bids.PetSidecar;
import org.petline.bids.Radionuclide;
import org.petline.bids.ScanKey;
import org.petline.bids.T1w;
import org.petline.files.SourceFile;
import org.petline.geometry.Grid;
import org.petline.image.Volume;
import org.petline.jobs.fitting.FittedScan;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.stages.results.CoregisteredScan;
import org.petline.jobs.stages.results.CorrectedScan;
import org.petline.jobs.stages.results.RealignedScan;
import org.petline.jobs.stages.results.ReferencedScan;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputLayout;
import org.petline.jobs.tables.PlainRows;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.TableView;
import org.petline.jobs.tables.rows.ScanLabels;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.testing.LocalStore;

/**
 * What stages say that they found out, published as of a scan that was done: rows, derivatives, and the tables that
 * readers open. No voxel is read and nothing is estimated.
 */
final class PublishedScan {
    /** Column of every table: these four, in this order. */
    static final ScanLabels LABELS =
            ScanLabels.of("the dataset", new ScanKey("p01", "baseline", "rest", "DASB", "acdyn", "r2"), "DASB");

    static final DerivativeName NAME =
            new DerivativeName(new ScanKey("p01", "baseline", "rest", "DASB", "acdyn", "r2"));

    private final Path folder;
    private final String fingerprint;

    private PublishedScan(Path folder, String fingerprint) {
        this.folder = folder;
        this.fingerprint = fingerprint;
    }

    /** What was found out about one scan. */
    record Findings(
            FrameTimes times,
            RealignedScan realigned,
            CoregisteredScan coregistered,
            SampledScan sampled,
            CorrectedScan corrected,
            FittedScan fitted) {}

    /** Publishes findings into an empty folder. */
    static PublishedScan in(Path folder, Findings findings, String... settings) throws IOException {
        LocalStore output = new LocalStore(folder);
        SettingsReader reader = SettingsReader.defaults();
        for (String setting : settings) reader = reader.withAssignment(setting);
        Settings chosen = reader.settings();
        Grid grid = Grid.centred(2, 2, 2, 4);
        ReferencedScan reference = ReferenceStage.write(
                chosen.reference(),
                new Volume(grid, new float[grid.voxels()]),
                findings.times,
                output,
                NAME.petReference());
        PublishStage.Published published;
        try (KnownScan known = new KnownScan(chosen, found(), sidecar(findings.times), output)) {
            known.result(Stages.UNPACK, new UnpackedScan.Facts(List.of()));
            known.result(Stages.REALIGN, findings.realigned);
            known.result(Stages.REFERENCE, reference);
            known.result(Stages.COREGISTER, findings.coregistered);
            known.result(Stages.SEGMENTATION, new SegmentationStage.Checked(0, 1, 0, 1, List.of()));
            known.result(Stages.SAMPLE, findings.sampled);
            known.result(Stages.CORRECT, findings.corrected);
            known.result(Stages.FIT, findings.fitted);
            known.result(Stages.PICTURES, new PicturesStage.Drawn(List.of()));
            published = Stages.PUBLISH.run(known);
        }
        ScanRow row = new ScanRow(
                LABELS,
                published.outcome(),
                new ScanRow.Sources(null, null, null, null),
                ScanRow.Acquisition.UNKNOWN,
                new ScanRow.Fingerprints(published.result().fingerprint(), published.inputs(), ""),
                new ScanRow.Run("1.2.3", "a run", null, null));
        new TableView(output).refresh(List.of(LedgerEntry.of(row, 0, new TreeMap<>(), List.of(), published.result())));
        return new PublishedScan(folder, published.result().fingerprint());
    }

    /** Column {@code result_fingerprint} of every table but that of scans. */
    String fingerprint() {
        return fingerprint;
    }

    /** The rows of a table that readers open, by column. */
    List<Map<String, Object>> rows(Table<?> table) throws IOException {
        return PlainRows.of(folder.resolve(OutputLayout.part(table, 0)));
    }

    /** A derivative. */
    String text(String path) throws IOException {
        return Files.readString(folder.resolve(path));
    }

    static FoundScan found() {
        return new FoundScan(
                LABELS.dataset(),
                NAME.scan(),
                file("pet.nii.gz"),
                List.of(file("pet.json")),
                FoundScan.MrFiles.of(new T1w(file("T1w.nii.gz"), ""), file("dseg.nii.gz"), List.of()),
                List.of(),
                FoundScan.Transforms.NONE);
    }

    private static SourceFile file(String path) {
        return new SourceFile("dataset", path, 1, 2);
    }

    static PetSidecar sidecar(FrameTimes times) {
        return new PetSidecar(
                new PetSidecar.Tracer("DASB", Radionuclide.C11),
                1,
                new PetSidecar.Dose(500, 70),
                new PetSidecar.Clock("12:34:56", 0, 0),
                times,
                new DecayCorrection(0),
                new PetSidecar.Camera("", ""),
                List.of());
    }
}
