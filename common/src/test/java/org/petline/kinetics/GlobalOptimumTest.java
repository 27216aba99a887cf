package org.petline.kinetics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.MultivariateJacobianFunction;
import org.hipparchus.util.Pair;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.testing.Sample;

/**
 * No long search from many random starts fits better: Levenberg and Marquardt's, in the logarithms of all rate constants,
 * on curves of the tests' own simulator.
 */
class GlobalOptimumTest {
    private static final ExactScan SCAN = ExactScan.unevenFrames();
    private static final PlasmaInput PLASMA = SCAN.plasmaInput();
    private static final ReferenceInput REFERENCE = SCAN.sampledReference();
    private static final double[] WEIGHTS = SCAN.weights();
    private static final double[] BLOOD = SCAN.averages(SCAN.bloodCurve()).values();
    private static final double[] TRAPPED = SCAN.averages(SCAN.plasmaIntegral()).values();
    private static final double[] REFERENCE_FRAMES =
            SCAN.averages(SCAN.reference()).values();
    private static final double[] REFERENCE_CONVOLVED = SCAN.convolvedAverages(ExactScan.REFERENCE_K2);

    private static final int STARTS = 60;
    private static final int TRIED_IN_A_BUILD = 16;

    /** What the search may find better: the bar of the room. */
    private static final double SHARE = 1e-3;

    /** Sampled blood is known to 1e-6, so noiseless sums of squares end at the square of some of that. */
    private static final double FLOOR = 1e-11;

    private static final double SHARE_OF_SEARCH = 0.05;
    private static final double FLOOR_OF_SEARCH = 1e-6;

    private static final double VND = 1.5;

    /** A model as the search sees it: a curve of the logarithms of its parameters, within bounds. */
    private interface Curve {
        double[] at(double[] parameters);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Search(String model, double[] low, double[] high, Curve curve) {}

    /** Bounds lie within the room's ranges: it searches every rate that these allow. */
    private static final List<Search> SEARCHES = List.of(
            new Search("SRTM", bounds(0.05, 1e-3, 1e-3), bounds(5, 2, 1), GlobalOptimumTest::srtm),
            new Search("FRTM", bounds(0.05, 5e-3, 2e-3, 2e-3), bounds(5, 2, 2, 2), GlobalOptimumTest::frtm),
            new Search("1TCM", bounds(1e-3, 1e-4, 1e-6), bounds(2, 5, 0.5), GlobalOptimumTest::oneTissue),
            new Search(
                    "2TCM",
                    bounds(1e-3, 1e-4, 1e-4, 1e-4, 1e-6),
                    bounds(2, 3, 3, 3, 0.5),
                    GlobalOptimumTest::twoTissue),
            new Search(
                    "2TCMirr", bounds(1e-3, 1e-3, 1e-7, 1e-6), bounds(2, 3, 3, 0.5), GlobalOptimumTest::irreversible),
            new Search("SIME", bounds(5e-3, 1e-3, 1e-3, 1e-6), bounds(1.5, 1.5, 1.5, 0.5), GlobalOptimumTest::sime));

    private static double[] bounds(double... values) {
        return values;
    }

    private static double[] srtm(double[] p) {
        double k2a = p[2];
        double theta = p[1] - p[0] * k2a;
        double[] convolved = referenceConvolved(k2a);
        double[] out = new double[BLOOD.length];
        for (int i = 0; i < out.length; i++) out[i] = p[0] * REFERENCE_FRAMES[i] + theta * convolved[i];
        return out;
    }

    private static double[] frtm(double[] p) {
        double k2 = p[1];
        double sum = k2 + p[2] + p[3];
        double root = Math.sqrt(sum * sum - 4 * k2 * p[3]);
        double c = (sum + root) / 2;
        double d = (sum - root) / 2;
        double[] ofC = referenceConvolved(c);
        double[] ofD = referenceConvolved(d);
        double a = (p[2] + p[3] - c) * (p[0] * c - k2) / root;
        double b = (d - p[2] - p[3]) * (p[0] * d - k2) / root;
        double[] out = new double[BLOOD.length];
        for (int i = 0; i < out.length; i++) out[i] = p[0] * REFERENCE_FRAMES[i] + a * ofC[i] + b * ofD[i];
        return out;
    }

