package org.petline.blood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.petline.Refusal;
import org.petline.phantom.SimulatedPlasma;

class BloodProcessingTest {
    /** Total activity in plasma: Feng 1993, table 1, arriving at 24 s. */
    private static final SimulatedPlasma PLASMA = new SimulatedPlasma(0.4, 851.1, 4.134, 21.88, 0.1191, 20.81, 0.01043);

    /** Of the tube of the automatic sampler. */
    private static final double TAU = 2.6 / 60;

    private static final double[] AUTOMATIC =
            IntStream.rangeClosed(0, 600).mapToDouble(s -> s / 60.0).toArray();
    private static final double[] MANUAL = {0.2, 1, 2, 3, 5, 8, 10.5, 15, 20, 30, 40, 50, 60, 75, 90};

    private static double nothing(double t) {
        return Double.NaN;
    }

    private static double ratio(double t) {
        return 0.9 - 0.002 * t;
    }

    private static double parent(double t) {
        return ParentModel.HILL.fraction(t, List.of(0.07, 1.6, 12.0));
    }

    /** Whole blood at the end of the tube: ratio times plasma, dispersed; the ratio changes little within the tube. */
    private static double dispersedBlood(double t) {
        return ratio(t) * PLASMA.convolved(1 / TAU, t) / TAU;
    }

    private static double blood(double t) {
        return ratio(t) * PLASMA.at(t);
    }

    private static BloodRecording recording(
            double[] minutes,
            DoubleUnaryOperator blood,
            DoubleUnaryOperator plasma,
            DoubleUnaryOperator parent,
            double dispersion) {
        return BloodRecording.of(
                minutes,
                Arrays.stream(minutes).map(blood).toArray(),
                Arrays.stream(minutes).map(plasma).toArray(),
                Arrays.stream(minutes).map(parent).toArray(),
                dispersion);
    }

    private static BloodRecording automatic() {
        return recording(
                AUTOMATIC,
                BloodProcessingTest::dispersedBlood,
                BloodProcessingTest::nothing,
                BloodProcessingTest::nothing,
                TAU);
    }

    private static BloodRecording manual() {
        return recording(MANUAL, BloodProcessingTest::blood, PLASMA::at, BloodProcessingTest::parent, Double.NaN);
    }

    private static ProcessedBlood process(BloodRecording... recordings) {
        return new BloodProcessing(BloodProcessing.Settings.standard()).process(List.of(recordings), 90);
    }

    private static ProcessedBlood process(ParentChoice choice, BloodRecording... recordings) {
        return new BloodProcessing(
                        new BloodProcessing.Settings(choice, RatioModel.INTERPOLATED, BloodProcessing.Overlap.BOTH))
                .process(List.of(recordings), 90);
    }

    /** The curve between its times, as whoever uses it reads it. */
    private static double onTheLine(double[] minutes, double[] values, double t) {
        int found = Arrays.binarySearch(minutes, t);
        if (found >= 0) return values[found];
        int i = -found - 2;
        return values[i] + (t - minutes[i]) / (minutes[i + 1] - minutes[i]) * (values[i + 1] - values[i]);
    }

    private static double area(double[] minutes, double[] values) {
        double area = 0;
        for (int i = 1; i < minutes.length; i++) {
            area += (minutes[i] - minutes[i - 1]) * (values[i] + values[i - 1]) / 2;
        }
        return area;
    }

    private static double area(DoubleUnaryOperator curve) {
        double[] fine =
                IntStream.rangeClosed(0, 900_000).mapToDouble(i -> i / 1e4).toArray();
        return area(fine, Arrays.stream(fine).map(curve).toArray());
    }

