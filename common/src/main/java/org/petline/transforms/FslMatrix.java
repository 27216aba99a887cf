package org.petline.transforms;

import java.util.List;
import org.petline.Refusal;
import org.petline.bids.BidsReason;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;

/**
 * FSL's matrices: {@code flirt -in MOVING -ref FIXED -omat}, or a file a frame of {@code mcflirt -mats} (MAT_0000 ...).
 *
 * <p>Four rows of four; several in one file stand one below the other. They map points of the moving image to the fixed
 * one, in FSL's coordinates: millimetres from the centre of an image's first voxel along its own axes, and where the
 * image's axes are right-handed (positive determinant) along the first axis from the other end. So the same matrix means
 * something else for other images, and both grids are needed. Source: FSL's FAQ "What is the format of the matrix used
 * by FLIRT".
 */
final class FslMatrix {
    private FslMatrix() {}

    /**
     * Maps of world points from fixed to moving, RAS mm.
     *
     * @throws Refusal TRANSFORM_FILE_INVALID
     */
    static List<Affine> read(String text, String file, Grid moving, Grid fixed) {
        NumberRows rows = NumberRows.of(text)
                .filter(NumberRows::isMatrices)
                .orElseThrow(() -> Refusal.of(BidsReason.TRANSFORM_FILE_INVALID)
                        .file(file)
                        .found("no matrix of four rows of four numbers that ends in 0 0 0 1"));
        return rows.matrices().stream()
                .map(matrix -> fixedToMoving(matrix, moving, fixed, file))
                .toList();
    }

    private static Affine fixedToMoving(Affine movingToFixed, Grid moving, Grid fixed, String file) {
        return worldToFsl(fixed)
                .then(Inverse.of(movingToFixed, file))
                .then(worldToFsl(moving).inverse());
    }

    /** From the world to FSL's millimetres of an image. */
    static Affine worldToFsl(Grid grid) {
        Vector3 spacing = grid.spacingMm();
        Affine scaled = Affine.scaling(spacing.x(), spacing.y(), spacing.z());
        boolean rightHanded = grid.voxelToWorld().determinant() > 0;
        Affine fromOtherEnd = Affine.scaling(-1, 1, 1).then(Affine.translation(new Vector3(grid.ni() - 1, 0, 0)));
        Affine voxel = rightHanded ? grid.worldToVoxel().then(fromOtherEnd) : grid.worldToVoxel();
        return voxel.then(scaled);
    }
}
