package org.petline.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvolutionTest {
    private static final int STEPS_A_MINUTE = 600;

    private final ReferenceInput reference = ReferenceInput.of(new AnalyticScan().reference());

    /** The slow twin: the differential equation y' = C_R - k y by Runge and Kutta, steps that end at every frame's. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-9, 1e-4, 0.02, 0.1, 0.7, 3})
    void frameAveragesAreThoseOfTheDifferentialEquation(double k) {
        double[] curve =
                Convolution.of(reference.curve(Prediction.FRAME_AVERAGE), k).curve();
        double y = 0;
        for (int frame = 0; frame < curve.length; frame++) {
            double from = reference.times().startMinutes(frame);
            double length = reference.times().durationMinutes(frame);
            int steps = (int) Math.ceil(length * STEPS_A_MINUTE);
            double h = length / steps;
            double area = 0;
            for (int s = 0; s < steps; s++) {
                double t = from + s * h;
                double left = reference.at(t);
                double middle = reference.at(t + h / 2);
                double right = reference.at(Math.min(t + h, from + length - 1e-13));
                double k1 = left - k * y;
                double k2 = middle - k * (y + h / 2 * k1);
                double k3 = middle - k * (y + h / 2 * k2);
                double k4 = right - k * (y + h * k3);
                double next = y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
                area += h * (y + next) / 2 + h * h / 12 * (k1 - (right - k * next));
                y = next;
            }
            assertThat(curve[frame]).as("frame %d", frame).isCloseTo(area / length, within(1e-9 * (1 + area / length)));
        }
    }

    @ParameterizedTest
    @EnumSource(Prediction.class)
    void theSlopeIsTheDerivativeByK(Prediction prediction) {
        InputCurve input = reference.curve(prediction);
        for (double k : new double[] {1e-3, 0.04, 0.3, 2}) {
            double step = 1e-5 * k;
            double[] above = Convolution.of(input, k + step).curve();
            double[] below = Convolution.of(input, k - step).curve();
            double[] slope = Convolution.of(input, k).slope();
            for (int frame = 0; frame < slope.length; frame++) {
                double difference = (above[frame] - below[frame]) / (2 * step);
                assertThat(slope[frame]).isCloseTo(difference, within(1e-8 * Math.abs(difference) + 1e-6));
            }
        }
    }

    /** Both branches meet, and small arguments keep all digits: exp, expm1 and their known limits. */
    @ParameterizedTest
    @ValueSource(doubles = {0, -1e-12, -1e-3, -0.5, -1.999999, -2.000001, -20, -400})
    void phiFunctionsFollowTheirRecurrence(double z) {
        double[] phi = new double[PhiFunctions.HIGHEST + 1];
        PhiFunctions.at(z, phi);
        double factorial = 1;
        assertThat(phi[0]).isCloseTo(Math.exp(z), within(1e-15));
        assertThat(phi[1]).isCloseTo(z == 0 ? 1 : Math.expm1(z) / z, within(2e-15));
        for (int n = 0; n < PhiFunctions.HIGHEST; n++) {
            assertThat(phi[n]).isCloseTo(1 / factorial + z * phi[n + 1], within(1e-15));
            factorial *= n + 1;
        }
        assertThat(phi[6]).isBetween(0.0, 1 / 720.0);
    }
}