    /** A tracer that is not metabolised, written with 1 in every row: no model's parameters follow from that. */
    @ParameterizedTest
    @EnumSource(ParentChoice.class)
    void aParentFractionOfOneThroughoutIsOne(ParentChoice choice) {
        BloodRecording manual = recording(MANUAL, BloodProcessingTest::blood, PLASMA::at, t -> 1, 0);
        BloodProcessing.Settings settings =
                new BloodProcessing.Settings(choice, RatioModel.INTERPOLATED, BloodProcessing.Overlap.AUTOMATIC_ONLY);
        ProcessedBlood curves = new BloodProcessing(settings).process(List.of(manual), 90);

        assertThat(curves.parentFraction().used()).isEqualTo(ParentChoice.UNCHANGED);
        assertThat(curves.parentFraction().at(45)).isEqualTo(1);
    }

    @Test
    void bothRecordingsTogetherGiveTheTrueInput() {
        ProcessedBlood input = process(automatic(), manual());
        double[] minutes = input.minutes();
        assertThat(input.parentFraction().used()).isEqualTo(ParentChoice.HILL);
        assertThat(input.flags()).isEmpty();
        assertThat(input.endMinutes()).isEqualTo(90);
        // At 0.4 min; the next sample holds dispersed tracer.
        assertThat(input.arrivalMinutes()).isCloseTo(0.4, within(1e-9));
        for (double t : new double[] {0.7, 1.5, 4, 9, 12, 25, 70, 90}) {
            assertThat(onTheLine(minutes, input.parentPlasma(), t))
                    .as("plasma at " + t)
                    .isCloseTo(PLASMA.at(t) * parent(t), within(0.01 * PLASMA.at(t) * parent(t)));
            assertThat(onTheLine(minutes, input.wholeBlood(), t))
                    .as("blood at " + t)
                    .isCloseTo(blood(t), within(0.01 * blood(t)));
        }
        double trueArea = area(t -> PLASMA.at(t) * parent(t));
        assertThat(area(minutes, input.parentPlasma())).isCloseTo(trueArea, within(0.003 * trueArea));
    }

    @Test
    void withoutDispersionCorrectionTheInputIsWrongAndSaidToBe() {
        BloodRecording unknown = recording(
                AUTOMATIC,
                BloodProcessingTest::dispersedBlood,
                BloodProcessingTest::nothing,
                BloodProcessingTest::nothing,
                Double.NaN);
        ProcessedBlood input = process(unknown, manual());
        assertThat(input.flags()).containsExactly(BloodFlag.DISPERSION_NOT_CORRECTED);
        // On the rise, 6 s after the arrival.
        double truth = PLASMA.at(0.5) * parent(0.5);
        ProcessedBlood right = process(automatic(), manual());
        assertThat(onTheLine(input.minutes(), input.parentPlasma(), 0.5)).isLessThan(0.8 * truth);
        assertThat(onTheLine(right.minutes(), right.parentPlasma(), 0.5)).isCloseTo(truth, within(0.02 * truth));
    }

    @Test
    void theOrderOfRecordingsAndTheUnitChangeNothing() {
        ProcessedBlood one = process(automatic(), manual());
        ProcessedBlood other = process(manual(), automatic());
        assertThat(other.minutes()).containsExactly(one.minutes());
        assertThat(other.parentPlasma()).containsExactly(one.parentPlasma());
        ProcessedBlood scaled = process(
                recording(
                        AUTOMATIC,
                        t -> 1024 * dispersedBlood(t),
                        BloodProcessingTest::nothing,
                        BloodProcessingTest::nothing,
                        TAU),
                recording(MANUAL, t -> 1024 * blood(t), t -> 1024 * PLASMA.at(t), BloodProcessingTest::parent, 0));
        assertThat(scaled.minutes()).containsExactly(one.minutes());
        for (int i = 0; i < one.count(); i++) {
            assertThat(scaled.parentPlasma()[i]).isCloseTo(1024 * one.parentPlasma()[i], within(1e-9));
        }
    }

