package org.petline.kinetics;

import java.util.concurrent.TimeUnit;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DiagonalMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * SRTM by a library's Levenberg-Marquardt in R1, k2 and BPND, from one start, with the same exact curve and its analytic
 * derivatives: what {@link RegionBenchmark} is compared with. No global search, no standard errors, no flags.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class LibraryBenchmark {
    private static final int CURVES = 64;
    private static final int MOST = 1000;

    private InputCurve reference;
    private double[] direct;
    private Tac[] targets;
    private double[] weights;
    private int next;

    /** Prepares the curves. */
    @Setup
    public void prepare() {
        BenchmarkScan scan = new BenchmarkScan();
        ReferenceInput input = (ReferenceInput) scan.input(Input.Kind.REFERENCE);
        reference = input.curve(Prediction.FRAME_AVERAGE);
        direct = reference.frames();
        targets = scan.targets(CURVES);
        weights = scan.weights();
    }

    /** One curve. */
    @Benchmark
    public LeastSquaresOptimizer.Optimum fit() {
        next = (next + 1) % CURVES;
        return new LevenbergMarquardtOptimizer()
                .optimize(new LeastSquaresBuilder()
                        .start(new double[] {1, 0.1, 1})
                        .model(this::curve)
                        .target(targets[next].values())
                        .weight(new DiagonalMatrix(weights))
                        .maxEvaluations(MOST)
                        .maxIterations(MOST)
                        .build());
    }

    private Pair<RealVector, RealMatrix> curve(RealVector point) {
        double r1 = point.getEntry(0);
        double k2 = point.getEntry(1);
        double bound = 1 + point.getEntry(2);
        double k2a = k2 / bound;
        Convolution convolution = Convolution.of(reference, Math.max(k2a, 0));
        double[] convolved = convolution.curve();
        double[] slope = convolution.slope();
        double[] values = new double[direct.length];
        double[][] jacobian = new double[direct.length][3];
        for (int i = 0; i < values.length; i++) {
            values[i] = r1 * direct[i] + (k2 - r1 * k2a) * convolved[i];
            double byK2a = -r1 * convolved[i] + (k2 - r1 * k2a) * slope[i];
            jacobian[i][0] = direct[i] - k2a * convolved[i];
            jacobian[i][1] = convolved[i] + byK2a / bound;
            jacobian[i][2] = -byK2a * k2 / (bound * bound);
        }
        return new Pair<>(new ArrayRealVector(values, false), new Array2DRowRealMatrix(jacobian, false));
    }
}
