package org.petline.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.GaussianSmoothing;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;

class SegmentationFitTest {
    private static final Grid FINE = Grid.centred(84, 100, 76, 2);

    @Test
    void sharesOfALabelAddUpToItsVolume() {
        LabelVolume labels = labels();
        LabelShares shares = LabelShares.of(labels, 4).blurred(7);
        long labelled =
                Arrays.stream(labels.labels()).filter(label -> label > 0).count();
        float[] sum = new float[shares.grid().voxels()];
        for (LabelShares.Share share : shares.shares()) share.addTo(sum, shares.grid(), 1);
        double total = 0;
        for (float each : sum) total += each;
        // Float sums over a hundred thousand cells.
        assertThat(total * shares.grid().voxelVolumeMm3()).isCloseTo(labelled * 8.0, within(1e-4 * labelled * 8));
    }

    @Test
    void sharesLieWhereTheLabelLies() {
        Grid grid = Grid.centred(30, 30, 30, 1);
        int[] labels = new int[grid.voxels()];
        labels[grid.index(7, 19, 11)] = 5;
        LabelShares shares = LabelShares.of(new LabelVolume(grid, labels), 3.05).blurred(6);
        float[] sum = new float[shares.grid().voxels()];
        shares.shares().get(0).addTo(sum, shares.grid(), 1);
        Vector3 middle = Vector3.ZERO;
        double total = 0;
        for (int k = 0; k < shares.grid().nk(); k++) {
            for (int j = 0; j < shares.grid().nj(); j++) {
                for (int i = 0; i < shares.grid().ni(); i++) {
                    float share = sum[shares.grid().index(i, j, k)];
                    middle = middle.plus(shares.grid().world(i, j, k).times(share));
                    total += share;
                }
            }
        }
        // mm; a cell of 3 voxels around the middle one of its three.
        assertThat(middle.times(1 / total).distanceTo(grid.world(7, 19, 10))).isLessThan(1e-3);
    }

    @Test
    void knownMoveOfTheModelsOwnImageIsFound() {
        RigidTransform truth = Pose.transform(new double[] {1.2, -0.8, 0.6, 0.7, -1, 0.5}, Vector3.ZERO);
        SegmentationFit.Fit fit = new SegmentationFit(pet(truth), labels()).near(RigidTransform.IDENTITY);
        // mm over a sphere of 80 mm; point samples every 2 mm leave 0.11.
        assertThat(Displacement.rmsd(truth, fit.t1wToReference(), Vector3.ZERO)).isLessThan(0.2);
        assertThat(fit.explained()).isGreaterThan(0.95);
        assertThat(fit.standardErrorMm()).isLessThan(0.1);
    }

    @Test
    void startsLeadToOnePlace() {
        SegmentationFit fit = new SegmentationFit(pet(RigidTransform.IDENTITY), labels());
        RigidTransform here = fit.near(RigidTransform.IDENTITY).t1wToReference();
        RigidTransform there = fit.near(Pose.transform(new double[] {1, 1, -1, 0.5, 1, -1}, Vector3.ZERO))
                .t1wToReference();
        // mm over a sphere of 80 mm; the last step is below 0.004, weights settle within 0.05.
        assertThat(Displacement.rmsd(here, there, Vector3.ZERO)).isLessThan(0.02);
    }

    @Test
    void brainOutOfViewIsNoFit() {
        SegmentationFit fit = new SegmentationFit(pet(RigidTransform.IDENTITY), labels());
        RigidTransform away = RigidTransform.translation(new Vector3(0, 0, 150));
        assertThat(fit.near(away).standardErrorMm()).isInfinite();
    }

    private static LabelVolume labels() {
        int[] labels = new int[FINE.voxels()];
        for (int k = 0; k < FINE.nk(); k++) {
            for (int j = 0; j < FINE.nj(); j++) {
                for (int i = 0; i < FINE.ni(); i++) {
                    int tissue = DynamicHead.tissue(FINE.world(i, j, k));
                    labels[FINE.index(i, j, k)] = tissue > 0 && tissue < 8 ? tissue : 0;
                }
            }
        }
        return new LabelVolume(FINE, labels);
    }

    private static Volume pet(RigidTransform headToPet) {
        double[] uptake = {0.3, 0.3, 1, 0.9, 1.1, 1.2, 0.8, 0.6, 0.3};
        RigidTransform back = headToPet.inverse();
        float[] voxels = new float[FINE.voxels()];
        for (int k = 0; k < FINE.nk(); k++) {
            for (int j = 0; j < FINE.nj(); j++) {
                for (int i = 0; i < FINE.ni(); i++) {
                    int tissue = DynamicHead.tissue(back.apply(FINE.world(i, j, k)));
                    if (tissue >= 0) voxels[FINE.index(i, j, k)] = (float) uptake[tissue];
                }
            }
        }
        return GaussianSmoothing.ofFwhmMm(5).smooth(new Volume(FINE, voxels));
    }
}