    @Test
    void everySampledTimeIsKeptAndLinesBetweenTimesDo() {
        for (BloodRecording[] recordings : new BloodRecording[][] {{manual()}, {automatic(), manual()}}) {
            ProcessedBlood input = process(recordings);
            double[] minutes = input.minutes();
            assertThat(Arrays.stream(minutes).boxed())
                    .containsAll(DoubleStream.of(MANUAL).boxed().toList());
            MonotoneCurve total =
                    new MonotoneCurve(SampledCurves.of(List.of(recordings), BloodProcessing.Settings.standard())
                            .plasma());
            double peak = Arrays.stream(input.parentPlasma()).max().getAsDouble();
            // Before the second sample the curve is bent to begin with zero.
            double from = recordings.length == 1 ? MANUAL[1] : input.arrivalMinutes() + 0.05;
            for (double t = from; t < 90; t += 0.0037) {
                double curve = total.at(t) * input.parentFraction().at(t);
                assertThat(onTheLine(minutes, input.parentPlasma(), t)).isCloseTo(curve, within(1e-4 * peak));
            }
            for (int i = 1; i < minutes.length; i++) assertThat(minutes[i]).isGreaterThan(minutes[i - 1]);
        }
    }

    @Test
    void beforeTheArrivalThereIsNothing() {
        ProcessedBlood input = process(
                recording(
                        AUTOMATIC,
                        t -> dispersedBlood(t) + (t < 0.39 ? 0.3 : 0),
                        BloodProcessingTest::nothing,
                        BloodProcessingTest::nothing,
                        TAU),
                manual());
        double[] minutes = input.minutes();
        assertThat(minutes[0]).isZero();
        for (int i = 0; i < minutes.length && minutes[i] <= input.arrivalMinutes(); i++) {
            assertThat(input.parentPlasma()[i]).isZero();
            assertThat(input.wholeBlood()[i]).isZero();
        }
        assertThat(input.arrivalMinutes()).isGreaterThan(0.38);
    }