    /** The reference is K1' plasma convolved with exp(-k2' t). */
    private static double[] referenceConvolved(double rate) {
        double other = Math.abs(rate - ExactScan.REFERENCE_K2) < 1e-7 ? rate + 1e-7 : rate;
        double[] convolved = SCAN.convolvedAverages(other);
        double factor = ExactScan.REFERENCE_K1 / (other - ExactScan.REFERENCE_K2);
        for (int i = 0; i < convolved.length; i++) convolved[i] = factor * (REFERENCE_CONVOLVED[i] - convolved[i]);
        return convolved;
    }

    private static double[] oneTissue(double[] p) {
        return withBlood(p[0], SCAN.convolvedAverages(p[1]), p[2]);
    }

    private static double[] twoTissue(double[] p) {
        return withBlood(p[0], impulse(p[1], p[2], p[3]), p[4]);
    }

    private static double[] sime(double[] p) {
        return withBlood(VND * p[0], impulse(p[0], p[1], p[2]), p[3]);
    }

    private static double[] irreversible(double[] p) {
        double[] tissue = SCAN.convolvedAverages(p[1] + p[2]);
        for (int i = 0; i < tissue.length; i++) {
            tissue[i] = (p[1] * tissue[i] + p[2] * TRAPPED[i]) / (p[1] + p[2]);
        }
        return withBlood(p[0], tissue, p[3]);
    }

    /** Two compartments of K1 = 1. */
    private static double[] impulse(double k2, double k3, double k4) {
        double sum = k2 + k3 + k4;
        double root = Math.sqrt(sum * sum - 4 * k2 * k4);
        double[] fast = SCAN.convolvedAverages((sum + root) / 2);
        double[] slow = SCAN.convolvedAverages((sum - root) / 2);
        double ofFast = ((sum + root) / 2 - k3 - k4) / root;
        for (int i = 0; i < fast.length; i++) fast[i] = ofFast * fast[i] + (1 - ofFast) * slow[i];
        return fast;
    }

    private static double[] withBlood(double k1, double[] tissue, double vB) {
        for (int i = 0; i < tissue.length; i++) tissue[i] = (1 - vB) * k1 * tissue[i] + vB * BLOOD[i];
        return tissue;
    }

    private record Data(Search search, String tissue, Tac target) {
        @Override
        public String toString() {
            return search.model() + " of " + tissue;
        }
    }

    static List<Data> data() {
        List<Data> data = new ArrayList<>();
        Random random = new Random(2);
        for (Search search : SEARCHES) {
            boolean reference = search.model().endsWith("RTM");
            // Each model on its own tissue, on one that is too simple for it and on one that it cannot follow.
            DoubleUnaryOperator[] tissues = reference
                    ? new DoubleUnaryOperator[] {SCAN.srtm(0.9, 1.6), SCAN.frtm(1.1, 0.06, 0.04)}
                    : new DoubleUnaryOperator[] {
                        SCAN.withBlood(SCAN.oneTissue(0.1, 0.04), 0.05),
                        SCAN.withBlood(SCAN.twoTissue(0.15, 0.1, 0.04, 0.03), 0.05),
                        SCAN.withBlood(SCAN.twoTissue(0.1, 0.1, 0.03, 0), 0.02)
                    };
            for (int tissue = 0; tissue < tissues.length; tissue++) {
                Tac clean = SCAN.averages(tissues[tissue]);
                data.add(new Data(search, "tissue " + tissue, clean));
                data.add(new Data(search, "noisy tissue " + tissue, SCAN.noisy(clean, 0.2, random)));
                data.add(new Data(search, "noisier tissue " + tissue, SCAN.noisy(clean, 0.8, random)));
            }
        }
        return Sample.of(data, TRIED_IN_A_BUILD);
    }

