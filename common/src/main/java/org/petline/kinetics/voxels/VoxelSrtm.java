package org.petline.kinetics.voxels;

import java.util.List;
import org.petline.kinetics.Collapse;
import org.petline.kinetics.Estimate;
import org.petline.kinetics.Prediction;
import org.petline.kinetics.ReferenceInput;
import org.petline.kinetics.Srtm;

/**
 * {@link Srtm} for many voxels: basis functions (Gunn 1997) made orthogonal to the reference, so that each grid point of
 * k2a costs a voxel one sum of products, then the exact optimum between grid points.
 *
 * <p>For each k2a the weighted square that R1 and phi = k2 - R1 k2a explain is the square of the product with q0 plus that
 * with q1 (see {@link SrtmBasis}); the latter is smooth in log k2a, and its maxima are found on polynomials through the
 * grid, whose error is that of an interpolation in steps of 0.09. Unlike Gunn's method nothing is rounded to the grid, and
 * standard errors are those of all three parameters. R1 and k2 are not negative: where the free optimum breaks that, the
 * best curve of one column is found, and BPND is NaN, as in {@link Srtm}.
 */
final class VoxelSrtm implements VoxelModel {
    private static final int PARAMETERS = 3;

    /** Of golden section steps; 0.618^40 is 4e-9. */
    private static final int GOLDEN_STEPS = 40;

    private static final double GOLDEN = (StrictMath.sqrt(5) - 1) / 2;

    private static final int R1 = 0;
    private static final int K2 = 1;
    private static final int BPND = 2;
    private static final int K2_PRIME = 3;
    private static final int K2A = 4;

    private final VoxelFrames frames;
    private final SrtmBasis basis;
    private final boolean isFittable;

    /** The model for an input and one weight a frame. */
    VoxelSrtm(Prediction prediction, ReferenceInput input, double[] weights) {
        this.frames = VoxelFrames.of(input, weights);
        this.isFittable = frames.count() > PARAMETERS && input.areaMinutes() > 0;
        LogGrid grid = LogGrid.ofK2a();
        this.basis = new SrtmBasis(input.curve(prediction), frames, grid);
    }

    @Override
    public List<Estimate> shape() {
        return Srtm.PARAMETERS;
    }

    @Override
    public void fit(float[][] tacs, int from, int to, VoxelMaps into) {
        Task task = new Task(into);
        for (int first = from; first < to; first += VoxelBlock.SIZE) {
            task.run(tacs, first, Math.min(to, first + VoxelBlock.SIZE));
        }
    }

    /** The scratch of one call. */
    private final class Task {
        private final VoxelMaps maps;
        private final VoxelBlock block = new VoxelBlock(frames.frames());
        private final VoxelSearch search = new VoxelSearch(basis.grid());
        private final double[] alongReference = new double[VoxelBlock.SIZE];
        private final double[] squares = new double[VoxelBlock.SIZE];
        private final VoxelErrors errors = new VoxelErrors(frames);

        private double r1;
        private double k2;
        private double explained;
        private double a;
        private double b;
        private double aSlope;
        private double bSlope;
        private double turn;

        Task(VoxelMaps maps) {
            this.maps = maps;
        }

        void run(float[][] tacs, int from, int to) {
            block.load(tacs, from, to);
            block.squares(frames.weights(), squares);
            block.times(basis.referenceRow(), alongReference);
            search.load(block, basis.rows());
            for (int v = 0; v < block.count(); v++) fit(v, from + v);
        }

        private void fit(int v, int voxel) {
            if (!(isFittable && squares[v] < Double.POSITIVE_INFINITY)) {
                maps.setMissing(voxel);
                return;
            }
            search.clear();
            search.find(v, 1);
            search.find(v, -1);
            int best = -1;
            int tissue = -1;
            double most = 0;
            double mostOfTissue = 0;
            for (int m = 0; m < search.maxima(); m++) {
                double gain = search.peak(m) * search.peak(m);
                if (gain > most) {
                    best = m;
                    most = gain;
                }
                if (gain > mostOfTissue && isTissue(alongReference[v], search, m)) {
                    tissue = m;
                    mostOfTissue = gain;
                }
            }
            boolean bounded = best != tissue || tissue < 0;
            if (bounded) bounded = isOneColumnBetter(v, tissue < 0 ? Double.NEGATIVE_INFINITY : mostOfTissue);
            if (bounded) writeOneColumn(v, voxel);
            else tissue(v, voxel, search.point(tissue), search.distance(tissue), search.peak(tissue));
        }

        private boolean isTissue(double along, VoxelSearch found, int maximum) {
            int point = found.point(maximum);
            double t = found.distance(maximum);
            double phi = found.peak(maximum) / basis.at(SrtmBasis.B, point, t);
            r1 = (along - basis.at(SrtmBasis.A, point, t) * phi) / basis.length();
            k2 = phi + r1 * basis.grid().rate(point, t);
            return r1 > 0 && k2 > 0;
        }

