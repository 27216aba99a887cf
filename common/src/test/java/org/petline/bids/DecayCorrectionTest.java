package org.petline.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.petline.FrameTimes;

class DecayCorrectionTest {
    private static final FrameTimes FRAMES =
            FrameTimes.ofSeconds(new double[] {-30, 0, 10, 600, 5220}, new double[] {30, 10, 300, 900, 360});

    @Test
    void anImageCorrectedToTimeZeroStaysAsItIs() {
        assertThat(new DecayCorrection(0).factors(FRAMES, Radionuclide.C11)).containsOnly(1.0);
    }

    @Test
    void anImageCorrectedOneHalfLifeLaterIsDoubled() {
        DecayCorrection late = new DecayCorrection(Radionuclide.C11.halfLifeSeconds());
        assertThat(late.factors(FRAMES, Radionuclide.C11)).containsOnly(new double[] {2}, within(4e-15));
    }

    @Test
    void anImageCorrectedBeforeTimeZeroShrinks() {
        DecayCorrection early = new DecayCorrection(-Radionuclide.F18.halfLifeSeconds());
        assertThat(early.factors(FRAMES, Radionuclide.F18)[0]).isCloseTo(0.5, within(1e-15));
    }

    /** The factor undoes what the scanner averaged: activity 1 at TimeZero, decaying during the frame. */
    @ParameterizedTest
    @EnumSource(Radionuclide.class)
    void theFactorOfAnUncorrectedFrameUndoesItsAverage(Radionuclide nuclide) {
        double[] factors = DecayCorrection.NONE.factors(FRAMES, nuclide);
        for (int frame = 0; frame < factors.length; frame++) {
            double average =
                    averageDecay(FRAMES.startSeconds(frame), FRAMES.endSeconds(frame), nuclide.decayPerSecond());
            // Simpson's rule on 2000 steps of at most 0.45 s: error below (lambda h)^4 / 180 = 2e-13 for Rb82.
            assertThat(factors[frame] * average).isCloseTo(1, within(1e-11));
        }
    }

    /** Reading the middle of the frame instead is wrong by 1 % in the longest frame here: the test can fail. */
    @Test
    void theMiddleOfTheFrameWouldNotDo() {
        double[] factors = DecayCorrection.NONE.factors(FRAMES, Radionuclide.C11);
        double atMiddle = Math.exp(Radionuclide.C11.decayPerSecond() * FRAMES.midSeconds(3));
        assertThat(factors[3] / atMiddle - 1).isCloseTo(-0.0108, within(1e-4));
    }

    private static double averageDecay(double start, double end, double lambda) {
        int steps = 2000;
        double h = (end - start) / steps;
        double sum = 0;
        for (int n = 0; n <= steps; n++) {
            double weight = n == 0 || n == steps ? 1 : n % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-lambda * (start + n * h));
        }
        return sum * h / 3 / (end - start);
    }
}