    @ParameterizedTest
    @CsvSource({"BOTH, 7", "AUTOMATIC_ONLY, 100"})
    void manualSamplesWithinTheAutomaticRecordingAreKeptOrNotAsChosen(
            BloodProcessing.Overlap overlap, double expected) {
        double[] seconds =
                IntStream.rangeClosed(0, 60).mapToDouble(s -> s / 60.0).toArray();
        BloodRecording machine = recording(
                seconds, t -> t == 0 ? 0 : 100, BloodProcessingTest::nothing, BloodProcessingTest::nothing, 0);
        double[] times = {0.491, 0.5, 2, 30};
        BloodRecording hand = recording(times, t -> t < 1 ? 7 : 10, t -> t < 1 ? 7 : 10, t -> 1, 0);
        BloodProcessing.Settings settings =
                new BloodProcessing.Settings(ParentChoice.UNCHANGED, RatioModel.CONSTANT, overlap);
        SampledCurves curves = SampledCurves.of(List.of(machine, hand), settings);
        MonotoneCurve blood = new MonotoneCurve(curves.wholeBlood());
        assertThat(blood.at(0.491)).isEqualTo(expected);
        // Of identical times the mean is used.
        assertThat(blood.at(0.5)).isEqualTo((expected + 100) / 2);
        assertThat(blood.at(2)).isEqualTo(10);
        assertThat(new MonotoneCurve(curves.plasma()).at(0.25)).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"CONSTANT, 0.5", "LINEAR, 0.44", "INTERPOLATED, 0.44"})
    void plasmaThatWasNotSampledComesFromTheRatio(RatioModel model, double atTwelve) {
        double[] times = {0, 1, 2, 12, 14, 20};
        DoubleUnaryOperator ratio = t -> 0.5 - 0.03 * (t - 10);
        BloodRecording hand = recording(
                times,
                t -> t == 0 ? 0 : 6,
                t -> t == 12 || t == 20 ? Double.NaN : t == 0 ? 0 : 6 / ratio.applyAsDouble(t),
                t -> 1,
                0);
        SampledCurves curves = SampledCurves.of(
                List.of(hand),
                new BloodProcessing.Settings(ParentChoice.UNCHANGED, model, BloodProcessing.Overlap.BOTH));
        double expected = model == RatioModel.CONSTANT ? (0.77 + 0.74 + 0.38) / 3 : atTwelve;
        MonotoneCurve plasma = new MonotoneCurve(curves.plasma());
        assertThat(plasma.at(12)).isCloseTo(6 / expected, within(1e-9));
        assertThat(plasma.at(2)).isEqualTo(6 / ratio.applyAsDouble(2));
        // After the last ratio it is held, and that is said.
        assertThat(plasma.at(20)).isCloseTo(6 / (model == RatioModel.CONSTANT ? expected : 0.38), within(1e-9));
        assertThat(curves.flags()).contains(BloodFlag.RATIO_EXTRAPOLATED);
    }

    @Test
    void manualPlasmaAloneAndAutomaticBloodGiveTheRatioToo() {
        ProcessedBlood input = process(
                automatic(),
                recording(MANUAL, BloodProcessingTest::nothing, PLASMA::at, BloodProcessingTest::parent, Double.NaN));
        assertThat(input.flags())
                .containsExactly(BloodFlag.RATIO_FROM_INTERPOLATED_BLOOD, BloodFlag.RATIO_EXTRAPOLATED);
        assertThat(onTheLine(input.minutes(), input.wholeBlood(), 8)).isCloseTo(blood(8), within(0.01 * blood(8)));
    }

    @Test
    void withoutWholeBloodItsActivityIsNaNAndSaidToBe() {
        ProcessedBlood input =
                process(recording(MANUAL, BloodProcessingTest::nothing, PLASMA::at, BloodProcessingTest::parent, 0));
        assertThat(input.flags()).contains(BloodFlag.WHOLE_BLOOD_UNKNOWN);
        assertThat(input.wholeBlood()).containsOnly(Double.NaN);
        assertThat(onTheLine(input.minutes(), input.parentPlasma(), 30))
                .isCloseTo(PLASMA.at(30) * parent(30), within(0.01));
    }

    @Test
    void bloodThatEndsBeforeTheScanIsSaidToAndNotExtrapolated() {
        ProcessedBlood input =
                new BloodProcessing(BloodProcessing.Settings.standard()).process(List.of(automatic(), manual()), 93);
        assertThat(input.flags()).containsExactly(BloodFlag.BLOOD_ENDS_EARLY);
        assertThat(input.endMinutes()).isEqualTo(90);
    }

    @Test
    void aParentFractionThatEndsEarlyIsExtrapolatedByTheModelAndSaidToBe() {
        BloodRecording hand =
                recording(MANUAL, BloodProcessingTest::blood, PLASMA::at, t -> t > 40 ? Double.NaN : parent(t), 0);
        ProcessedBlood input = process(automatic(), hand);
        assertThat(input.flags()).containsExactly(BloodFlag.PARENT_FRACTION_EXTRAPOLATED);
        assertThat(input.parentFraction().at(90)).isCloseTo(parent(90), within(1e-4));
        assertThat(process(ParentChoice.INTERPOLATED, automatic(), hand)
                        .parentFraction()
                        .at(90))
                .isEqualTo(parent(40));
    }

    @Test
    void tooFewParentFractionsAreInterpolatedAndSaidToBe() {
        BloodRecording hand = recording(
                MANUAL, BloodProcessingTest::blood, PLASMA::at, t -> t == 5 || t == 90 ? parent(t) : Double.NaN, 0);
        ProcessedBlood input = process(automatic(), hand);
        assertThat(input.flags()).containsExactly(BloodFlag.PARENT_FRACTION_NOT_FITTED);
        assertThat(input.parentFraction().used()).isEqualTo(ParentChoice.INTERPOLATED);
        assertThat(input.parentFraction().at(0)).isEqualTo(1);
        assertThat(input.parentFraction().at(5)).isEqualTo(parent(5));
    }

    @Test
    void aMeasuredParentFractionAboveOneIsNotCutOff() {
        BloodRecording hand =
                recording(MANUAL, BloodProcessingTest::blood, PLASMA::at, t -> t == 1 ? 1.04 : parent(t), 0);
        ProcessedBlood input = process(ParentChoice.INTERPOLATED, hand);
        assertThat(onTheLine(input.minutes(), input.parentPlasma(), 1)).isEqualTo(1.04 * PLASMA.at(1));
    }

    @Test
    void aPeakThatMayHaveBeenMissedIsSaidToBe() {
        double[] late = {1, 2, 5, 10, 30, 60, 90};
        ProcessedBlood input =
                process(recording(late, BloodProcessingTest::blood, PLASMA::at, BloodProcessingTest::parent, 0));
        assertThat(input.flags()).contains(BloodFlag.PEAK_NOT_SAMPLED);
        assertThat(input.minutes()[0]).isZero();
        assertThat(input.parentPlasma()[0]).isZero();
    }

    @Test
    void recordingsThatDisagreeAreSaidTo() {
        BloodRecording miscalibrated = recording(
                AUTOMATIC,
                t -> 1.25 * dispersedBlood(t),
                BloodProcessingTest::nothing,
                BloodProcessingTest::nothing,
                TAU);
        assertThat(process(miscalibrated, manual()).flags()).containsExactly(BloodFlag.RECORDINGS_DISAGREE);
    }

    @ParameterizedTest
    @EnumSource(
            value = ParentChoice.class,
            names = {"BEST_MODEL"},
            mode = EnumSource.Mode.EXCLUDE)
    void whatIsChosenIsUsed(ParentChoice choice) {
        assertThat(process(choice, automatic(), manual()).parentFraction().used())
                .isEqualTo(choice);
    }

    @Test
    void theBestModelComesWithAllOthers() {
        List<ParentFit> fits = process(automatic(), manual()).parentFraction().fits();
        assertThat(fits).extracting(ParentFit::model).containsExactlyInAnyOrder(ParentModel.values());
        assertThat(fits).extracting(ParentFit::aic).isSorted();
    }

    @Test
    void bloodThatCannotBecomeAnInputIsRefusedByName() {
        BloodRecording fractions = recording(
                MANUAL, BloodProcessingTest::nothing, BloodProcessingTest::nothing, BloodProcessingTest::parent, 0);
        BloodRecording plasmaOnly =
                recording(MANUAL, BloodProcessingTest::nothing, PLASMA::at, BloodProcessingTest::nothing, 0);
        BloodRecording twoPlasma = recording(
                MANUAL,
                BloodProcessingTest::nothing,
                t -> t >= 75 ? PLASMA.at(t) : Double.NaN,
                BloodProcessingTest::parent,
                0);
        assertThat(reason(fractions)).isEqualTo(BloodReason.BLOOD_ACTIVITY_MISSING);
        assertThat(reason(twoPlasma)).isEqualTo(BloodReason.BLOOD_ACTIVITY_MISSING);
        assertThat(reason(automatic(), fractions)).isEqualTo(BloodReason.BLOOD_PLASMA_RATIO_UNKNOWN);
        assertThat(reason(plasmaOnly)).isEqualTo(BloodReason.PARENT_FRACTION_MISSING);
        assertThat(process(ParentChoice.UNCHANGED, plasmaOnly).parentFraction().at(50))
                .isEqualTo(1);
    }

    @Test
    void recordingsThatCannotBeAreNotMade() {
        double[] two = {1, 2};
        double[][][] wrong = {
            {{1, 1}, two, two, two},
            {{2, 1}, two, two, two},
            {{1, Double.NaN}, two, two, two},
            {two, {1}, two, two},
            {two, two, {1, Double.POSITIVE_INFINITY}, two}
        };
        for (double[][] columns : wrong) {
            assertThatThrownBy(() -> BloodRecording.of(columns[0], columns[1], columns[2], columns[3], 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> BloodRecording.of(two, two, two, two, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Object reason(BloodRecording... recordings) {
        return catchThrowableOfType(Refusal.class, () -> process(recordings)).reason();
    }
}
