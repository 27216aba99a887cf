package org.petline.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.FrameTimes;
import org.petline.testing.Cases;

/** What holds for every model of the registry, whatever it is: units, clocks, weights, frames, and data that say nothing. */
class KineticModelContractTest {
    private static final ExactScan SCAN = ExactScan.unevenFrames();

    private static final double VND = 1.5;

    /** Means of frames over a window: two frames are enough for them, and they know no curve. */
    private static final Set<String> WINDOW_MEANS = Set.of("SUV", "SUVR", "FUR");

    private static final Set<String> INTEGRATING =
            Set.of("MRTM0", "MRTM1", "MRTM2", "refLogan", "refMlLogan", "Logan", "mlLogan", "MA1", "MA2");

    /** Parameters in units of activity in tissue over activity in blood. */
    private static final Set<String> PROPORTIONAL =
            Set.of("K1", "VT", "Ki", "VND", "FUR", "R1", "DVR", "Kiref", "SUVR");

    /**
     * Least squares are solved to 1e-11 in the logarithm of rates, but parameters that are told badly follow rounding in the
     * sums; measured 2e-8 at worst.
     */
    private static final double ROUNDING = 1e-6;

    static Stream<String> models() {
        return KineticModels.names().stream();
    }

    static Stream<String> plasmaModels() {
        return KineticModels.all().stream()
                .filter(entry -> entry.input() == Input.Kind.PLASMA)
                .map(KineticModels.Entry::name);
    }

    static Stream<String> referenceModels() {
        return KineticModels.all().stream()
                .filter(entry -> entry.input() == Input.Kind.REFERENCE)
                .map(KineticModels.Entry::name);
    }

    /** FRTM is not: its k2' = k2 / R1 ties the size of the target to its shape. */
    static Stream<String> modelsLinearInTheTarget() {
        return models().filter(model -> !model.equals("FRTM"));
    }

    static Stream<String> modelsThatDoNotIntegrateTheTarget() {
        return models().filter(model -> !INTEGRATING.contains(model));
    }

    private static KineticModels.Entry entry(String model) {
        return KineticModels.find(model).orElseThrow();
    }

    private static boolean isOfReference(String model) {
        return entry(model).input() == Input.Kind.REFERENCE;
    }

    private static ModelOptions options() {
        return ModelOptions.defaults()
                .with(Srtm2.K2_PRIME.given(ExactScan.REFERENCE_K2))
                .with(Sime.VND.given(VND))
                .withSuvPerActivity(0.3);
    }

    private static KineticModel make(String model, ModelOptions options) {
        return entry(model).make().apply(options);
    }

    private static Input input(String model, ExactScan scan) {
        return isOfReference(model) ? scan.averagedReference() : scan.plasmaInput();
    }

    /** A tissue that the model is meant for; for SRTMv and plasma models with 5 % of blood. */
    private static DoubleUnaryOperator tissue(String model, ExactScan scan) {
        return switch (model) {
            case "refPatlak", "Patlak", "2TCMirr", "FUR" -> scan.withBlood(scan.twoTissue(0.1, 0.1, 0.05, 0), 0.05);
            case "FRTM" -> scan.frtm(1.1, 0.06, 0.04);
            case "SRTMv" -> scan.withBlood(scan.srtm(1, 1.6), 0.05);
            case "1TCM" -> scan.withBlood(scan.oneTissue(0.1, 0.05), 0.05);
            case "2TCM1k" ->
                t -> scan.withBlood(scan.twoTissue(0.1, 0.1 / VND, 0.03, 0.05), 0.05)
                                .applyAsDouble(t)
                        + 0.05 * 0.15 * scan.plasmaIntegral().applyAsDouble(t);
            default ->
                isOfReference(model)
                        ? scan.srtm(1, 1.6)
                        : scan.withBlood(scan.twoTissue(0.1, 0.1 / VND, 0.03, 0.05), 0.05);
        };
    }

    private static Tac target(String model, ExactScan scan, long seed) {
        return scan.noisy(scan.averages(tissue(model, scan)), 0.05, new Random(seed));
    }

