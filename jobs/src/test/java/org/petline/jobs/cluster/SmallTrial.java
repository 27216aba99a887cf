package org.petline.jobs.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.petline.geometry.Grid;
import org.petline.jobs.store.HadoopSettings;
import org.petline.phantom.Scanner;
import org.petline.phantom.SimulatedTrial;
import org.petline.phantom.TrialDesign;
import org.petline.regions.RegionTable;

/**
 * Two people on a scanner with large voxels, the first scanned twice: three scans that are done in a few seconds each,
 * but not so fast that a process could not be killed in the middle of one.
 */
final class SmallTrial {
    static final int SCANS = 3;

    private static final String REGIONS = "/conf/regions/freesurfer-trial.tsv";
    private static final int[][] FRAMES = {{2, 60}, {2, 240}, {2, 600}, {2, 1200}};
    private static final Scanner COARSE = new Scanner("Simulated coarse", Grid.centred(24, 24, 20, 10), 9);
    private static final double ANATOMY_MM = 4;
    private static final TrialDesign DESIGN = TrialDesign.DEFAULT
            .withScanner(COARSE)
            .withFrames(TrialDesign.framesOf(FRAMES))
            .withAnatomySpacingMm(ANATOMY_MM);

    /** 17 million voxels in all frames. */
    private static final Scanner FINE = new Scanner("Simulated fine", Grid.centred(128, 128, 64, 2), 6);

    private static final int[][] MORE_FRAMES = {{4, 60}, {4, 180}, {4, 300}, {4, 600}};

    private SmallTrial() {}

    /** Writes the trial below a local folder and gives the dataset's path. */
    static Path simulateIn(Path folder) throws IOException {
        Path dataset = simulate(folder, DESIGN.withParticipants(2).withSessions(2));
        try (Stream<Path> scan = Files.walk(dataset.resolve("sub-02/ses-followup/pet"))) {
            for (Path file : (Iterable<Path>) scan.sorted(Comparator.reverseOrder())::iterator) Files.delete(file);
        }
        return dataset;
    }

    /** Writes one scan of one person, with enough voxels for two executors, and gives the dataset's path. */
    static Path simulateLargeScanIn(Path folder) throws IOException {
        return simulate(
                folder,
                DESIGN.withParticipants(1)
                        .withSessions(1)
                        .withScanner(FINE)
                        .withFrames(TrialDesign.framesOf(MORE_FRAMES)));
    }

    private static Path simulate(Path folder, TrialDesign design) throws IOException {
        Path dataset = folder.resolve("dataset");
        HadoopSettings files = HadoopSettings.ofThisProcess();
        new SimulatedTrial(design, regions())
                .write(
                        files.storeAt(dataset.toString()),
                        files.storeAt(folder.resolve("truth").toString()));
        return dataset;
    }

    private static RegionTable regions() throws IOException {
        try (var in = SmallTrial.class.getResourceAsStream(REGIONS)) {
            return RegionTable.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), REGIONS);
        }
    }
}
