package org.petline.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.petline.FrameTimes;

class ReferenceInputTest {
    private final AnalyticScan scan = new AnalyticScan();

    /** Simpson is exact for the quadratic that a frame is. */
    private static double average(ReferenceInput input, int frame) {
        FrameTimes times = input.times();
        double end = times.endMinutes(frame) - 1e-12;
        return (input.at(times.startMinutes(frame)) + 4 * input.at(times.midMinutes(frame)) + input.at(end)) / 6;
    }

    @Test
    void averagesOverFramesAreTheMeasuredOnes() {
        Tac tac = scan.noisy(scan.reference(), Weights.DURATION.of(scan.reference(), 0), 2, new Random(1));
        ReferenceInput input = ReferenceInput.of(tac);
        int first = 0;
        while (tac.at(first) <= 0) first++;

        for (int frame = first; frame < tac.count(); frame++) {
            assertThat(average(input, frame)).isCloseTo(tac.at(frame), within(1e-8));
        }
    }

    /** Where frames are short against the curve's bends: 0.1 % between a minute and the last frame. */
    @Test
    void theCurveBetweenIsTheTrueOne() {
        ReferenceInput input = ReferenceInput.of(scan.reference());
        for (double minutes = 1; minutes < 80; minutes += 0.37) {
            double width = 1e-4;
            double truth = scan.referenceBetween(minutes, minutes + width);
            assertThat(input.at(minutes)).as("at %s min", minutes).isCloseTo(truth, within(2e-3 * truth));
        }
    }

    @Test
    void nothingComesBeforeTheFirstPositiveFrameOrAfterTheLastKnownOne() {
        double[] values = scan.reference().values();
        values[0] = 0;
        values[1] = -0.3;
        values[values.length - 1] = Double.NaN;
        ReferenceInput input = ReferenceInput.of(Tac.of(scan.times, values));

        assertThat(input.at(0.2)).isZero();
        assertThat(input.covers(1)).isFalse();
        assertThat(input.covers(2)).isTrue();
        assertThat(input.covers(values.length - 1)).isFalse();
        assertThat(input.at(90)).isNaN();
        double[] predicted = Srtm.predict(input, 1, 0.1, 1);
        assertThat(predicted[1]).isZero();
        assertThat(predicted[values.length - 1]).isNaN();
    }

    @Test
    void aMissingFrameIsBridgedAndLeftOutOfFits() {
        double[] values = scan.reference().values();
        double truth = values[27];
        values[27] = Double.NaN;
        ReferenceInput input = ReferenceInput.of(Tac.of(scan.times, values));

        assertThat(input.covers(27)).isFalse();
        assertThat(average(input, 27)).isCloseTo(truth, within(0.01 * truth));
        Fit fit = new Srtm(Prediction.FRAME_AVERAGE)
                .bind(input)
                .fit(scan.tissue(1, 0.1, 1.6), Weights.UNIFORM.of(scan.reference(), 0));
        assertThat(fit.bpnd().value()).isCloseTo(1.6, within(0.01));
        assertThat(fit.quality().framesUsed()).isEqualTo(33);
    }

    @Test
    void aPauseInTheScanIsBridged() {
        Tac whole = scan.reference();
        int[] kept = new int[30];
        for (int i = 0; i < 30; i++) kept[i] = i < 25 ? i : i + 4;

        Fit fit = new Srtm(Prediction.FRAME_AVERAGE)
                .bind(ReferenceInput.of(AnalyticScan.only(whole, kept)))
                .fit(AnalyticScan.only(scan.tissue(1, 0.1, 1.6), kept), ones(30));

        assertThat(fit.bpnd().value()).isCloseTo(1.6, within(0.03));
    }

    @Test
    void noiseInShortFramesStaysThere() {
        Tac truth = scan.reference();
        Tac noisy = scan.noisy(truth, Weights.DURATION.of(truth, 0), 1.5, new Random(8));
        ReferenceInput input = ReferenceInput.of(noisy);
        double highest = 0;
        for (int frame = 0; frame < noisy.count(); frame++) highest = Math.max(highest, Math.abs(noisy.at(frame)));

        for (double minutes = 0; minutes < 91; minutes += 0.01) {
            assertThat(Math.abs(input.at(minutes))).isLessThan(1.5 * highest);
        }
    }

    private static double[] ones(int count) {
        double[] out = new double[count];
        java.util.Arrays.fill(out, 1);
        return out;
    }
}
