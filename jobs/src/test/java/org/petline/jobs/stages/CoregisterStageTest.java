package org.petline.jobs.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.image.GaussianSmoothing;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;
import org.petline.jobs.derivatives.ScanRows;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.stages.results.ReferencedScan;
import org.petline.jobs.tables.rows.CoregistrationRow;
import org.petline.jobs.tables.rows.ScanLabels;
import org.petline.jobs.testing.Labels;

class CoregisterStageTest {
    private static final Grid GRID = Grid.centred(60, 68, 56, 3);
    private static final Vector3 SHIFT = new Vector3(4, -3, 5);

    /** Centre and half axes, mm; a later one lies over those before it. Labels count from 1. */
    private static final double[][] TISSUES = {
        {0, 0, 0, 70, 84, 66},
        {0, 0, 2, 55, 68, 52},
        {-18, 14, 4, 14, 20, 12},
        {20, 18, 2, 11, 16, 15},
        {24, -38, -24, 22, 16, 14},
        {-26, -34, -26, 18, 20, 12},
        {4, -10, 8, 9, 13, 10},
    };

    private static final double[] UPTAKE = {0, 1, 0.4, 2.2, 1.8, 0.8, 1.1, 1.5};
    private static final double[] BRIGHTNESS = {0, 60, 100, 70, 75, 65, 62, 85};

    @Test
    void autoIsRefinedByTheSegmentationAndSaysHowSureItIs() {
        CoregistrationRow row = row("auto");

        assertThat(row.found().method()).isEqualTo("segmentation");
        assertThat(row.bySegmentation().explainedVariance()).isBetween(0.8, 1.0);
        assertThat(row.bySegmentation().standardError())
                .isBetween(1e-6, 0.15); // mm; above, it would not have been believed
        assertThat(row.t1wToReference().m03()).isCloseTo(4, within(0.3)); // mm
    }

    @Test
    void mutualInformationIsThatAloneWhateverTheSegmentation() {
        CoregistrationRow row = row("mutual-information");

        assertThat(row.found().method()).isEqualTo("mutual-information");
        assertThat(row.bySegmentation().explainedVariance()).isNull();
        assertThat(row.bySegmentation().standardError()).isNull();
        assertThat(row.t1wToReference().m03()).isCloseTo(4, within(0.6)); // mm
    }

    private static CoregistrationRow row(String method) {
        Settings.Coregistration settings = SettingsReader.defaults()
                .withAssignment("coregistration.method=" + method)
                .settings()
                .coregistration();
        int[] labels = labels(Vector3.ZERO);
        Volume pet = GaussianSmoothing.ofFwhmMm(6).smooth(image(labels(SHIFT), UPTAKE));
        ScanLabels keys = Labels.of("study", "1", "a", null, "DASB");
        return new ScanRows(keys, "result")
                .coregistration(
                        CoregisterStage.estimate(
                                settings, pet, image(labels, BRIGHTNESS), new LabelVolume(GRID, labels)),
                        new ReferencedScan("a.nii.gz", 0, 60));
    }

    private static Volume image(int[] labels, double[] values) {
        float[] voxels = new float[labels.length];
        for (int v = 0; v < labels.length; v++) voxels[v] = (float) values[labels[v]];
        return new Volume(GRID, voxels);
    }

    private static int[] labels(Vector3 shift) {
        int[] labels = new int[GRID.voxels()];
        for (int k = 0; k < GRID.nk(); k++) {
            for (int j = 0; j < GRID.nj(); j++) {
                for (int i = 0; i < GRID.ni(); i++) {
                    Vector3 at = GRID.world(i, j, k).minus(shift);
                    for (int t = 0; t < TISSUES.length; t++) {
                        double[] tissue = TISSUES[t];
                        double x = (at.x() - tissue[0]) / tissue[3];
                        double y = (at.y() - tissue[1]) / tissue[4];
                        double z = (at.z() - tissue[2]) / tissue[5];
                        if (x * x + y * y + z * z < 1) labels[GRID.index(i, j, k)] = t + 1;
                    }
                }
            }
        }
        return labels;
    }
}
