package org.petline.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.FrameTimes;

class WeightsTest {
    private static final double HALF_LIFE_OF_2_MINUTES = Math.log(2) / 2;

    /** Middles at 1, 3 and 6 min; the second frame is missing. */
    private final Tac tac = Tac.of(
            FrameTimes.ofSeconds(new double[] {0, 120, 240}, new double[] {120, 120, 240}),
            new double[] {8, Double.NaN, 1});

    /** Raw weights by hand, first to third: 2 x 2^-0.5 to 4 x 2^-3; 1 to 1; 2 to 4; roots of 16 x 2^-0.5 to 4 x 2^-3. */
    @ParameterizedTest
    @CsvSource({
        "DECAY, 2.8284271247461903",
        "UNIFORM, 1",
        "DURATION, 0.5",
        "ACTIVITY, 4.756828460010884",
    })
    void weightsHaveTheStatedRatioAndMeanOneOverKnownFrames(Weights choice, double ratio) {
        double[] weights = choice.of(tac, HALF_LIFE_OF_2_MINUTES);

        assertThat(weights[0] / weights[2]).isCloseTo(ratio, within(1e-12));
        assertThat(weights[0] + weights[2]).isCloseTo(2, within(1e-12));
        assertThat(weights[1]).isZero();
    }

    @Test
    void activityBelowZeroCountsNothing() {
        Tac negative = Tac.of(tac.times(), new double[] {-1, 2, 3});

        assertThat(Weights.ACTIVITY.of(negative, 0)[0]).isZero();
        assertThat(Weights.ACTIVITY.of(negative, 0)[1]).isPositive();
    }

    @Test
    void aNegativeDecayConstantIsAMistake() {
        assertThatThrownBy(() -> Weights.DECAY.of(tac, -0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Weights.DECAY.of(tac, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tacsCopyTheirArraysAndRefuseWhatIsNoActivity() {
        double[] values = {1, 2, 3};
        Tac copied = Tac.of(tac.times(), values);
        values[0] = 9;
        copied.values()[1] = 9;

        assertThat(copied.values()).containsExactly(1, 2, 3);
        assertThat(copied).isEqualTo(Tac.of(tac.times(), new double[] {1, 2, 3}));
        assertThatThrownBy(() -> Tac.of(tac.times(), new double[2])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tac.of(tac.times(), new double[] {1, Double.POSITIVE_INFINITY, 3}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
