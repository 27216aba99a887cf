package org.petline.imagefile;

import org.petline.geometry.Affine;
import org.petline.geometry.Vector3;

/** What petline takes for a grid when a header promises one, before any memory is given to it. */
public final class GridLimits {
    /** 2^28 voxels, 1 GiB as float32: twice the largest grids in use (512 x 512 x 512). */
    public static final long MOST_VOXELS = 1L << 28;

    /** Frames are counted in tens; this keeps a lying header from keeping a reader busy for days. */
    public static final long MOST_FRAMES = 1L << 20;

    /** Edges of a voxel this close to one plane leave no usable map: 1e-6 of the box their lengths would span. */
    private static final double FLAT = 1e-6;

    /**
     * Edges of a voxel that are taken, mm: from microscopy to ten times the coarsest scanners. Filters have a width in
     * millimetres, and on voxels of a nanometre they would reach over millions of them.
     */
    private static final double SHORTEST_EDGE = 0.005;

    private static final double LONGEST_EDGE = 500;

    private GridLimits() {}

    /** Whether all sizes are positive and neither voxels nor frames are too many. */
    public static boolean allow(long ni, long nj, long nk, long frames) {
        return ni > 0
                && nj > 0
                && nk > 0
                && frames > 0
                && frames <= MOST_FRAMES
                && ni <= MOST_VOXELS
                && nj <= MOST_VOXELS / ni
                && nk <= MOST_VOXELS / (ni * nj);
    }

    /** Whether a map from voxels to the world is finite and not singular, nor nearly, and its voxels have a usable size. */
    public static boolean allow(Affine voxelToWorld) {
        for (double entry : voxelToWorld.rows()) if (!Double.isFinite(entry)) return false;
        Affine m = voxelToWorld;
        double[] edges = {
            new Vector3(m.m00(), m.m10(), m.m20()).length(),
            new Vector3(m.m01(), m.m11(), m.m21()).length(),
            new Vector3(m.m02(), m.m12(), m.m22()).length()
        };
        for (double edge : edges) if (!(edge >= SHORTEST_EDGE && edge <= LONGEST_EDGE)) return false;
        double box = edges[0] * edges[1] * edges[2];
        return Double.isFinite(1 / m.determinant()) && Math.abs(m.determinant()) > FLAT * box;
    }
}
