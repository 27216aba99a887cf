package org.petline.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Hc3Test {
    private static final double[] X = {0, 1, 2, 4, 7, 9};

    /** The identity that HC3 rests on: a residual over its share is how far a value lies off the fit to all the others. */
    @Test
    void aResidualOverItsShareIsTheDistanceFromAFitWithoutIt() {
        Random random = new Random(7);
        double[] y =
                Arrays.stream(X).map(x -> 3 - 0.5 * x + random.nextGaussian()).toArray();
        for (int i = 0; i < X.length; i++) {
            double residual = y[i] - line(X, y, X[i]);
            double without = y[i] - line(except(i, X), except(i, y), X[i]);
            // 6 values of size 1: some tens of ulps.
            assertThat(residual / Hc3.share(leverage(i))).isCloseTo(without, within(1e-13));
        }
    }

    @Test
    void aMeasurementThatEntersTwiceIsDividedByTwiceItsShare() {
        assertThat(Hc3.share(2 * 0.75, 2)).isEqualTo(2 * Hc3.share(0.25));
    }

    @Test
    void noResidualIsEnlargedMoreThanTenfold() {
        assertThat(Hc3.share(0.95)).isEqualTo(0.1);
        assertThat(Hc3.share(1.1)).isEqualTo(0.1);
        assertThat(Hc3.share(0.01, 3)).isEqualTo(0.1 * 3);
    }

    private static double line(double[] x, double[] y, double at) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double above = 0;
        double below = 0;
        for (int i = 0; i < x.length; i++) {
            above += (x[i] - meanX) * (y[i] - meanY);
            below += (x[i] - meanX) * (x[i] - meanX);
        }
        return meanY + above / below * (at - meanX);
    }

    private static double leverage(int i) {
        double mean = Arrays.stream(X).average().orElseThrow();
        double below = Arrays.stream(X).map(x -> (x - mean) * (x - mean)).sum();
        return 1.0 / X.length + (X[i] - mean) * (X[i] - mean) / below;
    }

    private static double[] except(int i, double[] values) {
        double[] out = new double[values.length - 1];
        System.arraycopy(values, 0, out, 0, i);
        System.arraycopy(values, i + 1, out, i, out.length - i);
        return out;
    }
}
