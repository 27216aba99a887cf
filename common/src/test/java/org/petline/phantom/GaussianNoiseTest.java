package org.petline.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GaussianNoiseTest {
    private static final int MANY = 1_000_001;

    @Test
    void isStandardNormal() {
        float[] values = new float[MANY];
        new GaussianNoise(1).fill(values);
        double mean = 0;
        double square = 0;
        double fourth = 0;
        int beyondThree = 0;
        for (float value : values) {
            mean += value / (double) MANY;
            square += value * (double) value / MANY;
            fourth += Math.pow(value, 4) / MANY;
            if (Math.abs(value) > 3) beyondThree++;
        }
        // Four standard errors of a million draws.
        assertThat(mean).isCloseTo(0, within(0.004));
        assertThat(square).isCloseTo(1, within(0.006));
        assertThat(fourth).isCloseTo(3, within(0.04));
        assertThat(beyondThree / (double) MANY).isCloseTo(0.0027, within(0.0002));
    }

    @Test
    void neighboursAreIndependent() {
        float[] values = new float[MANY];
        new GaussianNoise(2).fill(values);
        for (int lag = 1; lag <= 4; lag++) {
            double product = 0;
            for (int p = 0; p + lag < MANY; p++) product += values[p] * (double) values[p + lag] / MANY;
            assertThat(product).as("lag %d", lag).isCloseTo(0, within(0.004));
        }
    }

    @Test
    void sameSeedSameNumbers() {
        float[] one = new float[100];
        float[] two = new float[100];
        new GaussianNoise(3).fill(one);
        new GaussianNoise(3).fill(two);
        assertThat(two).isEqualTo(one);
        new GaussianNoise(4).fill(two);
        assertThat(two).isNotEqualTo(one);
    }
}
