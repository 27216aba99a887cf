package org.petline.regions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * Partial volume correction of one scan's curves, with errors.
 *
 * <p>Image model: {@code y(x) = sum_j c_j X_j(x) + noise}, where X_j is class j of the segmentation as the image's resolution
 * shows it and c_j what its tissue holds; what has no label is a polynomial over space. {@code gtm} solves the classes' means
 * for c (Rousset 1998); {@code sgtm} and {@code agtm} are least squares over places (Labbe 1998, Sattarivand 2012). Regions
 * are merged from their classes afterwards, with the covariance of their parts.
 *
 * <p>Frames at their own pose: the classes move with the head, and a blur that is the same everywhere with them. Deterministic;
 * for one thread.
 */
public final class PartialVolume {
    /** Half the distance over which curves are differentiated by the resolution. */
    private static final double HALF_MM = 0.25;

    private final TissueClasses classes;
    private final Surroundings surroundings;
    private final SeenVoxels seen;
    private final RegressionPoints points;

    /** Corrections of one scan. */
    public PartialVolume(TissueClasses classes, Surroundings surroundings, SeenVoxels seen) {
        this.classes = classes;
        this.surroundings = surroundings;
        this.seen = seen;
        this.points = RegressionPoints.of(classes);
    }

    /**
     * A scan's frames.
     *
     * @param means [frame][class] what classes show, NaN where one was not measured; then the moments of the rim
     * @param values [frame][point] at {@link #points}
     * @param counts [frame] how much each frame tells, in proportion to its counts
     */
    public record Series(List<double[]> means, List<float[]> values, List<Double> counts) {
        /** Copies the lists, not the arrays; what one frame does not show counts in none, unless it shows hardly anything. */
        public Series {
            means = List.copyOf(means);
            counts = List.copyOf(counts);
            float[] common = new float[values.get(0).length];
            for (float[] frame : values) {
                if (!isWhole(frame)) continue;
                for (int p = 0; p < common.length; p++) if (Float.isNaN(frame[p])) common[p] = Float.NaN;
            }
            values = values.stream().map(frame -> masked(frame, common)).toList();
        }

        private static boolean isWhole(float[] frame) {
            int missing = 0;
            for (float value : frame) if (Float.isNaN(value)) missing++;
            return 5 * missing < frame.length;
        }

        private static float[] masked(float[] frame, float[] common) {
            float[] out = new float[frame.length];
            for (int p = 0; p < out.length; p++) out[p] = frame[p] + common[p];
            return out;
        }

        private float[] mask() {
            return values.stream().filter(Series::isWhole).findFirst().orElse(values.get(0));
        }

        private float[] mean() {
            double[] sums = new double[values.get(0).length];
            double all = 0;
            for (int f = 0; f < values.size(); f++) {
                if (!isWhole(values.get(f))) continue;
                all += counts.get(f);
                for (int p = 0; p < sums.length; p++) sums[p] += counts.get(f) * values.get(f)[p];
            }
            float[] mean = new float[sums.length];
            for (int p = 0; p < mean.length; p++) mean[p] = (float) (sums[p] / all);
            return mean;
        }
    }

    /**
     * A resolution that was fitted.
     *
     * @param standardErrorMm of its width
     * @param atBound whether it ran to the narrowest or widest that is tried, 2 and 12 mm
     */
    public record FittedSpread(PointSpread spread, double standardErrorMm, boolean atBound) {}

    /** Where frames are to be read. */
    public RegressionPoints points() {
        return points;
    }

    /** The resolution that explains the scan's mean image best, the same in all directions. */
    public FittedSpread fitted(Series series) {
        return PointSpreadFit.of(points, spread -> fresh(spread, series.mask()), series.mean());
    }

    private ClassRegression fresh(PointSpread spread, float[] mask) {
        return new ClassRegression(new ClassDesign(classes, surroundings, points, spread), mask);
    }

    /**
     * Curves by some methods.
     *
     * @param methods of none, gtm, sgtm, agtm; the last two differ in where the resolution is from, which is the caller's
     * @param spread the resolution
     * @return in the order of the methods
     */
    public Corrected correct(List<String> methods, PointSpread spread, Series series) {
        return new Scan(spread, series).correct(methods);
    }

    /**
     * What was made.
     *
     * @param explained share of the mean image's variance over the points that the model explains, 0 to 1
     */
    public record Corrected(List<CorrectedCurves> curves, double explained) {
        /** Copies the list. */
        public Corrected {
            curves = List.copyOf(curves);
        }
    }

    /** One scan at one resolution. */
    private final class Scan {
        private final PointSpread spread;
        private final Series series;
        private final int frames;
        private final int n;
        private final ClassRegression regression;
        private final List<double[]> uptakes = new ArrayList<>();
        private final ResidualNoise noise;
        private final CurveErrors errors;
        private final List<double[]> shown = new ArrayList<>();
        private final MergedRegions merging;
        private final Map<Double, ClassRegression> problems = new TreeMap<>();

