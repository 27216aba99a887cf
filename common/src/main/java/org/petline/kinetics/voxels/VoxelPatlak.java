package org.petline.kinetics.voxels;

import java.util.List;
import org.petline.kinetics.Convolution;
import org.petline.kinetics.Estimate;
import org.petline.kinetics.Input;
import org.petline.kinetics.InputCurve;
import org.petline.kinetics.KnownSpan;
import org.petline.kinetics.Patlak;
import org.petline.kinetics.ReferencePatlak;
import org.petline.linear.Hc3;

/**
 * C_T / C = g0 int C / C + g1 from t* on, for many voxels: {@link Patlak} and {@link ReferencePatlak}.
 *
 * <p>Linear in the curve: the coefficients are fixed rows times it, and their variances the residuals' squares times
 * fixed numbers.
 */
final class VoxelPatlak implements VoxelModel {
    private static final int COEFFICIENTS = 2;

    private final VoxelReading reading;
    private final VoxelFrames frames;
    private final VoxelBlood blood;
    private final boolean isFittable;
    private final double[] over;
    private final double[] plotted;
    private final double[] slopeRow;
    private final double[] interceptRow;
    private final double[] shares;

    /**
     * The method over an input.
     *
     * @param curve of the input
     * @param startMinutes t*
     */
    VoxelPatlak(
            VoxelReading reading,
            InputCurve curve,
            Input input,
            VoxelBlood blood,
            double[] allWeights,
            double startMinutes) {
        this.reading = reading;
        this.blood = blood;
        double[] driving = curve.frames();
        double[] integral = Convolution.of(curve, 0).curve();
        this.frames = VoxelFrames.of(
                allWeights,
                driving.length,
                frame -> input.covers(frame)
                        && driving[frame] > 0
                        && input.times().startMinutes(frame) >= startMinutes - KnownSpan.TOUCH_MINUTES);
        int n = frames.count();
        this.isFittable = n > COEFFICIENTS && input.areaMinutes() > 0;
        this.over = new double[n];
        this.plotted = new double[n];
        this.slopeRow = new double[n];
        this.interceptRow = new double[n];
        this.shares = new double[n];
        double[] w = frames.weights();
        double weight = 0;
        double mean = 0;
        for (int i = 0; i < n; i++) {
            int frame = frames.frames()[i];
            over[i] = 1 / driving[frame];
            plotted[i] = integral[frame] * over[i];
            weight += w[i];
            mean += w[i] * plotted[i];
        }
        mean /= weight;
        double square = 0;
        for (int i = 0; i < n; i++) square += w[i] * (plotted[i] - mean) * (plotted[i] - mean);
        for (int i = 0; i < n; i++) {
            slopeRow[i] = w[i] * (plotted[i] - mean) / square * over[i];
            interceptRow[i] = w[i] / weight * over[i] - mean * slopeRow[i];
            double leverage = w[i] * (1 / weight + (plotted[i] - mean) * (plotted[i] - mean) / square);
            shares[i] = Hc3.share(leverage);
        }
    }

    @Override
    public List<Estimate> shape() {
        return reading.shape();
    }

    @Override
    public void fit(float[][] tacs, int from, int to, VoxelMaps into) {
        VoxelBlock block = new VoxelBlock(frames.frames(), blood);
        double[] slope = new double[VoxelBlock.SIZE];
        double[] intercept = new double[VoxelBlock.SIZE];
        double[] v00 = new double[VoxelBlock.SIZE];
        double[] v01 = new double[VoxelBlock.SIZE];
        double[] v11 = new double[VoxelBlock.SIZE];
        for (int first = from; first < to; first += VoxelBlock.SIZE) {
            block.load(tacs, first, Math.min(to, first + VoxelBlock.SIZE));
            block.times(slopeRow, slope);
            block.times(interceptRow, intercept);
            java.util.Arrays.fill(v00, 0);
            java.util.Arrays.fill(v01, 0);
            java.util.Arrays.fill(v11, 0);
            for (int i = 0; i < over.length; i++) {
                double below = over[i];
                double x = plotted[i];
                double ofSlope = slopeRow[i] / (below * shares[i]);
                double ofIntercept = interceptRow[i] / (below * shares[i]);
                double[] curve = block.values()[i];
                for (int v = 0; v < block.count(); v++) {
                    double residual = curve[v] * below - slope[v] * x - intercept[v];
                    double square = residual * residual;
                    v00[v] += square * ofSlope * ofSlope;
                    v01[v] += square * ofSlope * ofIntercept;
                    v11[v] += square * ofIntercept * ofIntercept;
                }
            }
            for (int v = 0; v < block.count(); v++) {
                if (isFittable && v00[v] < Double.POSITIVE_INFINITY) {
                    reading.write(into, first + v, Double.NaN, slope[v], intercept[v], v00[v], v01[v], v11[v]);
                } else {
                    into.setMissing(first + v);
                }
            }
        }
    }
}
