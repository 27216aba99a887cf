package org.petline.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;

class T1ImageTest {
    private static final Grid BOX =
            new Grid(59, 70, 67, Affine.scaling(3, 3, 3).then(Affine.translation(new Vector3(-86.5, -118.5, -107.5))));
    private static final SimulatedAnatomy ANATOMY = new DigitalBrain(1).on(BOX, Affine.IDENTITY);
    private static final Seed SEED = new Seed(8);

    @Test
    void tissuesHaveTheContrastOfT1Weighting() {
        float[] voxels = new T1Image(0, 0).of(ANATOMY, SEED).voxels();
        double white = mean(voxels, Set.of(2, 41));
        double grey = mean(voxels, Set.of(1028, 2028));
        double ventricle = mean(voxels, Set.of(4, 43));
        assertThat(grey / white).isBetween(0.55, 0.85);
        assertThat(ventricle / white).isBetween(0.15, 0.5);
    }

    @Test
    void noiseIsThreePercentAndAirIsRician() {
        float[] noisy = T1Image.TYPICAL.of(ANATOMY, SEED).voxels();
        float[] clean = new T1Image(0, T1Image.TYPICAL.bias()).of(ANATOMY, SEED).voxels();
        int[] labels = ANATOMY.segmentation().labels();
        double squares = 0;
        int count = 0;
        double air = 0;
        int empty = 0;
        for (int p = 0; p < noisy.length; p++) {
            if (labels[p] == 2) {
                squares += Math.pow(noisy[p] - clean[p], 2);
                count++;
            }
            if (clean[p] < 0.02 * T1Image.WHITE) {
                air += noisy[p];
                empty++;
            }
        }
        double deviation = 0.03 * T1Image.WHITE;
        assertThat(Math.sqrt(squares / count)).isCloseTo(deviation, within(0.05 * deviation));
        // Mean of a Rayleigh distribution, sqrt(pi / 2) = 1.25, a little more for the trace of signal.
        assertThat(air / empty).isBetween(1.25 * deviation, 1.40 * deviation);
    }

    @Test
    void biasStaysWithinItsLimits() {
        float[] flat = new T1Image(0, 0).of(ANATOMY, SEED).voxels();
        float[] biased = new T1Image(0, 0.15).of(ANATOMY, SEED).voxels();
        double lowest = 2;
        double highest = 0;
        for (int p = 0; p < flat.length; p++) {
            double ratio = biased[p] / flat[p];
            lowest = Math.min(lowest, ratio);
            highest = Math.max(highest, ratio);
        }
        assertThat(lowest).isBetween(0.85, 0.97);
        assertThat(highest).isBetween(1.03, 1.15);
    }

    private static double mean(float[] voxels, Set<Integer> wanted) {
        int[] labels = ANATOMY.segmentation().labels();
        double sum = 0;
        int count = 0;
        for (int p = 0; p < voxels.length; p++) {
            if (!wanted.contains(labels[p])) continue;
            sum += voxels[p];
            count++;
        }
        return sum / count;
    }
}
