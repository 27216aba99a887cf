package org.petline.kinetics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * 95 % intervals hold the truth as often as they say, over unflagged fits of exact tissues with the noise that the weights
 * promise.
 */
class CoverageTest {
    private static final ExactScan SCAN = ExactScan.unevenFrames();

    /** The bar. */
    private static final double LOW = 0.93;

    private static final double HIGH = 0.97;

    /** Standard errors of a share of trials that chance is allowed. */
    private static final double SLACK = 2;

    private static final ModelOptions K2_PRIME =
            ModelOptions.defaults().with(Srtm2.K2_PRIME.given(ExactScan.REFERENCE_K2));
    private static final ModelOptions VB = ModelOptions.defaults().with(new BloodVolume.Fixed(0.05));

    private record Trial(
            String model, String main, double truth, ModelOptions options, DoubleUnaryOperator tissue, int count) {
        @Override
        public String toString() {
            return model + ", " + main + " " + truth + ", " + options.tStar();
        }

        /** The share of unflagged fits whose interval holds the truth. */
        double coverage() {
            KineticModels.Entry entry = KineticModels.find(model).orElseThrow();
            Input input = entry.input() == Input.Kind.REFERENCE ? SCAN.averagedReference() : SCAN.plasmaInput();
            BoundModel bound = entry.make().apply(options).bind(input);
            Tac exact = SCAN.averages(tissue);
            Random random = new Random(5);
            int unflagged = 0;
            int held = 0;
            for (int trial = 0; trial < count; trial++) {
                // A typical frame has 1 to 2 % of noise, the first ones ten times that.
                Fit fit = bound.fit(SCAN.noisy(exact, 0.15, random), SCAN.weights());
                if (!fit.flags().isEmpty()) continue;
                unflagged++;
                Estimate estimate = fit.estimate(main);
                if (fit.lower(estimate) <= truth && truth <= fit.upper(estimate)) held++;
            }
            assertThat(unflagged).as("unflagged fits").isGreaterThan(count * 9 / 10);
            return (double) held / unflagged;
        }

        double slack() {
            return SLACK * Math.sqrt(0.95 * 0.05 / count);
        }
    }

    static Stream<Trial> trials() {
        DoubleUnaryOperator one = SCAN.withBlood(SCAN.oneTissue(0.1, 0.05), 0.05);
        DoubleUnaryOperator two = SCAN.withBlood(SCAN.twoTissue(0.1, 0.1, 0.03, 0.05), 0.05);
        DoubleUnaryOperator irreversible = SCAN.withBlood(SCAN.twoTissue(0.1, 0.1, 0.05, 0), 0.05);
        ModelOptions late = VB.with(new TStar.Fixed(30));
        ModelOptions lateK2Prime = K2_PRIME.with(new TStar.Fixed(30));
        return Stream.of(
                new Trial("SRTM", "BPND", 1.6, K2_PRIME, SCAN.srtm(1, 1.6), 1000),
                new Trial("SRTM", "BPND", 0.5, K2_PRIME, SCAN.srtm(0.8, 0.5), 1000),
                new Trial("SRTM", "k2prime", 0.1, K2_PRIME, SCAN.srtm(0.8, 0.5), 1000),
                new Trial("SRTM2", "BPND", 1.6, K2_PRIME, SCAN.srtm(1, 1.6), 1000),
                new Trial("SRTM2", "BPND", 0.5, K2_PRIME, SCAN.srtm(0.8, 0.5), 1000),
                new Trial("SRTMv", "BPND", 1.6, K2_PRIME, SCAN.withBlood(SCAN.srtm(1, 1.6), 0.05), 1000),
                new Trial("MRTM1", "BPND", 1.6, K2_PRIME, SCAN.srtm(1, 1.6), 1000),
                new Trial("MRTM1", "BPND", 0.5, K2_PRIME, SCAN.srtm(0.8, 0.5), 1000),
                new Trial("MRTM2", "BPND", 1.6, K2_PRIME, SCAN.srtm(1, 1.6), 1000),
                new Trial("MRTM2", "BPND", 0.5, K2_PRIME, SCAN.srtm(0.8, 0.5), 1000),
                new Trial("refLogan", "BPND", 1.6, lateK2Prime, SCAN.srtm(1, 1.6), 1000),
                new Trial("refMlLogan", "BPND", 1.6, lateK2Prime, SCAN.srtm(1, 1.6), 1000),
                new Trial("1TCM", "VT", 2, ModelOptions.defaults(), one, 1000),
                new Trial("1TCM", "K1", 0.1, ModelOptions.defaults(), one, 1000),
                new Trial("1TCM", "vB", 0.05, ModelOptions.defaults(), one, 1000),
                new Trial("MA1", "VT", 2, late, one, 1000),
                new Trial("Logan", "VT", 2, late, one, 1000),
                new Trial("mlLogan", "VT", 2, late, one, 1000),
                new Trial("2TCM", "VT", 1.6, ModelOptions.defaults(), two, 300),
                new Trial("MA2", "VT", 1.6, VB, two, 1000),
                new Trial("2TCMirr", "Ki", 0.1 * 0.05 / 0.15, ModelOptions.defaults(), irreversible, 1000),
                new Trial("Patlak", "Ki", 0.03, late.with(new BloodVolume.Fixed(0)), withoutReturn(), 1000));
    }

