package org.petline.kinetics;

import java.util.List;

/**
 * C_T / C = g0 int C / C + g1 from t* on, for many voxels: {@link Patlak} and {@link ReferencePatlak}.
 *
 * <p>Linear in the curve: the coefficients are fixed rows times it, and their errors the residuals' size times fixed
 * numbers.
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
    private final double expected;
    private final double v00;
    private final double v01;
    private final double v11;

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
        double ofSlope = 0;
        double ofBoth = 0;
        double ofIntercept = 0;
        double remaining = 0;
        for (int i = 0; i < n; i++) {
            double slope = w[i] * (plotted[i] - mean) / square;
            double intercept = w[i] / weight - mean * slope;
            // At sigma = 1 a ratio's variance is that of its frame's value over the square of C.
            double variance = over[i] * over[i] / w[i];
            double leverage = w[i] * (1 / weight + (plotted[i] - mean) * (plotted[i] - mean) / square);
            ofSlope += slope * slope * variance;
            ofBoth += slope * intercept * variance;
            ofIntercept += intercept * intercept * variance;
            remaining += w[i] * variance * (1 - leverage);
            slopeRow[i] = slope * over[i];
            interceptRow[i] = intercept * over[i];
        }
        this.v00 = ofSlope;
        this.v01 = ofBoth;
        this.v11 = ofIntercept;
        this.expected = remaining;
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
        double[] wrss = new double[VoxelBlock.SIZE];
        for (int first = from; first < to; first += VoxelBlock.SIZE) {
            block.load(tacs, first, Math.min(to, first + VoxelBlock.SIZE));
            block.times(slopeRow, slope);
            block.times(interceptRow, intercept);
            java.util.Arrays.fill(wrss, 0);
            for (int i = 0; i < over.length; i++) {
                double w = frames.weights()[i];
                double below = over[i];
                double x = plotted[i];
                double[] curve = block.values()[i];
                for (int v = 0; v < block.count(); v++) {
                    double residual = curve[v] * below - slope[v] * x - intercept[v];
                    wrss[v] += w * residual * residual;
                }
            }
            for (int v = 0; v < block.count(); v++) {
                double variance = wrss[v] / expected;
                if (isFittable && wrss[v] < Double.POSITIVE_INFINITY) {
                    reading.write(
                            into,
                            first + v,
                            Double.NaN,
                            slope[v],
                            intercept[v],
                            variance * v00,
                            variance * v01,
                            variance * v11);
                } else {
                    into.setMissing(first + v);
                }
            }
        }
    }
}
