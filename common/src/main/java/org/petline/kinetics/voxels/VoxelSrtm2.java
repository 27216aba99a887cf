package org.petline.kinetics.voxels;

import java.util.List;
import org.petline.kinetics.Convolution;
import org.petline.kinetics.Estimate;
import org.petline.kinetics.InputCurve;
import org.petline.kinetics.Prediction;
import org.petline.kinetics.ReferenceInput;
import org.petline.linear.Vectors;

/**
 * SRTM with a given k2' (Wu and Carson 2002) for many voxels: one column, C_R + (k2' - k2a) C_R convolved with exp(-k2a
 * t), times R1.
 *
 * <p>For each k2a a voxel's product with the column of length 1 is the square that it explains; its maximum is found as
 * {@link VoxelSrtm} finds its own. R1 is not negative.
 */
final class VoxelSrtm2 implements VoxelModel {
    private static final List<Estimate> SHAPE = List.of(
            Estimate.none("R1", Estimate.RATIO),
            Estimate.none("k2", Estimate.PER_MINUTE),
            Estimate.none("BPND", Estimate.RATIO),
            Estimate.none("k2a", Estimate.PER_MINUTE));
    private static final int R1 = 0;
    private static final int K2 = 1;
    private static final int BPND = 2;
    private static final int K2A = 3;
    private static final int PARAMETERS = 2;

    private static final int LENGTH = 0;
    private static final int STRETCH = 1;
    private static final int TURN = 2;
    private static final int FUNCTIONS = 3;

    private final VoxelFrames frames;
    private final LogGrid grid = LogGrid.ofK2a();
    private final double k2Prime;
    private final boolean isFittable;
    private final double[][] directions = new double[grid.count()][];
    private final double[][] rows = new double[grid.count()][];
    private final double[][][] polynomials = new double[grid.count()][FUNCTIONS][LogGrid.TERMS];

    /** The model for an input and one weight a frame. */
    VoxelSrtm2(Prediction prediction, double k2Prime, ReferenceInput input, double[] weights) {
        this.frames = VoxelFrames.of(input, weights);
        this.k2Prime = k2Prime;
        this.isFittable = frames.count() > PARAMETERS && input.areaMinutes() > 0;
        InputCurve reference = input.curve(prediction);
        double[] direct = frames.rooted(reference.frames());
        double[][] functions = new double[grid.count()][FUNCTIONS];
        for (int point = 0; point < grid.count(); point++) {
            double k2a = grid.rate(point, 0);
            Convolution convolution = Convolution.of(reference, k2a);
            double[] column = frames.rooted(convolution.curve());
            double[] slope = frames.rooted(convolution.slope());
            for (int i = 0; i < column.length; i++) {
                slope[i] = k2a * ((k2Prime - k2a) * slope[i] - column[i]);
                column[i] = direct[i] + (k2Prime - k2a) * column[i];
            }
            double length = Vectors.length(column);
            for (int i = 0; i < column.length; i++) column[i] /= length;
            functions[point][LENGTH] = length;
            functions[point][STRETCH] = Vectors.takeOut(column, slope);
            functions[point][TURN] = Vectors.length(slope) / length;
            directions[point] = column;
            rows[point] = Vectors.times(column, frames.rootWeights());
        }
        for (int point = grid.first(); point <= grid.last(); point++) {
            for (int f = 0; f < FUNCTIONS; f++) LogGrid.polynomial(functions, point, f, polynomials[point][f]);
        }
    }

    @Override
    public List<Estimate> shape() {
        return SHAPE;
    }

    @Override
    public void fit(float[][] tacs, int from, int to, VoxelMaps into) {
        VoxelBlock block = new VoxelBlock(frames.frames());
        VoxelSearch search = new VoxelSearch(grid);
        VoxelErrors errors = new VoxelErrors(frames);
        double[] squares = new double[VoxelBlock.SIZE];
        for (int first = from; first < to; first += VoxelBlock.SIZE) {
            block.load(tacs, first, Math.min(to, first + VoxelBlock.SIZE));
            block.squares(frames.weights(), squares);
            search.load(block, rows);
            for (int v = 0; v < block.count(); v++) {
                if (isFittable && squares[v] < Double.POSITIVE_INFINITY) fit(block, search, errors, v, into, first + v);
                else into.setMissing(first + v);
            }
        }
    }

    private void fit(VoxelBlock block, VoxelSearch search, VoxelErrors errors, int v, VoxelMaps into, int voxel) {
        search.clear();
        search.find(v, 1);
        int best = -1;
        for (int m = 0; m < search.maxima(); m++) {
            if (best < 0 || search.peak(m) > search.peak(best)) best = m;
        }
        if (best < 0) {
            into.setNone(voxel);
            into.setFlags(voxel, VoxelFlag.NOT_POSITIVE.bit());
            return;
        }
        int point = search.point(best);
        double t = search.distance(best);
        double peak = search.peak(best);
        double[][] functions = polynomials[point];
        double length = LogGrid.at(functions[LENGTH], t);
        double stretch = LogGrid.at(functions[STRETCH], t);
        double k2a = grid.rate(point, t);
        boolean held = search.isAtBound(point, t);
        grid.interpolate(directions, point, t, errors.first, errors.second);
        double speed = held ? Double.POSITIVE_INFINITY : LogGrid.at(functions[TURN], t);
        for (int i = 0; i < errors.second.length; i++) errors.second[i] /= speed;
        errors.load(block, v, peak, 0);
        double turn = peak * speed;
        double r1 = peak / length;
        double ratio = k2Prime / k2a;
        double byR1 = 1 / length;
        double ofR1 = errors.of(byR1, -r1 * stretch * byR1 / turn, 0);
        double ofBpnd = errors.of(ratio * byR1, -r1 * ratio * (1 + stretch * byR1) / turn, 0);
        double bound = held ? Double.NaN : 1;
        into.set(R1, voxel, r1, ofR1);
        into.set(K2, voxel, r1 * k2Prime, k2Prime * ofR1);
        into.set(BPND, voxel, bound * (r1 * ratio - 1), bound * ofBpnd);
        into.set(K2A, voxel, bound * k2a, bound * errors.of(0, k2a / turn, 0));
        into.setFlags(voxel, held ? VoxelFlag.AT_BOUND.bit() : 0);
    }
}
