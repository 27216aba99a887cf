package org.petline.transforms;

import java.util.ArrayList;
import java.util.List;
import org.petline.Refusal;
import org.petline.bids.BidsReason;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;

/**
 * AFNI's matrices, {@code aff12.1D} of {@code 3dvolreg} or {@code 3dAllineate -1Dmatrix_save}: a row of twelve numbers a
 * frame, the upper three rows of the map of points from the base (fixed) to the source (moving), in DICOM's order (LPS mm).
 *
 * <p>AFNI leaves the tilt of an oblique image out of its coordinates, so that such matrices mean something else in the
 * scanner's world: images with a tilt are refused. Source: the help texts of 3dvolreg and 3dAllineate.
 */
final class AfniMatrices {
    static final int NUMBERS = 12;

    /** Sine of the tilt below which an image counts as straight; 0.1 mm at 100 mm. */
    private static final double STRAIGHT = 1e-3;

    private AfniMatrices() {}

    /**
     * Maps of world points from fixed to moving, RAS mm.
     *
     * @throws Refusal TRANSFORM_FILE_INVALID, or TRANSFORM_FORMAT_NOT_READ if an image is oblique
     */
    static List<Affine> read(String text, String file, Grid moving, Grid fixed) {
        NumberRows rows = NumberRows.of(text)
                .filter(each -> each.width() == NUMBERS)
                .orElseThrow(() ->
                        Refusal.of(BidsReason.TRANSFORM_FILE_INVALID).file(file).found("no rows of twelve numbers"));
        if (isTilted(moving) || isTilted(fixed)) {
            throw Refusal.of(TransformReason.TRANSFORM_FORMAT_NOT_READ)
                    .file(file)
                    .found(
                            "AFNI's matrices for an oblique image, whose tilt AFNI leaves out; write ITK text or an LTA");
        }
        List<Affine> maps = new ArrayList<>();
        for (int row = 0; row < rows.count(); row++) maps.add(Lps.toRas(Affine.ofRows(rows.row(row))));
        return maps;
    }

    private static boolean isTilted(Grid grid) {
        Affine m = grid.voxelToWorld();
        for (Vector3 axis : List.of(
                new Vector3(m.m00(), m.m10(), m.m20()),
                new Vector3(m.m01(), m.m11(), m.m21()),
                new Vector3(m.m02(), m.m12(), m.m22()))) {
            double length = axis.distanceTo(Vector3.ZERO);
            double along = Math.max(Math.abs(axis.x()), Math.max(Math.abs(axis.y()), Math.abs(axis.z())));
            if (Math.sqrt(Math.max(0, 1 - along * along / (length * length))) > STRAIGHT) return true;
        }
        return false;
    }
}