    private static DoubleUnaryOperator withoutReturn() {
        DoubleUnaryOperator integral = SCAN.plasmaIntegral();
        DoubleUnaryOperator plasma = SCAN.plasmaCurve();
        return t -> 0.03 * integral.applyAsDouble(t) + 0.3 * plasma.applyAsDouble(t);
    }

    @ParameterizedTest
    @MethodSource("trials")
    void intervalsHoldTheTruthAsOftenAsTheySay(Trial trial) {
        double coverage = trial.coverage();
        assertThat(coverage).isBetween(LOW - trial.slack(), HIGH + trial.slack());
    }

    static Stream<Trial> chosen() {
        DoubleUnaryOperator one = SCAN.withBlood(SCAN.oneTissue(0.1, 0.05), 0.05);
        return Stream.concat(
                Stream.of("refLogan", "refMlLogan", "MRTM0")
                        .map(model -> new Trial(model, "BPND", 1.6, K2_PRIME, SCAN.srtm(1, 1.6), 1000)),
                Stream.of("Logan", "mlLogan", "MA1").map(model -> new Trial(model, "VT", 2, VB, one, 1000)));
    }

    /** The rule looks at the noise when it chooses t*, and intervals do not know: 93 to 94.5 % over 2000 trials. */
    @ParameterizedTest
    @MethodSource("chosen")
    void aChosenTStarCostsALittle(Trial trial) {
        assertThat(trial.coverage()).isBetween(LOW - trial.slack(), HIGH + trial.slack());
    }

    static Stream<Trial> bent() {
        DoubleUnaryOperator two = SCAN.withBlood(SCAN.twoTissue(0.1, 0.1, 0.03, 0.05), 0.05);
        DoubleUnaryOperator irreversible = SCAN.withBlood(SCAN.twoTissue(0.1, 0.1, 0.05, 0), 0.05);
        return Stream.of(
                new Trial("Logan", "VT", 1.6, VB, two, 500),
                new Trial("Patlak", "Ki", 0.1 * 0.05 / 0.15, VB.with(new TStar.Fixed(30)), irreversible, 500));
    }

    /**
     * What is missed: where plots still bend within noise, VT is 1 to 2 % and Ki 1 % low, which no interval knows: 62 and 76 %
     * over 2000 trials. With t* chosen, Patlak's of this tissue hold the truth in 7 %.
     */
    @ParameterizedTest
    @MethodSource("bent")
    void intervalsDoNotKnowTheBiasOfABentPlot(Trial trial) {
        assertThat(trial.coverage()).isBetween(0.5, LOW);
    }
}