    private static Tac times(Tac tac, double factor) {
        return AnalyticScan.scaled(tac, factor);
    }

    private static Input times(Input input, String model, double factor) {
        double[] minutes = SCAN.minutes();
        double[] blood = ExactScan.at(SCAN.bloodCurve(), minutes);
        double[] plasma = ExactScan.at(SCAN.plasmaCurve(), minutes);
        for (int i = 0; i < blood.length; i++) {
            blood[i] *= factor;
            plasma[i] *= factor;
        }
        if (isOfReference(model)) {
            return ReferenceInput.of(times(((ReferenceInput) input).tac(), factor))
                    .withBlood(minutes, blood);
        }
        return PlasmaInput.of(SCAN.times, minutes, plasma, blood);
    }

    private static void assertSame(Fit found, Fit expected, double tolerance) {
        assertThat(found.flags()).isEqualTo(expected.flags());
        for (Estimate estimate : expected.estimates()) {
            assertClose(found.estimate(estimate.name()), estimate, 1, tolerance);
        }
    }

    /** Both numbers of an estimate, in units of the larger of value and standard error. */
    private static void assertClose(Estimate found, Estimate expected, double factor, double tolerance) {
        if (Double.isNaN(expected.value())) {
            assertThat(found.value()).as(expected.name()).isNaN();
            return;
        }
        double size = factor
                * Math.max(
                        Math.abs(expected.value()),
                        Double.isNaN(expected.standardError()) ? 0 : expected.standardError());
        assertThat(found.value()).as(expected.name()).isCloseTo(factor * expected.value(), within(tolerance * size));
        if (Double.isNaN(expected.standardError()))
            assertThat(found.standardError()).as("error of " + expected.name()).isNaN();
        else
            assertThat(found.standardError())
                    .as("error of " + expected.name())
                    .isCloseTo(factor * expected.standardError(), within(tolerance * size));
    }

    @ParameterizedTest
    @MethodSource("models")
    void theUnitOfActivityPlaysNoPart(String model) {
        Cases cases = new Cases(1);
        for (int round = 0; round < 3; round++) {
            double factor = Math.pow(10, cases.between(-3, 4));
            Tac target = target(model, SCAN, round);
            Input input = input(model, SCAN);
            ModelOptions options = options();
            Fit plain = make(model, options).fit(target, input, SCAN.weights());
            Fit scaled = make(model, options.withSuvPerActivity(0.3 / factor))
                    .fit(times(target, factor), times(input, model, factor), SCAN.weights());

            assertSame(scaled, plain, ROUNDING);
        }
    }

    /** With VND of SIME and k2' of the others going along, as they must. */
    @ParameterizedTest
    @MethodSource("modelsLinearInTheTarget")
    void aTargetTimesANumberScalesWhatIsProportionalAndNothingElse(String model) {
        double factor = 1.7;
        ModelOptions options = options().with(new BloodVolume.Fixed(0));
        ModelOptions along = options.with(Sime.VND.given(VND * factor));
        Tac target = target(model, SCAN, 4);
        Input input = input(model, SCAN);

        Fit plain = make(model, options).fit(target, input, SCAN.weights());
        Fit scaled = make(model, along).fit(times(target, factor), input, SCAN.weights());

        for (Estimate estimate : plain.estimates()) {
            String name = estimate.name();
            Estimate other = scaled.estimate(name);
            if (isOfReference(model) && name.equals(Srtm.BPND)) {
                // 1 + BPND is the ratio.
                other = other.with(other.value() + 1, other.standardError());
                estimate = estimate.with(estimate.value() + 1, estimate.standardError());
            }
            boolean proportional = isProportional(model, name);
            assertClose(other, estimate, proportional ? factor : 1, ROUNDING);
        }
    }

    private static boolean isProportional(String model, String name) {
        if (PROPORTIONAL.contains(name)) return true;
        return switch (name) {
            case "SUV" -> true;
            case "BPND", "k2" -> isOfReference(model);
            case "intercept" -> model.endsWith("Patlak");
            default -> false;
        };
    }

