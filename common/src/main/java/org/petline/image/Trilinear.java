package org.petline.image;

/**
 * Linear interpolation along each axis between the eight voxels around a place.
 *
 * <p>Exact for linear images; smooths everything else: of an image of 5 mm FWHM on 2 mm voxels it flattens extrema by
 * percents, more the farther the place is from voxel centres.
 */
public final class Trilinear implements Sampler {
    private final float[] voxels;
    private final int ni;
    private final int nj;
    private final int nk;
    private final int nextI;
    private final int nextJ;
    private final int nextK;

    private Trilinear(Volume volume) {
        voxels = volume.voxels();
        ni = volume.grid().ni();
        nj = volume.grid().nj();
        nk = volume.grid().nk();
        // An axis with one voxel has no neighbour: the step to it is none.
        nextI = ni > 1 ? 1 : 0;
        nextJ = nj > 1 ? ni : 0;
        nextK = nk > 1 ? ni * nj : 0;
    }

    public static Trilinear of(Volume volume) {
        return new Trilinear(volume);
    }

    @Override
    public double at(double i, double j, double k) {
        if (!(Lattice.inside(i, ni) && Lattice.inside(j, nj) && Lattice.inside(k, nk))) return Double.NaN;
        double x = Lattice.clamp(i, ni);
        double y = Lattice.clamp(j, nj);
        double z = Lattice.clamp(k, nk);
        int cellI = cell(x, ni);
        int cellJ = cell(y, nj);
        int cellK = cell(z, nk);
        double u = x - cellI;
        double v = y - cellJ;
        double w = z - cellK;
        int p = cellI + ni * (cellJ + nj * cellK);
        int q = p + nextK;
        double near = mix(v, mix(u, p), mix(u, p + nextJ));
        double far = mix(v, mix(u, q), mix(u, q + nextJ));
        double value = mix(w, near, far);
        // Infinity times zero is NaN already; infinity alone must not pass as a value.
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    private static int cell(double x, int n) {
        return Math.max(0, Math.min((int) x, n - 2));
    }

    private static double mix(double t, double low, double high) {
        return low + t * (high - low);
    }

    private double mix(double u, int p) {
        double low = voxels[p];
        return low + u * (voxels[p + nextI] - low);
    }
}
