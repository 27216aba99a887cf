package org.petline.jobs.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.petline.geometry.Grid;
import org.petline.phantom.Scanner;
import org.petline.phantom.SimulatedTrial;
import org.petline.phantom.TrialDesign;
import org.petline.regions.RegionTable;
import org.petline.testing.LocalStore;

/** Trials on a scanner whose voxels are 10 mm wide: 8 frames of 24 x 24 x 20 voxels, done in about a second. */
public final class CoarseTrial {
    /** Who is scanned, and how heads move, is for the tests to say. */
    public static final TrialDesign DESIGN = TrialDesign.DEFAULT
            .withScanner(new Scanner("Simulated coarse", Grid.centred(24, 24, 20, 10), 9))
            .withFrames(TrialDesign.framesOf(new int[][] {{2, 60}, {2, 240}, {2, 600}, {2, 1200}}))
            .withAnatomySpacingMm(4);

    private static final String REGIONS = "/conf/regions/freesurfer-trial.tsv";

    private CoarseTrial() {}

    /** Writes a trial to a folder that is not there yet, and the truth about it to another. */
    public static void write(TrialDesign design, Path dataset, Path truth) throws IOException {
        new SimulatedTrial(design, regions()).write(new LocalStore(dataset), new LocalStore(truth));
    }

    private static RegionTable regions() throws IOException {
        try (InputStream in = CoarseTrial.class.getResourceAsStream(REGIONS)) {
            return RegionTable.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), REGIONS);
        }
    }
}
