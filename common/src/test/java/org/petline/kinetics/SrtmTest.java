package org.petline.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SrtmTest {
    private static final double C11_PER_MINUTE = Math.log(2) / 20.364;

    private final AnalyticScan scan = new AnalyticScan();
    private final ReferenceInput reference = ReferenceInput.of(scan.reference());
    private final BoundModel srtm = new Srtm(Prediction.FRAME_AVERAGE).bind(reference);

    private double[] weights(Tac tac) {
        return Weights.DECAY.of(tac, C11_PER_MINUTE);
    }

    /** The closed forms differ from the fit's reference only by its spline between known averages: 0.05 % of 1 + BPND. */
    @ParameterizedTest
    @CsvSource({"1.0,0.1,1.6", "0.6,0.02,0.25", "0.8,0.08,0.2", "1.3,0.2,4", "0.9,0.15,0", "1.2,0.05,1", "1,0.1,0.6"})
    void truthIsFoundFromFrameAverages(double r1, double k2, double bpnd) {
        Tac target = scan.tissue(r1, k2, bpnd);

        Fit fit = srtm.fit(target, weights(target));

        assertThat(fit.estimate("BPND").value()).isCloseTo(bpnd, within(5e-4 * (1 + bpnd)));
        assertThat(fit.estimate("R1").value()).isCloseTo(r1, within(1e-3 * r1));
        assertThat(fit.estimate("k2").value()).isCloseTo(k2, within(2e-3 * k2));
        assertThat(fit.estimate("k2prime").value()).isCloseTo(k2 / r1, within(3e-3 * k2 / r1));
        assertThat(fit.estimate("k2a").value()).isCloseTo(k2 / (1 + bpnd), within(2e-3 * k2));
        assertThat(fit.quality().rSquared()).isGreaterThan(0.999999);
        assertThat(fit.flags()).doesNotContain(FitFlag.AT_BOUND, FitFlag.DEGENERATE, FitFlag.NOT_CONVERGED);
    }

    @ParameterizedTest
    @CsvSource({"1.0,0.1,1.6", "0.6,0.02,0.25", "1.3,0.2,4"})
    void whatIsPredictedIsFoundToRounding(double r1, double k2, double bpnd) {
        Tac target = Tac.of(scan.times, Srtm.predict(reference, r1, k2, bpnd));

        Fit fit = srtm.fit(target, weights(target));

        assertThat(fit.bpnd().value()).isCloseTo(bpnd, within(1e-10));
        assertThat(fit.estimate("R1").value()).isCloseTo(r1, within(1e-10));
        assertThat(fit.estimate("k2").value()).isCloseTo(k2, within(1e-10));
    }

    @Test
    void predictionIsTheFrameAverageNotTheMidFrameValue() {
        double[] average = Srtm.predict(reference, 1, 0.1, 1.6);
        double[] middle = Srtm.predict(reference, Prediction.MID_FRAME, 1, 0.1, 1.6);
        Tac truth = scan.tissue(1, 0.1, 1.6);

        assertThat(average[25]).isCloseTo(truth.at(25), within(1e-5 * truth.at(25)));
        assertThat(Math.abs(middle[25] - truth.at(25))).isGreaterThan(1e-4 * truth.at(25));
    }

    @Test
    void unitsOfActivityAndScaleOfWeightsLeaveRatiosAlone() {
        Tac target = scan.noisy(scan.tissue(1, 0.1, 1.6), weights(scan.reference()), 0.3, new Random(3));
        double[] weights = weights(target);
        Fit fit = srtm.fit(target, weights);
        BoundModel inBecquerels =
                new Srtm(Prediction.FRAME_AVERAGE).bind(ReferenceInput.of(AnalyticScan.scaled(scan.reference(), 1000)));

        Fit scaled = inBecquerels.fit(
                AnalyticScan.scaled(target, 1000),
                Arrays.stream(weights).map(w -> 7 * w).toArray());

        for (Estimate estimate : fit.estimates()) {
            Estimate same = scaled.estimate(estimate.name());
            assertThat(same.value()).isCloseTo(estimate.value(), within(1e-9));
            assertThat(same.standardError()).isCloseTo(estimate.standardError(), within(1e-9));
        }
        assertThat(scaled.quality().aic() - fit.quality().aic()).isCloseTo(2 * 34 * Math.log(1000), within(1e-6));
    }

    @Test
    void aMissingFrameCountsAsMuchAsAFrameOfWeightZero() {
        double[] weights = weights(scan.reference());
        Tac target = scan.noisy(scan.tissue(1, 0.1, 1.6), weights, 0.3, new Random(4));
        double[] holes = target.values();
        double[] without = weights.clone();
        for (int frame : new int[] {7, 20, 33}) {
            holes[frame] = Double.NaN;
            without[frame] = 0;
        }

        Fit missing = srtm.fit(Tac.of(scan.times, holes), weights);
        Fit weightless = srtm.fit(target, without);

        assertThat(missing.estimates()).isEqualTo(weightless.estimates());
        assertThat(missing.quality()).isEqualTo(weightless.quality());
        assertThat(missing.quality().framesUsed()).isEqualTo(31);
        assertThat(missing.predicted()[20]).isCloseTo(target.at(20), within(1.0));
    }

    @Test
    void aTargetThatIsTheReferenceTimesANumberIsDegenerate() {
        Fit fit = srtm.fit(AnalyticScan.scaled(scan.reference(), 1.2), weights(scan.reference()));

        assertThat(fit.flags()).contains(FitFlag.DEGENERATE);
        assertThat(fit.bpnd().value()).isCloseTo(0.2, within(1e-9));
        assertThat(fit.bpnd().standardError()).isLessThan(1e-3);
        assertThat(fit.estimate("k2").value()).isNaN();
        assertThat(fit.estimate("k2a").value()).isNaN();
        assertThat(fit.estimate("k2prime").value()).isNaN();
    }

    /** 95 % less three standard errors of 500 trials is 92 %. */
    @Test
    void theIntervalHoldsTheTruthAsOftenAsItSays() {
        Random random = new Random(11);
        double[] weights = weights(scan.reference());
        Tac truth = scan.tissue(0.9, 0.12, 1.5);
        int held = 0;
        for (int trial = 0; trial < 500; trial++) {
            Fit fit = srtm.fit(scan.noisy(truth, weights, 0.5, random), weights);
            if (fit.lower(fit.bpnd()) < 1.5 && 1.5 < fit.upper(fit.bpnd())) held++;
        }
        assertThat(held / 500.0).isBetween(0.92, 0.98);
    }

    @Test
    void noWashoutWithinTheScanIsAtTheBound() {
        double[] rising = new double[scan.times.count()];
        for (int frame = 0; frame < rising.length; frame++) rising[frame] = scan.times.midMinutes(frame);

        Fit fit = srtm.fit(Tac.of(scan.times, rising), weights(scan.reference()));

        assertThat(fit.flags()).contains(FitFlag.AT_BOUND);
        assertThat(fit.bpnd().value()).isNaN();
        assertThat(fit.bpnd().standardError()).isNaN();
    }

    @Test
    void aCurveThatIsNoTissueOfThisReferenceIsAMisfit() {
        double[] odd = scan.tissue(1, 0.1, 1.6).values();
        for (int frame = 22; frame < odd.length; frame++) odd[frame] *= frame < 28 ? 0.85 : 1.15;

        Fit fit = srtm.fit(Tac.of(scan.times, odd), Weights.UNIFORM.of(scan.reference(), 0));

        assertThat(fit.flags()).contains(FitFlag.MISFIT);
    }

    /** A BPND of 0.01 +- 0.01 is a perfect blocking result; it is vague where 1 + BPND is. */
    @Test
    void anUncertainBindingPotentialIsFlaggedAndASmallOneIsNot() {
        double[] weights = weights(scan.reference());
        Random random = new Random(5);
        int flagged = 0;
        for (int trial = 0; trial < 60; trial++) {
            Tac target = scan.noisy(scan.tissue(0.6, 0.08, 0.02), weights, trial / 4.0, random);
            Fit fit = srtm.fit(target, weights);
            boolean isVague = fit.bpnd().standardError() > (1 + fit.bpnd().value()) / 2;
            assertThat(fit.flags().contains(FitFlag.SE_ABOVE_50_PERCENT))
                    .as(fit.toString())
                    .isEqualTo(isVague);
            if (isVague) flagged++;
        }
        assertThat(flagged).isBetween(1, 50);
    }

    /** The reference's averages taken for samples move BPND by more than any rounding, and less than 3 %. */
    @Test
    void midFramePredictionIsAnotherAnswer() {
        BoundModel midFrame = new Srtm(Prediction.MID_FRAME).bind(reference);
        Tac target = scan.tissue(1, 0.1, 1.6);

        double bpnd = midFrame.fit(target, weights(target)).bpnd().value();

        assertThat(Math.abs(bpnd - 1.6)).isBetween(1e-3, 0.05);
    }

    @Test
    void threeFramesAreTooFewAndAnEmptyReferenceIsNotPositive() {
        double[] few = new double[scan.times.count()];
        for (int frame : new int[] {10, 20, 30}) few[frame] = 1;
        BoundModel empty =
                new Srtm(Prediction.FRAME_AVERAGE).bind(ReferenceInput.of(Tac.of(scan.times, new double[few.length])));

        assertThat(srtm.fit(scan.reference(), few).flags()).containsExactly(FitFlag.TOO_FEW_FRAMES);
        assertThat(srtm.fit(scan.reference(), few).bpnd().value()).isNaN();
        assertThat(empty.fit(scan.reference(), weights(scan.reference())).flags())
                .contains(FitFlag.REFERENCE_NOT_POSITIVE);
    }

    @Test
    void aTargetOnOtherFramesIsAMistake() {
        Tac shifted = Tac.of(scan.times.shiftedBySeconds(5), scan.reference().values());

        assertThatThrownBy(() -> srtm.fit(shifted, weights(shifted))).isInstanceOf(IllegalArgumentException.class);
    }
}
