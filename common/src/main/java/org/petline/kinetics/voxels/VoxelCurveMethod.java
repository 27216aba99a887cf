package org.petline.kinetics.voxels;

import java.util.List;
import org.petline.kinetics.Estimate;
import org.petline.kinetics.Ma1;
import org.petline.kinetics.Matrices;
import org.petline.kinetics.Mrtm2;

/**
 * C_T = g0 X + g1 int C_T from t* on, for many voxels: {@link Ma1} and {@link Mrtm2}.
 *
 * <p>All that a voxel's standard errors need beyond its fit are two fixed matrices times its curve, M'WM and M'W, M being
 * that of the running integral.
 */
final class VoxelCurveMethod implements VoxelModel {
    private static final int COEFFICIENTS = 2;

    private final VoxelReading reading;
    private final double k2Prime;
    private final VoxelIntegral integral;
    private final VoxelBlood blood;
    private final boolean isFittable;
    private final double[] driving;
    private final double drivingSquare;
    private final double[] drivingBack;
    private final double[][] back;
    private final double[][] backOfIntegral;
    private final double ownNoise;
    private final double crossNoise;
    private final double integralNoise;

    /**
     * The method over an input.
     *
     * @param allFrames [frame] X
     * @param k2Prime where the reading needs it, else NaN
     */
    VoxelCurveMethod(
            VoxelReading reading, double[] allFrames, double k2Prime, VoxelIntegral integral, VoxelBlood blood) {
        this.reading = reading;
        this.k2Prime = k2Prime;
        this.integral = integral;
        this.blood = blood;
        this.isFittable = integral.rows() > COEFFICIENTS;
        int n = integral.count();
        this.driving = n == 0 ? new double[0] : integral.of(allFrames);
        this.back = integral.transposedTimesWeights();
        this.backOfIntegral = new double[n][n];
        double[] w = integral.weights();
        double[] variances = integral.variances();
        double[][] matrix = integral.matrix();
        double square = 0;
        double own = 0;
        double cross = 0;
        double integrals = 0;
        for (int f = 0; f < n; f++) {
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < n; k++) backOfIntegral[f][k] += back[f][i] * matrix[i][k];
                integrals += w[i] * matrix[i][f] * matrix[i][f] * variances[f];
            }
            if (w[f] > 0) square += w[f] * driving[f] * driving[f];
            own += w[f] * variances[f];
            cross += w[f] * matrix[f][f] * variances[f];
        }
        this.drivingSquare = square;
        this.drivingBack = Matrices.times(back, driving);
        this.ownNoise = own;
        this.crossNoise = cross;
        this.integralNoise = integrals;
    }

    @Override
    public List<Estimate> shape() {
        return reading.shape();
    }

    @Override
    public void fit(float[][] tacs, int from, int to, VoxelMaps into) {
        Task task = new Task();
        for (int first = from; first < to; first += VoxelBlock.SIZE) {
            int last = Math.min(to, first + VoxelBlock.SIZE);
            task.run(tacs, first, last);
            for (int voxel = first; voxel < last; voxel++) {
                int v = voxel - first;
                if (!isFittable || Double.isNaN(task.finite[v])) into.setMissing(voxel);
                else task.regression.write(v, reading, k2Prime, into, voxel);
            }
        }
    }

    /** The scratch of one call. */
    private final class Task {
        private final VoxelBlock block = new VoxelBlock(integral.frames(), blood);
        private final VoxelRegression regression = new VoxelRegression(integral.count());
        private final double[] finite = new double[VoxelBlock.SIZE];
        private final double[][] integrals = new double[integral.count()][VoxelBlock.SIZE];
        private final double[] ofIntegral = new double[VoxelBlock.SIZE];
        private final double[] ofCurve = new double[VoxelBlock.SIZE];
        private final double[] n0 = new double[VoxelBlock.SIZE];
        private final double[] n1 = new double[VoxelBlock.SIZE];
        private final double[] e0 = new double[VoxelBlock.SIZE];
        private final double[] e1 = new double[VoxelBlock.SIZE];

        void run(float[][] tacs, int from, int to) {
            block.load(tacs, from, to);
            int count = block.count();
            block.finite(finite);
            regression.clear();
            double[] w = integral.weights();
            for (int f = 0; f < w.length; f++) {
                if (w[f] == 0) continue;
                block.times(integral.matrix()[f], integrals[f]);
                sums(w[f], driving[f], block.values()[f], integrals[f], count);
            }
            regression.solve(count);
            for (int f = 0; f < w.length; f++) {
                if (w[f] > 0) residuals(w[f], driving[f], block.values()[f], integrals[f], count);
            }
            java.util.Arrays.fill(e0, 0);
            for (int f = 0; f < w.length; f++) {
                block.times(backOfIntegral[f], ofIntegral);
                block.times(back[f], ofCurve);
                noise(w[f], w[f] == 0 ? 0 : driving[f], integrals[f], drivingBack[f], count);
                regression.add(f, integral.variances()[f], n0, n1, e0, e1, count);
            }
            for (int v = 0; v < count; v++) {
                double g1 = regression.g1[v];
                regression.noise[v] = ownNoise + g1 * (g1 * integralNoise - 2 * crossNoise);
            }
            regression.size(count);
            for (int f = 0; f < w.length; f++) carry(f, w[f], count);
        }

        private void carry(int f, double w, int count) {
            double[] curve = block.values()[f];
            double[] own = integrals[f];
            double root = Math.sqrt(w);
            double x = driving[f];
            double diagonal = integral.matrix()[f][f];
            for (int v = 0; v < count; v++) {
                double g1 = regression.g1[v];
                n0[v] = w > 0 ? root * x : 0;
                n1[v] = w > 0 ? root * own[v] : 0;
                e0[v] = w > 0 ? curve[v] - regression.g0[v] * x - g1 * own[v] : 0;
                e1[v] = w > 0 ? 1 - g1 * diagonal : 0;
            }
            regression.carry(f, integral.variances()[f], e0, e1, n0, n1, count);
        }

        private void sums(double w, double x, double[] curve, double[] own, int count) {
            double[] a00 = regression.a00;
            double[] a01 = regression.a01;
            double[] a11 = regression.a11;
            double[] b0 = regression.b0;
            double[] b1 = regression.b1;
            for (int v = 0; v < count; v++) {
                a00[v] = drivingSquare;
                a01[v] += w * x * own[v];
                a11[v] += w * own[v] * own[v];
                b0[v] += w * x * curve[v];
                b1[v] += w * own[v] * curve[v];
            }
        }

        private void residuals(double w, double x, double[] curve, double[] own, int count) {
            double[] g0 = regression.g0;
            double[] g1 = regression.g1;
            double[] wrss = regression.wrss;
            for (int v = 0; v < count; v++) {
                double residual = curve[v] - g0[v] * x - g1[v] * own[v];
                wrss[v] += w * residual * residual;
            }
        }

        private void noise(double w, double x, double[] own, double ofDriving, int count) {
            double[] g0 = regression.g0;
            double[] g1 = regression.g1;
            for (int v = 0; v < count; v++) {
                n0[v] = w * x - g1[v] * ofDriving;
                n1[v] = w * own[v] - g1[v] * ofIntegral[v];
                e1[v] = ofCurve[v] - g0[v] * ofDriving - g1[v] * ofIntegral[v];
            }
        }
    }
}
