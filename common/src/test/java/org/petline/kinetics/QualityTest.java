package org.petline.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Four frames, by hand: residuals 1, -1, 2, 0 with weights 1, 2, 3, 4, one parameter. */
class QualityTest {
    private static final double[] MEASURED = {11, 19, 32, 40};
    private static final double[] PREDICTED = {10, 20, 30, 40};
    private static final double[] WEIGHTS = {1, 2, 3, 4};
    private static final double WRSS = 1 + 2 + 3 * 4;

    private final Quality quality = Quality.of(MEASURED, PREDICTED, WEIGHTS, 1);

    @Test
    void eachNumberIsWhatItsNameSays() {
        // Of the Gaussian likelihood with variances sigma^2 / weight, sigma counted as a second parameter.
        double aic = 4 * (Math.log(2 * Math.PI * WRSS / 4) + 1) - Math.log(2) - Math.log(3) - Math.log(4) + 2 * 2;
        double mean = (11 + 2 * 19 + 3 * 32 + 4 * 40) / 10.0;
        double total = Math.pow(11 - mean, 2)
                + 2 * Math.pow(19 - mean, 2)
                + 3 * Math.pow(32 - mean, 2)
                + 4 * Math.pow(40 - mean, 2);

        assertThat(quality.wrss()).isEqualTo(WRSS);
        assertThat(quality.degreesOfFreedom()).isEqualTo(3);
        assertThat(quality.sigma()).isCloseTo(Math.sqrt(WRSS / 3), within(1e-12));
        assertThat(quality.aic()).isCloseTo(aic, within(1e-12));
        assertThat(quality.aicc()).isCloseTo(aic + 2.0 * 2 * 3 / (4 - 2 - 1), within(1e-12));
        assertThat(quality.rSquared()).isCloseTo(1 - WRSS / total, within(1e-12));
        assertThat(quality.runsZ()).isEqualTo(Residuals.runsZ(MEASURED, PREDICTED));
        assertThat(quality.conditionNumber()).isNaN();
        assertThat(quality.framesUsed()).isEqualTo(4);
    }

    @Test
    void anotherNumberChangesNoOther() {
        Quality other = quality.withSigma(7).withConditionNumber(8).withoutLikelihood();

        assertThat(other.sigma()).isEqualTo(7);
        assertThat(other.conditionNumber()).isEqualTo(8);
        assertThat(other.aic()).isNaN();
        assertThat(other.aicc()).isNaN();
        assertThat(other.wrss()).isEqualTo(quality.wrss());
        assertThat(other.degreesOfFreedom()).isEqualTo(quality.degreesOfFreedom());
        assertThat(other.rSquared()).isEqualTo(quality.rSquared());
        assertThat(other.runsZ()).isEqualTo(quality.runsZ());
        assertThat(other.framesUsed()).isEqualTo(quality.framesUsed());
    }

    @Test
    void ofAMeanTheDegreesOfFreedomAreKnownAndNothingElse() {
        Quality mean = Quality.ofMean(5);

        assertThat(mean.degreesOfFreedom()).isEqualTo(4);
        assertThat(mean.framesUsed()).isEqualTo(5);
        assertThat(mean.sigma()).isNaN();
        assertThat(Quality.none(5).degreesOfFreedom()).isZero();
    }
}
