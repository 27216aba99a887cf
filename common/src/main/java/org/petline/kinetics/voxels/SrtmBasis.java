package org.petline.kinetics.voxels;

import org.petline.kinetics.Convolution;
import org.petline.kinetics.InputCurve;
import org.petline.linear.Vectors;

/**
 * SRTM's curves as an orthonormal frame that turns with k2a: q0 along the reference, q1 along what is new in the convolved
 * reference, and how fast q1 turns; in the metric of the weights.
 *
 * <p>With the convolved reference c = a q0 + b q1, everything an SRTM fit needs are a voxel's products with q0 and q1 and
 * five smooth functions of x = log k2a: a, b, their slopes, and n = |dq1/dx|. Both are tabled on a {@link LogGrid}.
 */
final class SrtmBasis {
    static final int A = 0;
    static final int B = 1;
    static final int A_SLOPE = 2;
    static final int B_SLOPE = 3;
    static final int TURN = 4;
    private static final int FUNCTIONS = 5;

    private final LogGrid grid;
    private final double length;
    private final double[] referenceRow;
    private final double[] q0;
    private final double[][] q1s;
    private final double[][] rows;
    private final double[][][] polynomials;

    SrtmBasis(InputCurve reference, VoxelFrames frames, LogGrid grid) {
        this.grid = grid;
        this.q0 = frames.rooted(reference.frames());
        this.length = Vectors.length(q0);
        for (int i = 0; i < q0.length; i++) q0[i] /= length;
        this.referenceRow = Vectors.times(q0, frames.rootWeights());
        this.rows = new double[grid.count()][];
        this.q1s = new double[grid.count()][];
        double[][] functions = new double[grid.count()][FUNCTIONS];
        for (int point = 0; point < rows.length; point++) {
            double rate = grid.rate(point, 0);
            Convolution convolution = Convolution.of(reference, rate);
            double[] q1 = frames.rooted(convolution.curve());
            double a = Vectors.takeOut(q0, q1);
            double b = Vectors.length(q1);
            for (int i = 0; i < q1.length; i++) q1[i] /= b;
            double[] slope = frames.rooted(convolution.slope());
            for (int i = 0; i < slope.length; i++) slope[i] *= rate;
            double[] of = functions[point];
            of[A] = a;
            of[B] = b;
            of[A_SLOPE] = Vectors.takeOut(q0, slope);
            of[B_SLOPE] = Vectors.takeOut(q1, slope);
            of[TURN] = Vectors.length(slope) / b;
            q1s[point] = q1;
            rows[point] = Vectors.times(q1, frames.rootWeights());
        }
        this.polynomials = new double[grid.count()][FUNCTIONS][LogGrid.TERMS];
        for (int point = grid.first(); point <= grid.last(); point++) {
            for (int f = 0; f < FUNCTIONS; f++) LogGrid.polynomial(functions, point, f, polynomials[point][f]);
        }
    }

    LogGrid grid() {
        return grid;
    }

    /** The reference's length. */
    double length() {
        return length;
    }

    /** [used] q0 times the roots of the weights. */
    double[] referenceRow() {
        return referenceRow;
    }

    /** [point][used] q1 times the roots of the weights. */
    double[][] rows() {
        return rows;
    }

    /** Writes q0, q1 and the direction in which q1 turns at a place; none where k2a is held. */
    void directions(int point, double t, boolean isHeld, VoxelErrors into) {
        System.arraycopy(q0, 0, into.first, 0, q0.length);
        grid.interpolate(q1s, point, t, into.second, into.third);
        double turn = isHeld ? Double.POSITIVE_INFINITY : at(TURN, point, t);
        for (int i = 0; i < into.third.length; i++) into.third[i] /= turn;
    }

    /** One of the five functions at a place. */
    double at(int function, int point, double t) {
        return LogGrid.at(polynomials[point][function], t);
    }
}
