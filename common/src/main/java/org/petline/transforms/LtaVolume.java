package org.petline.transforms;

import java.util.Locale;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;

/**
 * One of the two images that an LTA says it was made from: as much of its geometry as tells images apart.
 *
 * <p>Other software conforms, crops and resamples before it registers, and the world stays the same. So an image is
 * another one only if it has other numbers of voxels, another size of them, another middle, and neither of the two lies
 * in the other.
 */
record LtaVolume(Affine voxelToWorld, int ni, int nj, int nk) {
    /** Rounding in text, and half a voxel when an image is conformed. */
    private static final double SAME_SIZE_MM = 0.02;

    private static final double SAME_MIDDLE_MM = 3;
    private static final double EDGE_MM = 5;

    static LtaVolume of(Grid grid) {
        return new LtaVolume(grid.voxelToWorld(), grid.ni(), grid.nj(), grid.nk());
    }

    /** Whether it may be the other image, or what was made of it. */
    boolean mayBe(LtaVolume other) {
        return hasNumbersOf(other)
                || hasSizeOf(other)
                || middle().distanceTo(other.middle()) <= SAME_MIDDLE_MM
                || liesIn(other)
                || other.liesIn(this);
    }

    /** Whether it has the voxels of the other image, wherever it lies. */
    boolean isLike(LtaVolume other) {
        return hasNumbersOf(other) && hasSizeOf(other);
    }

    private boolean hasNumbersOf(LtaVolume other) {
        return ni == other.ni && nj == other.nj && nk == other.nk;
    }

    private boolean hasSizeOf(LtaVolume other) {
        return Math.abs(side(1, 0, 0) - other.side(1, 0, 0)) <= SAME_SIZE_MM
                && Math.abs(side(0, 1, 0) - other.side(0, 1, 0)) <= SAME_SIZE_MM
                && Math.abs(side(0, 0, 1) - other.side(0, 0, 1)) <= SAME_SIZE_MM;
    }

    private double side(int i, int j, int k) {
        return voxelToWorld.apply(i, j, k).distanceTo(voxelToWorld.apply(0, 0, 0));
    }

    private Vector3 middle() {
        return voxelToWorld.apply((ni - 1) / 2.0, (nj - 1) / 2.0, (nk - 1) / 2.0);
    }

    private boolean liesIn(LtaVolume other) {
        Affine toOther = voxelToWorld.then(other.voxelToWorld.inverse());
        for (int corner = 0; corner < 8; corner++) {
            Vector3 at = toOther.apply(
                    (corner & 1) == 0 ? 0 : ni - 1, (corner & 2) == 0 ? 0 : nj - 1, (corner & 4) == 0 ? 0 : nk - 1);
            boolean inside = isWithin(at.x(), other.ni, other.side(1, 0, 0))
                    && isWithin(at.y(), other.nj, other.side(0, 1, 0))
                    && isWithin(at.z(), other.nk, other.side(0, 0, 1));
            if (!inside) return false;
        }
        return true;
    }

    private static boolean isWithin(double voxel, int count, double side) {
        return voxel >= -EDGE_MM / side && voxel <= count - 1 + EDGE_MM / side;
    }

    /** Voxels, their size and the middle, in words. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%dx%dx%d voxels of %.2fx%.2fx%.2f mm about (%.0f, %.0f, %.0f)",
                ni,
                nj,
                nk,
                side(1, 0, 0),
                side(0, 1, 0),
                side(0, 0, 1),
                middle().x(),
                middle().y(),
                middle().z());
    }
}
