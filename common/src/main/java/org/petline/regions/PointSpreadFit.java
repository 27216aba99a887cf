package org.petline.regions;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.petline.geometry.Grid;
import org.petline.image.VoxelBox;

/**
 * The resolution that leaves the least of an image's squares (adaptive GTM): a parabola through three widths, until it stays.
 *
 * <p>It takes up whatever else blurs: registration, displaced borders, a filter that nobody wrote down; values corrected with
 * it are nearer the truth then than with the scanner's own. Its standard error is from the residuals' own correlation.
 */
final class PointSpreadFit {
    static final double NARROWEST_MM = 2;
    static final double WIDEST_MM = 12;

    /** Half the distance of the three widths: a parabola through them is good to 0.01 mm. */
    private static final double HALF_MM = 0.4;

    private static final double START_MM = 5.5;
    private static final double COARSE_MM = 2;

    /** Nearer to the middle than this, the vertex of a parabola needs no other. */
    private static final double STAYS_MM = 0.25;

    private static final int ROUNDS = 5;

    /** What reading an image between its voxels blurs, and the lattice: without noise, widths come out so much wider. */
    private static final double NUMERICS_MM = 0.02;

    private final RegressionPoints points;
    private final Function<PointSpread, ClassRegression> problems;
    private final float[] image;
    private final Map<Double, Double> squares = new TreeMap<>();
    private final Map<Double, ClassRegression> last = new TreeMap<>();

    private PointSpreadFit(RegressionPoints points, Function<PointSpread, ClassRegression> problems, float[] image) {
        this.points = points;
        this.problems = problems;
        this.image = image;
    }

    /**
     * Fits the resolution of an image, the same in all directions.
     *
     * @param problems the least-squares problem of a resolution
     * @param image values at the points
     */
    static PartialVolume.FittedSpread of(
            RegressionPoints points, Function<PointSpread, ClassRegression> problems, float[] image) {
        return new PointSpreadFit(points, problems, image).fit();
    }

    private PartialVolume.FittedSpread fit() {
        double width = vertex(START_MM, COARSE_MM);
        double centre = width;
        for (int round = 0; round < ROUNDS; round++) {
            centre = width;
            width = vertex(centre, HALF_MM);
            if (Math.abs(width - centre) < STAYS_MM) break;
        }
        boolean atBound = width <= NARROWEST_MM || width >= WIDEST_MM;
        double error = StrictMath.hypot(standardError(within(centre, HALF_MM)), NUMERICS_MM);
        return new PartialVolume.FittedSpread(PointSpread.of(width), error, atBound);
    }

    private static double within(double centre, double half) {
        return Math.max(NARROWEST_MM + half, Math.min(WIDEST_MM - half, centre));
    }

    /** The vertex of the parabola through a width and two beside it, within the bounds. */
    private double vertex(double middle, double half) {
        double centre = within(middle, half);
        last.clear();
        double below = squares(centre - half);
        double here = squares(centre);
        double above = squares(centre + half);
        double bend = below - 2 * here + above;
        double step = bend > 0 ? 0.5 * half * (below - above) / bend : Math.copySign(2 * half, below - above);
        double at = centre + Math.max(-3 * half, Math.min(3 * half, step));
        return Math.max(NARROWEST_MM, Math.min(WIDEST_MM, at));
    }

    private double squares(double width) {
        return squares.computeIfAbsent(width, ignored -> {
            ClassRegression problem = problem(width);
            return problem.sumOfSquares(image, problem.solve(image));
        });
    }

    /** Keeps the last three, from which the error is told. */
    private ClassRegression problem(double width) {
        return last.computeIfAbsent(width, ignored -> problems.apply(PointSpread.of(width)));
    }

    /** From the slope of the prediction by the width, less what the classes can take up of it. */
    private double standardError(double width) {
        ClassRegression problem = problem(width);
        double[] uptakes = problem.solve(image);
        float[] model = problem.design().predicted(uptakes);
        float[] wider = problem(width + HALF_MM).design().predicted(uptakes);
        float[] narrower = problem(width - HALF_MM).design().predicted(uptakes);
        float[] slope = new float[model.length];
        for (int p = 0; p < slope.length; p++) {
            slope[p] = Float.isNaN(image[p]) ? Float.NaN : (float) ((wider[p] - narrower[p]) / (2 * HALF_MM));
        }
        float[] taken = problem.design().predicted(problem.solve(slope));
        ResidualNoise noise = ResidualNoise.of(
                points, List.of(image), List.of(model), problem.design().columns());
        Grid grid = points.lattice();
        float[] scaled = new float[grid.voxels()];
        double square = 0;
        for (int p = 0; p < slope.length; p++) {
            double own = slope[p] - taken[p];
            if (Double.isNaN(own)) continue;
            square += own * own;
            scaled[points.cell(p)] = (float) (own * noise.deviation(0, model[p]));
        }
        VoxelBox all = VoxelBox.of(grid);
        float[] correlated = new LatticeCorrelation(grid, noise.tauMm()).of(scaled, all);
        double variance = 0;
        for (int v = 0; v < scaled.length; v++) variance += (double) scaled[v] * correlated[v];
        return Math.sqrt(variance) / square;
    }
}
