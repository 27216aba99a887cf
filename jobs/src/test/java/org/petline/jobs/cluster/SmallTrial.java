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

    private SmallTrial() {}

    /** Writes the trial below a local folder and gives the dataset's path. */
    static Path simulateIn(Path folder) throws IOException {
        Path dataset = folder.resolve("dataset");
        TrialDesign design = TrialDesign.DEFAULT
                .withParticipants(2)
                .withSessions(2)
                .withScanner(COARSE)
                .withFrames(TrialDesign.framesOf(FRAMES))
                .withAnatomySpacingMm(ANATOMY_MM);
        HadoopSettings files = HadoopSettings.ofThisProcess();
        new SimulatedTrial(design, regions())
                .write(
                        files.storeAt(dataset.toString()),
                        files.storeAt(folder.resolve("truth").toString()));
        try (Stream<Path> scan = Files.walk(dataset.resolve("sub-02/ses-followup/pet"))) {
            for (Path file : (Iterable<Path>) scan.sorted(Comparator.reverseOrder())::iterator) Files.delete(file);
        }
        return dataset;
    }

    private static RegionTable regions() throws IOException {
        try (var in = SmallTrial.class.getResourceAsStream(REGIONS)) {
            return RegionTable.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), REGIONS);
        }
    }
}
