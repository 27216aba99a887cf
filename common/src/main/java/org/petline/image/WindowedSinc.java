package org.petline.image;

import org.petline.geometry.Grid;

/**
 * Interpolation with a sinc under a Hann window that reaches {@value #REACH} voxels to each side.
 *
 * <p>Weights of an axis are divided by their sum, so that a constant image stays what it is; of a sine it misses at most
 * 0.8 % for periods of eight voxels, 1 % for four and 6 % for three. Beyond the border the image is mirrored about the
 * outermost voxel centres. It takes 512 voxels a place where the cubic spline takes 64.
 *
 * <p>NaN where a voxel within its reach, along every axis on which the place lies between voxels, is not finite.
 */
public final class WindowedSinc implements Sampler {
    /** Voxels on each side that take part. */
    static final int REACH = 4;

    private static final int TAPS = 2 * REACH;

    private final float[] voxels;
    private final Grid grid;

    private WindowedSinc(Volume volume) {
        voxels = volume.voxels();
        grid = volume.grid();
    }

    public static WindowedSinc of(Volume volume) {
        return new WindowedSinc(volume);
    }

    @Override
    public double at(double i, double j, double k) {
        int ni = grid.ni();
        int nj = grid.nj();
        int nk = grid.nk();
        if (!(Lattice.inside(i, ni) && Lattice.inside(j, nj) && Lattice.inside(k, nk))) return Double.NaN;
        Taps alongI = Taps.at(Lattice.clamp(i, ni), ni);
        Taps alongJ = Taps.at(Lattice.clamp(j, nj), nj);
        Taps alongK = Taps.at(Lattice.clamp(k, nk), nk);
        double value = 0;
        for (int c = 0; c < TAPS; c++) {
            if (alongK.weights[c] == 0) continue;
            double plane = 0;
            for (int b = 0; b < TAPS; b++) {
                if (alongJ.weights[b] == 0) continue;
                int from = ni * (alongJ.indices[b] + nj * alongK.indices[c]);
                double row = 0;
                for (int a = 0; a < TAPS; a++) {
                    // A weight of 0 takes no part: at a voxel's centre its neighbours may be missing.
                    if (alongI.weights[a] != 0) row += alongI.weights[a] * voxels[from + alongI.indices[a]];
                }
                plane += alongJ.weights[b] * row;
            }
            value += alongK.weights[c] * plane;
        }
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    /** Which voxels of an axis take part, and how much. */
    private static final class Taps {
        private final int[] indices = new int[TAPS];
        private final double[] weights = new double[TAPS];

        static Taps at(double x, int n) {
            int below = (int) x;
            double t = x - below;
            Taps taps = new Taps();
            double sum = 0;
            double sine = StrictMath.sin(Math.PI * t);
            for (int tap = 0; tap < TAPS; tap++) {
                int offset = tap - REACH + 1;
                taps.indices[tap] = mirrored(below + offset, n);
                taps.weights[tap] = weight(t, offset, sine);
                sum += taps.weights[tap];
            }
            for (int tap = 0; tap < TAPS; tap++) taps.weights[tap] /= sum;
            return taps;
        }

        /** The sine of the distance is that of the fraction, with the sign of the whole voxels. */
        private static double weight(double t, int offset, double sine) {
            if (t == 0) return offset == 0 ? 1 : 0;
            double distance = t - offset;
            double sinc = ((offset & 1) == 0 ? sine : -sine) / (Math.PI * distance);
            return sinc * (0.5 + 0.5 * StrictMath.cos(Math.PI * distance / REACH));
        }

        private static int mirrored(int index, int n) {
            if (n == 1) return 0;
            int period = 2 * (n - 1);
            int within = Math.floorMod(index, period);
            return Math.min(within, period - within);
        }
    }
}