    /** Frames, blood and tissue ten minutes later: t* and windows move along, nothing else moves. */
    @ParameterizedTest
    @MethodSource("models")
    void anotherTimeZeroChangesNothing(String model) {
        ExactScan later = SCAN.laterBySeconds(600);
        Fit here = make(model, options()).fit(target(model, SCAN, 5), input(model, SCAN), SCAN.weights());
        Tac same = Tac.of(later.times, target(model, SCAN, 5).values());
        Fit there = make(model, options().with(new Window(50, 100))).fit(same, input(model, later), SCAN.weights());

        assertThat(there.flags()).isEqualTo(here.flags());
        for (Estimate estimate : here.estimates()) {
            Estimate other = there.estimate(estimate.name());
            double shift = estimate.name().equals("tstar") ? 10 : 0;
            assertClose(other.with(other.value() - shift, other.standardError()), estimate, 1, ROUNDING);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void theScaleOfWeightsPlaysNoPart(String model) {
        double[] larger = Arrays.stream(SCAN.weights()).map(w -> 37 * w).toArray();
        BoundModel bound = make(model, options()).bind(input(model, SCAN));
        Tac target = target(model, SCAN, 6);

        assertSame(bound.fit(target, larger), bound.fit(target, SCAN.weights()), ROUNDING);
    }

    /** Bits, not only digits: fits leave nothing behind in what was bound. */
    @ParameterizedTest
    @MethodSource("models")
    void regionsMayBeFittedInAnyOrderAndAgain(String model) {
        Input input = input(model, SCAN);
        BoundModel bound = make(model, options()).bind(input);
        List<Tac> regions = List.of(target(model, SCAN, 7), target(model, SCAN, 8), times(target(model, SCAN, 9), 0.3));
        List<Fit> forth = new ArrayList<>();
        for (Tac region : regions) forth.add(bound.fit(region, SCAN.weights()));
        for (int region = 2; region >= 0; region--) {
            Fit again = bound.fit(regions.get(region), SCAN.weights());
            Fit fresh = make(model, options()).fit(regions.get(region), input(model, SCAN), SCAN.weights());
            for (Fit other : List.of(again, fresh)) {
                assertThat(other.estimates()).isEqualTo(forth.get(region).estimates());
                assertThat(other.predicted()).isEqualTo(forth.get(region).predicted());
                assertThat(other.quality()).isEqualTo(forth.get(region).quality());
            }
        }
    }

    /**
     * A late frame cut in two, both halves with its noise and half of its weight: measured 0.02 standard errors, and 0.2 of
     * parameters that noise hides. Two frames are one more than one, so errors are not compared.
     */
    @ParameterizedTest
    @MethodSource("models")
    void aFrameCutInTwoChangesLittle(String model) {
        int cut = 30;
        ExactScan finer = SCAN.over(withFrameCut(SCAN.times, cut));
        Tac exact = SCAN.averages(tissue(model, SCAN));
        Tac noisy = target(model, SCAN, 10);
        double[] values = finer.averages(tissue(model, SCAN)).values();
        double[] weights = new double[values.length];
        for (int frame = 0; frame < values.length; frame++) {
            int whole = frame > cut ? frame - 1 : frame;
            values[frame] += noisy.at(whole) - exact.at(whole);
            weights[frame] = SCAN.weights()[whole] * (frame == cut || frame == cut + 1 ? 0.5 : 1);
        }

        Fit coarse = make(model, options()).fit(noisy, input(model, SCAN), SCAN.weights());
        Fit fine = make(model, options()).fit(Tac.of(finer.times, values), input(model, finer), weights);

        Estimate main = coarse.estimates().get(0);
        assertThat(fine.estimates().get(0).value()).isCloseTo(main.value(), within(0.05 * main.standardError()));
    }

    private static FrameTimes withFrameCut(FrameTimes times, int cut) {
        double[] starts = new double[times.count() + 1];
        double[] durations = new double[starts.length];
        for (int frame = 0; frame < starts.length; frame++) {
            int whole = frame > cut ? frame - 1 : frame;
            boolean half = frame == cut || frame == cut + 1;
            durations[frame] = times.durationSeconds(whole) / (half ? 2 : 1);
            starts[frame] = times.startSeconds(whole) + (frame == cut + 1 ? durations[frame] : 0);
        }
        return FrameTimes.ofSeconds(starts, durations);
    }

    /**
     * Whatever stands in a frame of weight 0, it is as if it were missing; but for methods that integrate the target, whose
     * integral runs over all frames that have a value.
     */
    @ParameterizedTest
    @MethodSource("modelsThatDoNotIntegrateTheTarget")
    void aFrameOfWeightZeroIsAMissingFrame(String model) {
        BoundModel bound = make(model, options()).bind(input(model, SCAN));
        Tac target = target(model, SCAN, 11);
        double[] weights = SCAN.weights();
        double[] missing = target.values();
        double[] spoiled = target.values();
        for (int frame : new int[] {9, 27}) {
            weights[frame] = 0;
            missing[frame] = Double.NaN;
            spoiled[frame] = 3 * spoiled[frame];
        }

        Fit ofMissing = bound.fit(Tac.of(SCAN.times, missing), SCAN.weights());
        Fit ofSpoiled = bound.fit(Tac.of(SCAN.times, spoiled), weights);

        assertSame(ofSpoiled, ofMissing, ROUNDING);
        assertThat(ofSpoiled.quality().framesUsed())
                .isEqualTo(ofMissing.quality().framesUsed());
    }

    @ParameterizedTest
    @MethodSource("models")
    void aTargetOfZerosIsFlaggedOrZero(String model) {
        Fit fit = make(model, options()).fit(flat(0), input(model, SCAN), SCAN.weights());

        assertHonest(fit);
        assertThat(fit.flags().isEmpty() ? fit.estimates().get(0).value() : 0).isZero();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aConstantTargetIsHonest(String model) {
        assertHonest(make(model, options()).fit(flat(3), input(model, SCAN), SCAN.weights()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void aNegativeTargetIsHonest(String model) {
        Tac negative = times(target(model, SCAN, 12), -1);

        assertHonest(make(model, options()).fit(negative, input(model, SCAN), SCAN.weights()));
    }

    /** Only numbers that mean something: BPND is 0 or NaN with a flag. */
    @ParameterizedTest
    @MethodSource("referenceModels")
    void aTargetThatIsTheReferenceBindsNothingOrIsFlagged(String model) {
        ReferenceInput input = SCAN.averagedReference();

        Fit fit = make(model, options()).fit(input.tac(), input, SCAN.weights());

        assertHonest(fit);
        fit.find(Srtm.BPND)
                .map(Estimate::value)
                .filter(value -> !Double.isNaN(value))
                .ifPresent(value -> assertThat(value).isCloseTo(0, within(1e-4)));
    }

    @ParameterizedTest
    @MethodSource("plasmaModels")
    void aTargetThatIsBloodIsHonest(String model) {
        Tac blood = SCAN.averages(SCAN.bloodCurve());

        assertHonest(make(model, options()).fit(blood, input(model, SCAN), SCAN.weights()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void aTargetWithoutAnyValueHasTooFewFrames(String model) {
        Fit fit = make(model, options()).fit(flat(Double.NaN), input(model, SCAN), SCAN.weights());

        assertHonest(fit);
        assertThat(fit.flags()).contains(FitFlag.TOO_FEW_FRAMES);
        assertThat(fit.estimates()).allMatch(estimate -> Double.isNaN(estimate.value()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void twoFramesAreTooFewForACurve(String model) {
        double[] values = new double[SCAN.times.count()];
        Arrays.fill(values, Double.NaN);
        values[30] = 5;
        values[31] = 4.5;

        Fit fit = make(model, options()).fit(Tac.of(SCAN.times, values), input(model, SCAN), SCAN.weights());

        assertHonest(fit);
        if (!WINDOW_MEANS.contains(model)) assertThat(fit.flags()).contains(FitFlag.TOO_FEW_FRAMES);
    }

    /** Two frames in the whole scan, not only in the target. */
    @ParameterizedTest
    @MethodSource("models")
    void aScanOfTwoFramesIsTooShort(String model) {
        ExactScan scan = SCAN.over(ExactScan.frames(new double[][] {{2, 2400}}));

        Fit fit =
                make(model, options()).fit(scan.averages(tissue(model, scan)), input(model, scan), new double[] {1, 1});

        assertHonest(fit);
        if (!WINDOW_MEANS.contains(model)) assertThat(fit.flags()).contains(FitFlag.TOO_FEW_FRAMES);
    }

    @ParameterizedTest
    @MethodSource("models")
    void anInputOfZerosIsFlagged(String model) {
        double[] minutes = {0, 10, 100};
        double[] zeros = new double[3];
        Input input = isOfReference(model)
                ? ReferenceInput.of(flat(0)).withBlood(minutes, zeros)
                : PlasmaInput.of(SCAN.times, minutes, zeros, zeros);

        Fit fit = make(model, options()).fit(target(model, SCAN, 13), input, SCAN.weights());

        assertHonest(fit);
        if (!model.equals("SUV"))
            assertThat(fit.flags()).containsAnyOf(FitFlag.REFERENCE_NOT_POSITIVE, FitFlag.TOO_FEW_FRAMES);
    }

    /** The frames after the end are left out, which is told; nothing else goes wrong. */
    @ParameterizedTest
    @MethodSource("models")
    void anInputThatEndsEarlyIsToldAndTheRestIsUsed(String model) {
        double[] minutes = Arrays.stream(SCAN.minutes()).filter(t -> t < 72).toArray();
        double[] blood = ExactScan.at(SCAN.bloodCurve(), minutes);
        double[] known = SCAN.averages(SCAN.reference()).values();
        for (int frame = 0; frame < known.length; frame++) {
            if (SCAN.times.endMinutes(frame) > 72) known[frame] = Double.NaN;
        }
        Input input = isOfReference(model)
                ? ReferenceInput.of(Tac.of(SCAN.times, known)).withBlood(minutes, blood)
                : PlasmaInput.of(SCAN.times, minutes, ExactScan.at(SCAN.plasmaCurve(), minutes), blood);

        Fit early = make(model, options()).fit(target(model, SCAN, 14), input, SCAN.weights());
        Fit whole = make(model, options()).fit(target(model, SCAN, 14), input(model, SCAN), SCAN.weights());

        assertHonest(early);
        if (model.equals("SUV")) return;
        assertThat(early.flags()).contains(FitFlag.INPUT_ENDS_EARLY);
        Estimate main = whole.estimates().get(0);
        double error = Math.max(main.standardError(), early.estimates().get(0).standardError());
        if (!WINDOW_MEANS.contains(model)) {
            assertThat(early.estimates().get(0).value())
                    .isCloseTo(main.value(), within(5 * error + 0.1 * Math.abs(main.value())));
        }
    }

    private static Tac flat(double value) {
        double[] values = new double[SCAN.times.count()];
        Arrays.fill(values, value);
        return Tac.of(SCAN.times, values);
    }

    /** No number that means nothing: what is not known is NaN and its reason a flag. */
    private static void assertHonest(Fit fit) {
        for (Estimate estimate : fit.estimates()) {
            assertThat(estimate.value())
                    .as(estimate.name())
                    .isNotIn(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.999);
            assertThat(Double.isInfinite(estimate.standardError()))
                    .as("error of " + estimate)
                    .isFalse();
        }
        if (Double.isNaN(fit.estimates().get(0).value()))
            assertThat(fit.flags()).as(fit.toString()).isNotEmpty();
        for (double value : fit.predicted())
            assertThat(Double.isInfinite(value)).isFalse();
        assertThat(Double.isInfinite(fit.quality().sigma())).isFalse();
    }
}
