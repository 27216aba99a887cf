package org.petline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.petline.geometry.Grid;

class WindowedSincTest {
    private static final Grid GRID = Grid.centred(24, 20, 18, 2);

    @Test
    void aConstantStaysWhatItIsUpToTheBorder() {
        float[] voxels = new float[GRID.voxels()];
        Arrays.fill(voxels, 7);
        Sampler sampler = Interpolation.WINDOWED_SINC.of(new Volume(GRID, voxels));

        // Rounding of 512 products.
        assertThat(sampler.at(10.3, 9.8, 5.5)).isCloseTo(7, within(1e-12));
        assertThat(sampler.at(0.2, 0.9, 16.7)).isCloseTo(7, within(1e-12));
    }

    @Test
    void aSineBelowTheBandLimitIsMet() {
        double wave = 2 * StrictMath.PI / 8;
        float[] voxels = new float[GRID.voxels()];
        for (int p = 0; p < voxels.length; p++) voxels[p] = (float) StrictMath.sin(wave * (p % GRID.ni()));
        Sampler sinc = WindowedSinc.of(new Volume(GRID, voxels));
        Sampler linear = Trilinear.of(new Volume(GRID, voxels));

        double worst = 0;
        double worstLinear = 0;
        for (double i = 6; i < 18; i += 0.13) {
            double truth = StrictMath.sin(wave * i);
            worst = Math.max(worst, Math.abs(sinc.at(i, 9.4, 8.3) - truth));
            worstLinear = Math.max(worstLinear, Math.abs(linear.at(i, 9.4, 8.3) - truth));
        }
        assertThat(worst).isLessThan(SINE_ERROR);
        assertThat(worstLinear).as("what trilinear flattens").isGreaterThan(0.05);
    }

    /** The error of the kernel itself on a wave of eight voxels, from its weights alone, is 7.4e-3. */
    private static final double SINE_ERROR = 8e-3;

    @Test
    void voxelsAreMetAtTheirCentresThoughTheirNeighboursAreMissing() {
        float[] voxels = new float[GRID.voxels()];
        for (int p = 0; p < voxels.length; p++) voxels[p] = p % 17;
        voxels[GRID.index(11, 10, 9)] = Float.NaN;
        Sampler sampler = WindowedSinc.of(new Volume(GRID, voxels));

        assertThat(sampler.at(10, 10, 9)).isEqualTo(voxels[GRID.index(10, 10, 9)]);
        assertThat(sampler.at(9.5, 10, 9)).isNaN();
        assertThat(sampler.at(3.5, 10, 9)).isFinite();
    }

    @Test
    void outsideTheVoxelCentresThereIsNothing() {
        Sampler sampler = WindowedSinc.of(new Volume(GRID, new float[GRID.voxels()]));

        assertThat(sampler.at(-0.1, 3, 3)).isNaN();
        assertThat(sampler.at(3, 19.1, 3)).isNaN();
        assertThat(sampler.at(23, 19, 17)).isZero();
    }
}
