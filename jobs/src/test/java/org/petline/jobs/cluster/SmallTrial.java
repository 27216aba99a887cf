package org.petline.jobs.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.petline.jobs.store.HadoopSettings;
import org.petline.phantom.Scanner;
import org.petline.phantom.SimulatedTrial;
import org.petline.phantom.TrialDesign;
import org.petline.regions.RegionTable;

/** One person scanned twice on the smallest scanner, in few frames: two scans that every stage takes seconds for. */
final class SmallTrial {
    private static final String REGIONS = "/conf/regions/freesurfer-trial.tsv";
    private static final int[][] FRAMES = {{4, 30}, {4, 120}, {4, 300}, {6, 600}};

    private SmallTrial() {}

    /** Writes the trial below a local folder and gives the dataset's path. */
    static Path simulateIn(Path folder) throws IOException {
        Path dataset = folder.resolve("dataset");
        TrialDesign design = TrialDesign.DEFAULT
                .withParticipants(1)
                .withSessions(2)
                .withScanner(Scanner.SMALL)
                .withFrames(TrialDesign.framesOf(FRAMES));
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
