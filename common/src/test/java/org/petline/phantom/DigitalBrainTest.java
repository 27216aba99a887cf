package org.petline.phantom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;

class DigitalBrainTest {
    private static final double SPACING = 2;
    private static final Grid BOX = new Grid(
            88,
            104,
            100,
            Affine.scaling(SPACING, SPACING, SPACING).then(Affine.translation(new Vector3(-87, -119, -108))));

    private final SimulatedAnatomy anatomy = new DigitalBrain(1).on(BOX, Affine.IDENTITY);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void volumesAreThoseOfAdults(long seed) {
        Map<Integer, Double> ml = volumes(new DigitalBrain(seed).on(BOX, Affine.IDENTITY));
        // Both sides, mL: adults' means give or take what individuals differ by.
        assertThat(sum(ml, 11, 50)).isBetween(5.0, 9.5);
        assertThat(sum(ml, 12, 51)).isBetween(7.5, 12.5);
        assertThat(sum(ml, 13, 52)).isBetween(2.0, 4.5);
        assertThat(sum(ml, 10, 49)).isBetween(10.0, 18.0);
        assertThat(sum(ml, 17, 53)).isBetween(5.0, 9.5);
        assertThat(sum(ml, 18, 54)).isBetween(1.8, 4.5);
        assertThat(sum(ml, 26, 58)).isBetween(1.8, 3.6);
        assertThat(sum(ml, 176)).isBetween(0.5, 1.4);
        assertThat(sum(ml, 8, 47)).isBetween(75.0, 135.0);
        assertThat(sum(ml, 2, 41)).isBetween(380.0, 650.0);
        double cortex = ml.entrySet().stream()
                .filter(entry -> entry.getKey() > 1000)
                .mapToDouble(Map.Entry::getValue)
                .sum();
        assertThat(cortex).isBetween(400.0, 620.0);
    }

    @Test
    void leftIsAtNegativeXAndEveryNumberHasItsName() {
        Vector3 left = centre(12);
        Vector3 right = centre(51);
        assertThat(left.x()).isBetween(-35.0, -15.0);
        assertThat(right.x()).isBetween(15.0, 35.0);
        assertThat(SimulatedAnatomy.labelNames())
                .containsEntry(12, "Left-Putamen")
                .containsEntry(2028, "ctx-rh-superiorfrontal");
        assertThat(SimulatedAnatomy.labelNames().keySet())
                .containsAll(volumes(anatomy).keySet());
    }

    @Test
    void theTwoSidesDiffer() {
        int[] labels = anatomy.segmentation().labels();
        int brain = 0;
        int same = 0;
        for (int k = 0; k < BOX.nk(); k++) {
            for (int j = 0; j < BOX.nj(); j++) {
                for (int i = 0; i < BOX.ni() / 2; i++) {
                    int left = labels[BOX.index(i, j, k)];
                    int right = labels[BOX.index(BOX.ni() - 1 - i, j, k)];
                    if (left <= 1000 || left >= 2000) continue;
                    brain++;
                    if (right == left + 1000) same++;
                }
            }
        }
        // A mirrored brain would have nearly all alike; folds of their own leave little.
        assertThat((double) same / brain).isLessThan(0.75);
    }

    @Test
    void cortexIsARibbonOfTwoToThreeMillimetres() {
        // Local thickness is twice the volume over the surface of both sides, up to the voxels' staircase (factor 1.5).
        int[] labels = anatomy.segmentation().labels();
        long inside = 0;
        long faces = 0;
        for (int k = 1; k < BOX.nk() - 1; k++) {
            for (int j = 1; j < BOX.nj() - 1; j++) {
                for (int i = 1; i < BOX.ni() - 1; i++) {
                    int p = BOX.index(i, j, k);
                    if (labels[p] < 1000) continue;
                    inside++;
                    for (int q : new int[] {p - 1, p + 1, p - BOX.ni(), p + BOX.ni()}) {
                        if (labels[q] < 1000) faces++;
                    }
                    for (int q : new int[] {p - BOX.ni() * BOX.nj(), p + BOX.ni() * BOX.nj()}) {
                        if (labels[q] < 1000) faces++;
                    }
                }
            }
        }
        double thickness = 2 * 1.5 * SPACING * inside / faces;
        assertThat(thickness).isBetween(2.0, 4.5);
    }

    @Test
    void sameSeedSameHeadAnotherSeedAnother() {
        assertThat(new DigitalBrain(1).on(BOX, Affine.IDENTITY).segmentation().labels())
                .isEqualTo(anatomy.segmentation().labels());
        assertThat(new DigitalBrain(2).on(BOX, Affine.IDENTITY).segmentation().labels())
                .isNotEqualTo(anatomy.segmentation().labels());
    }

    private Vector3 centre(int label) {
        int[] labels = anatomy.segmentation().labels();
        Vector3 sum = Vector3.ZERO;
        int count = 0;
        for (int p = 0; p < labels.length; p++) {
            if (labels[p] != label) continue;
            int k = p / (BOX.ni() * BOX.nj());
            sum = sum.plus(BOX.world(p % BOX.ni(), p / BOX.ni() % BOX.nj(), k));
            count++;
        }
        return sum.times(1.0 / count);
    }

    private static Map<Integer, Double> volumes(SimulatedAnatomy anatomy) {
        Map<Integer, Double> ml = new TreeMap<>();
        double voxel = anatomy.grid().voxelVolumeMm3() / 1000;
        for (int label : anatomy.segmentation().labels()) {
            if (label > 0) ml.merge(label, voxel, Double::sum);
        }
        return ml;
    }

    private static double sum(Map<Integer, Double> ml, int... labels) {
        double sum = 0;
        for (int label : labels) sum += ml.get(label);
        return sum;
    }
}
