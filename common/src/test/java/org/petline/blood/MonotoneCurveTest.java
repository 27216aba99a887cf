package org.petline.blood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MonotoneCurveTest {
    @ParameterizedTest
    @MethodSource("org.petline.testing.Cases#seeds")
    void theCurveMeetsItsSamplesAndStaysBetweenNeighbours(long seed) {
        Random random = new Random(seed);
        double[] minutes = random.doubles(12, 0, 60).sorted().toArray();
        double[] values = random.doubles(12).toArray();
        MonotoneCurve curve = new MonotoneCurve(Samples.of(minutes, values));
        for (int i = 0; i < minutes.length; i++)
            assertThat(curve.at(minutes[i])).isEqualTo(values[i]);
        for (int i = 1; i < minutes.length; i++) {
            double last = values[i - 1];
            boolean up = values[i] > values[i - 1];
            for (int part = 1; part <= 50; part++) {
                double here = curve.at(minutes[i - 1] + part / 50.0 * (minutes[i] - minutes[i - 1]));
                if (up) assertThat(here).isGreaterThanOrEqualTo(last - 1e-12);
                else assertThat(here).isLessThanOrEqualTo(last + 1e-12);
                last = here;
            }
        }
    }

    @Test
    void aDecayIsFollowedCloserThanByLines() {
        double[] minutes = {0, 2, 5, 10, 20, 30, 40, 50, 60};
        MonotoneCurve curve = new MonotoneCurve(Samples.of(
                minutes, Arrays.stream(minutes).map(t -> Math.exp(-0.05 * t)).toArray()));
        // The line through 20 and 30 min is 3.1 % too high at 25.
        assertThat(curve.at(25)).isCloseTo(Math.exp(-1.25), within(0.004 * Math.exp(-1.25)));
        assertThat(curve.at(45)).isCloseTo(Math.exp(-2.25), within(0.004 * Math.exp(-2.25)));
    }

    @Test
    void samplesOfAMachineAreJoinedByLines() {
        MonotoneCurve curve = new MonotoneCurve(
                Samples.of(new double[] {0, 1.0 / 60, 2.0 / 60, 3.0 / 60}, new double[] {0, 1, 8, 9}));
        assertThat(curve.at(1.25 / 60)).isCloseTo(2.75, within(1e-12));
    }

    @Test
    void beforeAndAfterTheSamplesTheLastIsHeld() {
        MonotoneCurve curve = new MonotoneCurve(Samples.of(new double[] {1, 2}, new double[] {3, 5}));
        assertThat(curve.at(0)).isEqualTo(3);
        assertThat(curve.at(1.5)).isEqualTo(4);
        assertThat(curve.at(9)).isEqualTo(5);
    }
}
