package org.petline.kinetics.voxels;

import java.util.List;
import org.petline.kinetics.Estimate;
import org.petline.kinetics.PlasmaLogan;
import org.petline.kinetics.ReferenceLogan;

/**
 * int C_T / C_T = g0 X / C_T + g1 from t* on, for many voxels: {@link PlasmaLogan} and {@link ReferenceLogan}.
 *
 * <p>A frame whose value is not positive has no ratio and takes no part in that voxel's regression.
 */
final class VoxelRatioMethod implements VoxelModel {
    private static final int COEFFICIENTS = 2;

    private final VoxelReading reading;
    private final VoxelIntegral integral;
    private final VoxelBlood blood;
    private final boolean isFittable;
    private final double[] driving;
    private final double[][] transposed;
    private final double[] integralNoise;

    /**
     * The method over an input.
     *
     * @param allFrames [frame] X
     */
    VoxelRatioMethod(VoxelReading reading, double[] allFrames, VoxelIntegral integral, VoxelBlood blood) {
        this.reading = reading;
        this.integral = integral;
        this.blood = blood;
        this.isFittable = integral.rows() > COEFFICIENTS;
        int n = integral.count();
        this.driving = n == 0 ? new double[0] : integral.of(allFrames);
        this.transposed = new double[n][n];
        this.integralNoise = new double[n];
        double[][] matrix = integral.matrix();
        for (int i = 0; i < n; i++) {
            for (int f = 0; f < n; f++) {
                transposed[f][i] = matrix[i][f];
                integralNoise[i] += matrix[i][f] * matrix[i][f] * integral.variances()[f];
            }
        }
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
                if (!isFittable || Double.isNaN(task.finite[v])) {
                    into.setMissing(voxel);
                } else if (task.rows[v] <= COEFFICIENTS) {
                    into.setNone(voxel);
                    into.setFlags(voxel, VoxelFlag.NOT_POSITIVE.bit());
                } else {
                    task.regression.write(v, reading, Double.NaN, into, voxel);
                }
            }
        }
    }

    /** The scratch of one call. */
    private final class Task {
        private final VoxelBlock block = new VoxelBlock(integral.frames(), blood);
        private final VoxelRegression regression = new VoxelRegression(integral.count());
        private final double[] finite = new double[VoxelBlock.SIZE];
        private final double[] rows = new double[VoxelBlock.SIZE];

        // [kept][voxel], of frames that take part: ratio of integrals, 1 / C_T or 0, what the residual's slope needs,
        // and
        // the factors of the transposed integral's rows.
        private final double[][] response = new double[integral.count()][VoxelBlock.SIZE];
        private final double[][] inverse = new double[integral.count()][VoxelBlock.SIZE];
        private final double[][] withX = new double[integral.count()][VoxelBlock.SIZE];
        private final double[][] withOne = new double[integral.count()][VoxelBlock.SIZE];
        private final double[] n0 = new double[VoxelBlock.SIZE];
        private final double[] n1 = new double[VoxelBlock.SIZE];
        private final double[] e0 = new double[VoxelBlock.SIZE];
        private final double[] residuals = new double[VoxelBlock.SIZE];
        private final double[] none = new double[VoxelBlock.SIZE];

        void run(float[][] tacs, int from, int to) {
            block.load(tacs, from, to);
            int count = block.count();
            block.finite(finite);
            regression.clear();
            java.util.Arrays.fill(rows, 0);
            double[] w = integral.weights();
            for (int f = 0; f < w.length; f++) {
                if (w[f] == 0) continue;
                block.times(integral.matrix()[f], response[f]);
                sums(f, w[f], count);
            }
            regression.solve(count);
            for (int f = 0; f < w.length; f++) {
                if (w[f] > 0) residuals(f, w[f], count);
            }
            for (int f = 0; f < w.length; f++) {
                VoxelBlock.sum(transposed[f], withX, count, n0);
                VoxelBlock.sum(transposed[f], withOne, count, n1);
                if (w[f] > 0) own(f, w[f], count);
                regression.add(f, integral.variances()[f], n0, n1, w[f] > 0 ? e0 : none, none, count);
            }
            regression.size(count);
            for (int f = 0; f < w.length; f++) carry(f, w[f], count);
        }

        private void carry(int f, double w, int count) {
            double[] over = inverse[f];
            double[] ratio = response[f];
            double root = Math.sqrt(w);
            double x = driving[f];
            double diagonal = integral.matrix()[f][f];
            for (int v = 0; v < count; v++) {
                boolean taken = w > 0 && over[v] > 0;
                double plotted = x * over[v];
                double u = ratio[v] - regression.g0[v] * plotted;
                n0[v] = taken ? root * plotted : 0;
                n1[v] = taken ? root : 0;
                residuals[v] = taken ? u - regression.g1[v] : 0;
                e0[v] = taken ? (diagonal - u) * over[v] : 0;
            }
            regression.carry(f, integral.variances()[f], residuals, e0, n0, n1, count);
        }

        private void sums(int f, double w, int count) {
            double[] curve = block.values()[f];
            double[] ratio = response[f];
            double[] over = inverse[f];
            double x = driving[f];
            for (int v = 0; v < count; v++) {
                boolean taken = curve[v] > 0;
                over[v] = taken ? 1 / curve[v] : 0;
                ratio[v] = taken ? ratio[v] * over[v] : 0;
                double weight = taken ? w : 0;
                double plotted = x * over[v];
                rows[v] += taken ? 1 : 0;
                regression.a00[v] += weight * plotted * plotted;
                regression.a01[v] += weight * plotted;
                regression.a11[v] += weight;
                regression.b0[v] += weight * plotted * ratio[v];
                regression.b1[v] += weight * ratio[v];
                withX[f][v] = weight * plotted * over[v];
                withOne[f][v] = weight * over[v];
            }
        }

        private void residuals(int f, double w, int count) {
            double[] over = inverse[f];
            double[] ratio = response[f];
            double x = driving[f];
            double variance = integral.variances()[f];
            double crossNoise = integral.matrix()[f][f] * variance;
            double ofIntegral = integralNoise[f];
            double[] g0 = regression.g0;
            double[] g1 = regression.g1;
            double[] wrss = regression.wrss;
            double[] noise = regression.noise;
            for (int v = 0; v < count; v++) {
                double u = ratio[v] - g0[v] * x * over[v];
                double residual = over[v] > 0 ? u - g1[v] : 0;
                wrss[v] += w * residual * residual;
                noise[v] += w * over[v] * over[v] * (ofIntegral - 2 * u * crossNoise + u * u * variance);
            }
        }

        /** The frame's own value is in its ratios' denominators. */
        private void own(int f, double w, int count) {
            double[] over = inverse[f];
            double[] ratio = response[f];
            double x = driving[f];
            double[] g0 = regression.g0;
            double[] g1 = regression.g1;
            for (int v = 0; v < count; v++) {
                double u = ratio[v] - g0[v] * x * over[v];
                double residual = over[v] > 0 ? u - g1[v] : 0;
                n0[v] -= w * x * over[v] * over[v] * u;
                n1[v] -= w * over[v] * u;
                e0[v] = -w * residual * x * over[v] * over[v];
            }
        }
    }
}