        /** Writes the fit at a place where R1 and k2 are positive. */
        private void tissue(int v, int voxel, int point, double t, double peak) {
            double gain = peak * peak;
            double wrss = Math.max(0, squares[v] - alongReference[v] * alongReference[v] - gain);
            boolean held = search.isAtBound(point, t);
            boolean collapsed = isCollapsed(v, gain, wrss);
            maps.setFlags(voxel, (held ? VoxelFlag.AT_BOUND.bit() : 0) | (collapsed ? VoxelFlag.DEGENERATE.bit() : 0));
            double k2a = basis.grid().rate(point, t);
            a = basis.at(SrtmBasis.A, point, t);
            b = basis.at(SrtmBasis.B, point, t);
            double phi = peak / b;
            aSlope = phi * basis.at(SrtmBasis.A_SLOPE, point, t);
            bSlope = phi * basis.at(SrtmBasis.B_SLOPE, point, t);
            turn = held ? Double.POSITIVE_INFINITY : peak * basis.at(SrtmBasis.TURN, point, t);
            basis.directions(point, t, held, errors);
            errors.load(block, v, alongReference[v], peak);
            r1 = (alongReference[v] - a * phi) / basis.length();
            k2 = phi + r1 * k2a;
            double bound = held ? Double.NaN : 1;
            maps.set(R1, voxel, r1, error(1, 0, 0));
            maps.set(K2, voxel, k2, error(k2a, 1, k2a * r1));
            maps.set(BPND, voxel, bound * (r1 - 1 + phi / k2a), bound * error(1, 1 / k2a, -phi / k2a));
            maps.set(K2_PRIME, voxel, k2 / r1, error(-phi / (r1 * r1), 1 / r1, k2a));
            maps.set(K2A, voxel, bound * k2a, bound * error(0, 0, k2a));
        }

        /** Whether the reference times a number is as good within noise. */
        private boolean isCollapsed(int v, double gain, double wrss) {
            return Collapse.isNoise(gain, squares[v], wrss, frames.count(), PARAMETERS);
        }

        /** The standard error of a function with this gradient by R1, phi and x; see VoxelErrors. */
        private double error(double byR1, double byPhi, double byX) {
            double z0 = byR1 / basis.length();
            double z1 = (byPhi - a * z0) / b;
            double z2 = (byX - aSlope * z0 - bSlope * z1) / turn;
            return errors.of(z0, z1, z2);
        }

        /** Writes a fit whose R1 or k2 is 0: those two, and nothing that is made of them. */
        private void writeOneColumn(int v, int voxel) {
            maps.setNone(voxel);
            maps.set(R1, voxel, r1, Double.NaN);
            maps.set(K2, voxel, k2, Double.NaN);
            double along = alongReference[v] * alongReference[v];
            boolean collapsed = isCollapsed(v, explained - along, squares[v] - explained);
            maps.setFlags(voxel, VoxelFlag.NOT_POSITIVE.bit() | (collapsed ? VoxelFlag.DEGENERATE.bit() : 0));
        }

        /**
         * Whether somewhere along k2a the best curve with R1 or k2 at 0 explains more than a gain over the reference alone;
         * leaves its R1 and k2.
         */
        private boolean isOneColumnBetter(int v, double gain) {
            LogGrid grid = basis.grid();
            double along = alongReference[v];
            double best = Double.NEGATIVE_INFINITY;
            int at = grid.first();
            for (int point = grid.first(); point <= grid.last(); point++) {
                double explained = oneColumn(along, search.products()[point][v], point, 0);
                if (explained > best) {
                    best = explained;
                    at = point;
                }
            }
            double low = at == grid.first() ? 0 : -1;
            double high = at == grid.last() ? 0 : 1;
            for (int step = 0; step < GOLDEN_STEPS; step++) {
                double left = high - GOLDEN * (high - low);
                double right = low + GOLDEN * (high - low);
                double atLeft = oneColumn(along, search.at(v, at, left), at, left);
                if (atLeft > oneColumn(along, search.at(v, at, right), at, right)) high = right;
                else low = left;
            }
            double t = (low + high) / 2;
            explained = oneColumn(along, search.at(v, at, t), at, t);
            return explained > along * along + gain;
        }

        /** What the better of the two columns explains of a curve; leaves R1 and k2. */
        private double oneColumn(double along, double product, int point, double t) {
            double rate = basis.grid().rate(point, t);
            double ofA = basis.at(SrtmBasis.A, point, t);
            double ofB = basis.at(SrtmBasis.B, point, t);
            double flow = basis.length() - rate * ofA;
            double turned = -rate * ofB;
            double withK2 = Math.max(0, ofA * along + ofB * product);
            double withR1 = Math.max(0, flow * along + turned * product);
            double squareK2 = ofA * ofA + ofB * ofB;
            double squareR1 = flow * flow + turned * turned;
            boolean isK2 = withK2 * withK2 / squareK2 >= withR1 * withR1 / squareR1;
            r1 = isK2 ? 0 : withR1 / squareR1;
            k2 = isK2 ? withK2 / squareK2 : 0;
            return isK2 ? withK2 * withK2 / squareK2 : withR1 * withR1 / squareR1;
        }
    }
}
