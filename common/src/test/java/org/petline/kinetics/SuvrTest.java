package org.petline.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.petline.FrameTimes;

class SuvrTest {
    private static final double[] ONES = {1, 1, 1, 1};

    /** 10, 10, 20 and 10 min. */
    private final FrameTimes times =
            FrameTimes.ofSeconds(new double[] {0, 600, 1200, 2400}, new double[] {600, 600, 1200, 600});

    private final ReferenceInput reference = ReferenceInput.of(tac(9, 4, 2, 1));
    private final BoundModel suvr = new Suvr(ModelOptions.defaults().with(new Window(20, 50))).bind(reference);

    private Tac tac(double... values) {
        return Tac.of(times, values);
    }

    /** (20 x 6 + 10 x 2) / (20 x 2 + 10 x 1) = 2.8; residuals 0.4 and -0.8 times their minutes are 8 and -8. */
    @Test
    void isTheRatioOfAreasInTheWindow() {
        Fit fit = suvr.fit(tac(100, 100, 6, 2), ONES);

        assertThat(fit.estimate("SUVR").value()).isCloseTo(2.8, within(1e-14));
        assertThat(fit.bpnd().value()).isCloseTo(1.8, within(1e-14));
        assertThat(fit.bpnd().standardError()).isCloseTo(Math.sqrt(2 * 128) / 50, within(1e-12));
        assertThat(fit.upper(fit.bpnd())).isCloseTo(2.8 * Math.exp(12.7062047 * 0.32 / 2.8) - 1, within(1e-6));
        assertThat(fit.quality().framesUsed()).isEqualTo(2);
        assertThat(fit.predicted()).containsExactly(Double.NaN, Double.NaN, 5.6, 2.8);
    }

    @Test
    void leavesOutFramesThatAreMissingOrOfWeightZero() {
        assertThat(suvr.fit(tac(100, 100, Double.NaN, 2), ONES).bpnd().value()).isEqualTo(1);
        assertThat(suvr.fit(tac(100, 100, 6, 2), new double[] {1, 1, 0, 1})
                        .bpnd()
                        .value())
                .isEqualTo(1);
        assertThat(suvr.fit(tac(100, 100, 6, Double.NaN), ONES).bpnd().standardError())
                .isNaN();
    }

    /** 40 min of a window of 50 are frames' that lie in it; 20 to 50 min are all frames'. */
    @Test
    void aWindowThatFramesCoverInPartIsFlagged() {
        BoundModel partly = new Suvr(ModelOptions.defaults().with(new Window(10, 60))).bind(reference);

        assertThat(partly.fit(tac(1, 2, 6, 2), ONES).flags()).contains(FitFlag.WINDOW_PARTLY_COVERED);
        assertThat(suvr.fit(tac(1, 2, 6, 2), ONES).flags()).doesNotContain(FitFlag.WINDOW_PARTLY_COVERED);
    }

    @Test
    void saysWhyThereIsNoRatio() {
        BoundModel outside = new Suvr(ModelOptions.defaults().with(new Window(51, 60))).bind(reference);
        BoundModel negative =
                new Suvr(ModelOptions.defaults().with(new Window(20, 50))).bind(ReferenceInput.of(tac(9, 4, -2, -1)));

        assertThat(outside.fit(tac(1, 1, 1, 1), ONES).flags()).containsExactly(FitFlag.TOO_FEW_FRAMES);
        assertThat(negative.fit(tac(1, 1, 1, 1), ONES).flags()).containsExactly(FitFlag.REFERENCE_NOT_POSITIVE);
        assertThat(negative.fit(tac(1, 1, 1, 1), ONES).bpnd().value()).isNaN();
    }
}