    @ParameterizedTest
    @MethodSource("data")
    void noSearchFromManyStartsFitsBetter(Data data) {
        Search search = data.search();
        ModelOptions options = ModelOptions.defaults().with(Sime.VND.given(VND));
        KineticModels.Entry entry = KineticModels.find(search.model()).orElseThrow();
        Input input = entry.input() == Input.Kind.REFERENCE ? REFERENCE : PLASMA;
        double[] values = data.target().values();
        double square = 0;
        for (int i = 0; i < values.length; i++) square += WEIGHTS[i] * values[i] * values[i];

        Fit fit = entry.make().apply(options).fit(data.target(), input, WEIGHTS);
        double[] predicted = fit.predicted();
        double found = 0;
        for (int i = 0; i < values.length; i++)
            found += WEIGHTS[i] * (values[i] - predicted[i]) * (values[i] - predicted[i]);
        double least = least(search, values);

        assertThat(found).isLessThanOrEqualTo(least * (1 + SHARE) + FLOOR * square);
        // The search itself must be worth its name: it comes about as near.
        assertThat(least).isLessThanOrEqualTo(found * (1 + SHARE_OF_SEARCH) + FLOOR_OF_SEARCH * square);
    }

    private static double least(Search search, double[] values) {
        Random random = new Random(77);
        int n = search.low().length;
        double best = Double.POSITIVE_INFINITY;
        for (int start = 0; start < STARTS; start++) {
            double[] logs = new double[n];
            for (int p = 0; p < n; p++) {
                double low = Math.log(search.low()[p]);
                logs[p] = low + random.nextDouble() * (Math.log(search.high()[p]) - low);
            }
            best = Math.min(best, descend(search, values, logs));
        }
        return best;
    }

    private static double descend(Search search, double[] values, double[] start) {
        double[] lowest = {Double.POSITIVE_INFINITY};
        MultivariateJacobianFunction function = point -> {
            double[] logs = point.toArray();
            double[] residuals = residuals(search, values, logs);
            double sum = 0;
            for (double residual : residuals) sum += residual * residual;
            lowest[0] = Math.min(lowest[0], sum);
            RealMatrix jacobian = new Array2DRowRealMatrix(values.length, logs.length);
            for (int p = 0; p < logs.length; p++) {
                double[] moved = logs.clone();
                moved[p] += 1e-6;
                double[] up = residuals(search, values, moved);
                for (int i = 0; i < up.length; i++) jacobian.setEntry(i, p, (up[i] - residuals[i]) / 1e-6);
            }
            return new Pair<RealVector, RealMatrix>(new ArrayRealVector(residuals, false), jacobian);
        };
        try {
            new LevenbergMarquardtOptimizer()
                    .optimize(new LeastSquaresBuilder()
                            .start(start)
                            .target(new double[values.length])
                            .model(function)
                            .parameterValidator(point -> clamped(search, point))
                            .maxEvaluations(120)
                            .maxIterations(120)
                            .build());
        } catch (org.hipparchus.exception.MathIllegalStateException ended) {
            // Out of steps: the lowest sum on the way counts.
        }
        return lowest[0];
    }

    private static RealVector clamped(Search search, RealVector logs) {
        for (int p = 0; p < logs.getDimension(); p++) {
            double low = Math.log(search.low()[p]);
            double high = Math.log(search.high()[p]);
            logs.setEntry(p, Math.max(low, Math.min(high, logs.getEntry(p))));
        }
        return logs;
    }

    private static double[] residuals(Search search, double[] values, double[] logs) {
        double[] parameters = new double[logs.length];
        for (int p = 0; p < logs.length; p++) parameters[p] = Math.exp(logs[p]);
        double[] out = search.curve().at(parameters);
        for (int i = 0; i < out.length; i++) out[i] = (values[i] - out[i]) * Math.sqrt(WEIGHTS[i]);
        return out;
    }
}
