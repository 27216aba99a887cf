package org.petline.nifti;

import org.petline.geometry.Affine;
import org.petline.geometry.Vector3;

/** The three maps from voxel indices to the world that a header can hold, in the header's own unit. */
final class VoxelToWorld {
    private VoxelToWorld() {}

    static Affine sform(HeaderFields fields) {
        double[] rows = new double[12];
        for (int entry = 0; entry < rows.length; entry++) rows[entry] = fields.srow(entry / 4, entry % 4);
        return Affine.ofRows(rows);
    }

    /** Rotation times voxel sizes, the third negated where qfac is negative; sizes are taken without sign. */
    static Affine qform(HeaderFields fields) {
        Affine rotation = Quaternion.ofStored(fields.quatern(0), fields.quatern(1), fields.quatern(2))
                .rotation();
        double qfac = fields.pixdim(0) < 0 ? -1 : 1;
        return Affine.scaling(Math.abs(fields.pixdim(1)), Math.abs(fields.pixdim(2)), qfac * Math.abs(fields.pixdim(3)))
                .then(rotation)
                .then(Affine.translation(new Vector3(fields.qoffset(0), fields.qoffset(1), fields.qoffset(2))));
    }

    /** Voxel sizes alone, taken without sign: i to the left, the origin in the middle of the grid. */
    static Affine pixdim(HeaderFields fields, int ni, int nj, int nk) {
        double x = -Math.abs(fields.pixdim(1));
        double y = Math.abs(fields.pixdim(2));
        double z = Math.abs(fields.pixdim(3));
        return Affine.scaling(x, y, z)
                .then(Affine.translation(new Vector3(-(ni - 1) * x / 2, -(nj - 1) * y / 2, -(nk - 1) * z / 2)));
    }

    /** How far two maps put the same voxel apart, at worst over the grid: at one of its eight corners. */
    static double greatestDistance(Affine one, Affine other, int ni, int nj, int nk) {
        double greatest = 0;
        for (int corner = 0; corner < 8; corner++) {
            int i = (corner & 1) == 0 ? 0 : ni - 1;
            int j = (corner & 2) == 0 ? 0 : nj - 1;
            int k = (corner & 4) == 0 ? 0 : nk - 1;
            greatest = Math.max(greatest, one.apply(i, j, k).distanceTo(other.apply(i, j, k)));
        }
        return greatest;
    }
}
