package org.petline.registration;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/** What the voxels say about one step of every frame, and how sure they are of it. */
final class Evidence {
    /** A ridge, as a share of the mean diagonal: the place of the whole head is not known at all. */
    private static final double RIDGE = 1e-6;

    /** Relative asymmetry that rounding may leave in a normal matrix. */
    private static final double SYMMETRY = 1e-6;

    /** Voxels' own kinetics are never distrusted more than this: slow motion must stay visible. */
    private static final double LEAST_TRUST = 1e-3;

    private final double[] information;
    private final double[] score;

    private Evidence(double[] information, double[] score) {
        this.information = information;
        this.score = score;
    }

    /** Inverse covariance of the step, [6 frame + parameter][the same] flattened, per mm2; shared, read only. */
    double[] information() {
        return information;
    }

    /** Derivative of the misfit by each step at zero, [6 frame + parameter]; shared, read only. */
    double[] score() {
        return score;
    }

    /** Evidence that takes voxels' deviations for noise: right while motion is much larger than what kinetics feign. */
    static Evidence ofRoughPoses(NormalEquations equations) {
        double[] trust = new double[equations.curves()];
        Arrays.fill(trust, 1);
        return sum(equations, trust, overcounting(equations));
    }

    /**
     * Evidence for small steps, each direction trusted as far as the parts of the head agree on it.
     *
     * <p>Kinetics of tissues that lie side by side feign slow motion, and what they feign is the same over many voxels.
     * So first each curve's part is trusted less, the more it scatters between blocks: by the root of it, since part of the
     * scatter is motion's own and full distrust loses slow drift at low counts. Then, direction by direction, the
     * information is brought down where the blocks' scores scatter more than it says: a sandwich estimate (Godambe 1960;
     * White 1982), taken only beyond what chance makes of the scatter of so few blocks (Marchenko and Pastur 1967).
     */
    static Evidence ofFinePoses(NormalEquations equations) {
        double[] trust = equations.kineticScatter();
        for (int b = 1; b < trust.length; b++) trust[b] = Math.max(LEAST_TRUST, 1 / Math.sqrt(Math.max(1, trust[b])));
        double overcounting = overcounting(equations);
        Evidence told = sum(equations, trust, overcounting);
        return told.deflated(scatter(equations, trust, overcounting), equations.blocks());
    }

    private static Evidence sum(NormalEquations equations, double[] trust, double overcounting) {
        double[] information = equations.kineticInformation(trust);
        double[] unexplained = equations.information();
        for (int e = 0; e < information.length; e++) information[e] += unexplained[e] / overcounting;
        double[] score = new double[equations.size()];
        for (int block = 0; block < equations.blocks(); block++) {
            double[] own = blockScore(equations, block, trust, overcounting);
            for (int r = 0; r < score.length; r++) score[r] += own[r];
        }
        return new Evidence(information, score);
    }

    private static double[] blockScore(NormalEquations equations, int block, double[] trust, double overcounting) {
        double[] out = equations.blockKineticScore(block, trust);
        double[] unexplained = equations.blockScore(block);
        for (int r = 0; r < out.length; r++) out[r] += unexplained[r] / overcounting;
        return out;
    }

    /** How many times the information counts the same noise, because neighbouring voxels share it; at least 1. */
    private static double overcounting(NormalEquations equations) {
        int size = equations.size();
        double[] information = equations.information();
        double[] ratios = new double[size / Pose.SIZE];
        for (int block = 0; block < equations.blocks(); block++) {
            double[] score = equations.blockScore(block);
            for (int r = 0; r < size; r++) {
                ratios[r / Pose.SIZE] += score[r] * score[r] / Math.max(Double.MIN_NORMAL, information[r * size + r]);
            }
        }
        Arrays.sort(ratios);
        return Math.max(1, ratios[ratios.length / 2] / Pose.SIZE);
    }

    /** Sum over blocks of the square of their scores, [row][column]. */
    private static double[][] scatter(NormalEquations equations, double[] trust, double overcounting) {
        int size = equations.size();
        double[][] out = new double[size][size];
        for (int block = 0; block < equations.blocks(); block++) {
            double[] own = blockScore(equations, block, trust, overcounting);
            for (int r = 0; r < size; r++) {
                if (own[r] == 0) continue;
                for (int c = 0; c <= r; c++) out[r][c] += own[r] * own[c];
            }
        }
        for (int r = 0; r < size; r++) for (int c = 0; c < r; c++) out[c][r] = out[r][c];
        return out;
    }

    private Evidence deflated(double[][] scatter, int blocks) {
        int size = score.length;
        double[][] lower = root(size).getL().getData();
        // In the basis where the information is the identity, the scatter should be too.
        solveRows(lower, scatter);
        transpose(scatter);
        solveRows(lower, scatter);
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < r; c++) {
                scatter[r][c] = 0.5 * (scatter[r][c] + scatter[c][r]);
                scatter[c][r] = scatter[r][c];
            }
        }
        double[] white = solve(lower, score);
        double[][] kept = new double[size][size];
        for (int r = 0; r < size; r++) kept[r][r] = 1;
        double chance = 1 + Math.sqrt((double) size / blocks);
        EigenDecompositionSymmetric directions =
                new EigenDecompositionSymmetric(new Array2DRowRealMatrix(scatter, false));
        for (int d = 0; d < size && directions.getEigenvalue(d) > chance * chance; d++) {
            double[] along = directions.getEigenvector(d).toArray();
            double cut = 1 - 1 / directions.getEigenvalue(d);
            for (int r = 0; r < size; r++) {
                for (int c = 0; c < size; c++) kept[r][c] -= cut * along[r] * along[c];
            }
        }
        RealMatrix l = new Array2DRowRealMatrix(lower, false);
        RealMatrix half = l.multiply(new Array2DRowRealMatrix(kept, false));
        double[][] full = half.multiplyTransposed(l).getData();
        double[] flat = new double[size * size];
        for (int r = 0; r < size; r++) System.arraycopy(full[r], 0, flat, r * size, size);
        return new Evidence(flat, half.operate(white));
    }

    private CholeskyDecomposition root(int size) {
        double ridge = 0;
        for (int r = 0; r < size; r++) ridge += RIDGE * information[r * size + r] / size;
        double[][] matrix = new double[size][size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                matrix[r][c] = 0.5 * (information[r * size + c] + information[c * size + r]);
            }
            matrix[r][r] += ridge + Double.MIN_NORMAL;
        }
        return new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false), SYMMETRY, 0);
    }

    /** Solves lower x = right. */
    private static double[] solve(double[][] lower, double[] right) {
        double[] x = right.clone();
        for (int r = 0; r < x.length; r++) {
            for (int c = 0; c < r; c++) x[r] -= lower[r][c] * x[c];
            x[r] /= lower[r][r];
        }
        return x;
    }

    /** Solves lower X = right, in place. */
    private static void solveRows(double[][] lower, double[][] right) {
        int size = lower.length;
        for (int r = 0; r < size; r++) {
            double[] row = right[r];
            for (int k = 0; k < r; k++) {
                double factor = lower[r][k];
                double[] done = right[k];
                for (int c = 0; c < size; c++) row[c] -= factor * done[c];
            }
            double scale = 1 / lower[r][r];
            for (int c = 0; c < size; c++) row[c] *= scale;
        }
    }

    private static void transpose(double[][] matrix) {
        for (int r = 0; r < matrix.length; r++) {
            for (int c = 0; c < r; c++) {
                double other = matrix[r][c];
                matrix[r][c] = matrix[c][r];
                matrix[c][r] = other;
            }
        }
    }
}