        Scan(PointSpread spread, Series series) {
            this.spread = spread;
            this.series = series;
            this.frames = series.values().size();
            this.n = classes.count();
            regression = fresh(spread, series.mask());
            List<float[]> predicted = new ArrayList<>();
            for (float[] values : series.values()) {
                uptakes.add(regression.solve(values));
                predicted.add(regression.design().predicted(uptakes.get(uptakes.size() - 1)));
            }
            noise = ResidualNoise.of(
                    points, series.values(), predicted, regression.design().columns());
            errors = new CurveErrors(classes, surroundings, points, noise);
            for (float[] values : series.values()) shown.add(errors.seen(values, n));
            merging = new MergedRegions(classes, errors.shares(regression.design(), n), series.counts());
        }

        Corrected correct(List<String> methods) {
            List<SolvedFrame> plain = plain();
            List<CorrectedCurves> curves = new ArrayList<>();
            for (String method : methods) {
                curves.add(
                        switch (method) {
                            case "none" -> merging.of(method, plain, plain, 1);
                            case "gtm" -> gtm(plain);
                            case "sgtm", "agtm" -> leastSquares(method, plain);
                            default -> throw new IllegalArgumentException("no method " + method);
                        });
            }
            return new Corrected(curves, explained());
        }

        private List<SolvedFrame> plain() {
            List<SolvedFrame> out = new ArrayList<>();
            for (int f = 0; f < frames; f++) {
                out.add(new SolvedFrame(means(f), errors.ofMeans(f, shown.get(f)), new double[n]));
            }
            return out;
        }

        private double[] means(int frame) {
            return Arrays.copyOf(series.means().get(frame), n);
        }

        private CorrectedCurves gtm(List<SolvedFrame> plain) {
            TransferMatrix matrix = TransferMatrix.of(classes, surroundings, seen, spread);
            TransferSolution solution = new TransferSolution(matrix.shares());
            double[][] slope = sharesPerMm();
            List<SolvedFrame> out = new ArrayList<>();
            for (int f = 0; f < frames; f++) {
                double[] means = series.means().get(f).clone();
                for (int its = 0; its < n; its++) if (!matrix.sees(its)) means[its] = Double.NaN;
                double[] held = solution.solve(means);
                double[] misread = new double[held.length];
                System.arraycopy(TransferSolution.times(slope, zeroed(held, n)), 0, misread, 0, n);
                double[] perMm = TransferSolution.times(solution.inverse(), misread);
                for (int its = 0; its < perMm.length; its++) perMm[its] = -perMm[its];
                out.add(new SolvedFrame(
                        held,
                        CurveErrors.sandwich(solution.inverse(), plain.get(f).covariance()),
                        perMm));
            }
            return merging.of("gtm", out, plain, matrix.conditionNumber());
        }

        private static double[] zeroed(double[] values, int count) {
            double[] out = new double[count];
            for (int v = 0; v < count; v++) out[v] = Double.isNaN(values[v]) ? 0 : values[v];
            return out;
        }

        /** How fast the classes' shares in each other's means change with the resolution. */
        private double[][] sharesPerMm() {
            double[][] wider = errors.shares(problem(HALF_MM).design(), n);
            double[][] narrower = errors.shares(problem(-HALF_MM).design(), n);
            double[][] out = new double[n][n];
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) out[a][b] = (wider[a][b] - narrower[a][b]) / (2 * HALF_MM);
            }
            return out;
        }

        private ClassRegression problem(double wider) {
            return problems.computeIfAbsent(wider, mm -> fresh(spread.widenedBy(mm), series.mask()));
        }

        private CorrectedCurves leastSquares(String method, List<SolvedFrame> plain) {
            double[][] inverse = regression.inverse();
            double[][] correlated = regression.design().correlated(noise.tauMm());
            List<SolvedFrame> out = new ArrayList<>();
            for (int f = 0; f < frames; f++) {
                double[] held = uptakes.get(f).clone();
                double[] wider = problem(HALF_MM).solve(series.values().get(f));
                double[] narrower = problem(-HALF_MM).solve(series.values().get(f));
                double[] perMm = new double[n];
                for (int its = 0; its < n; its++) {
                    perMm[its] = (wider[its] - narrower[its]) / (2 * HALF_MM);
                    if (Double.isNaN(plain.get(f).values()[its]) || !regression.tells(its)) held[its] = Double.NaN;
                }
                out.add(new SolvedFrame(
                        held, errors.ofUptakes(f, regression.design(), correlated, inverse, shown.get(f)), perMm));
            }
            double condition = new SingularValueDecomposition(new Array2DRowRealMatrix(inverse)).getConditionNumber();
            return merging.of(method, out, plain, Math.sqrt(condition));
        }

        private double explained() {
            float[] mean = series.mean();
            double[] solved = regression.solve(mean);
            double left = regression.sumOfSquares(mean, solved);
            double sum = 0;
            double squares = 0;
            int count = 0;
            for (float value : mean) {
                if (Float.isNaN(value)) continue;
                sum += value;
                squares += (double) value * value;
                count++;
            }
            double total = squares - sum * sum / Math.max(1, count);
            return total > 0 ? 1 - left / total : Double.NaN;
        }
    }
}
