package org.petline.transforms;

import java.util.ArrayList;
import java.util.List;
import org.petline.Refusal;
import org.petline.bids.BidsReason;
import org.petline.geometry.Affine;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;

/**
 * SPM's account of head motion: {@code rp_*.txt} of spm_realign, a row of six numbers a frame, or its matrices of four
 * rows one below the other.
 *
 * <p>The six are shifts along x, y, z (mm) and then pitch, roll, yaw (radians): {@code spm_matrix} shifts after it has
 * turned about the <em>origin</em> of the world, about z first, then y, then x, where positive pitch and yaw turn
 * clockwise seen against their axis and roll counterclockwise. They are {@code V(j).mat / V(1).mat}: where a point of
 * frame j belongs in the first frame. A matrix is the same map, four by four in the world's mm; the matrix that SPM keeps
 * in a header or .mat, which starts from voxels, is not.
 *
 * <p>After register-to-mean SPM tells frames from the first through the mean, which differs from the map between the two
 * in the second order: micrometres for motion of millimetres.
 */
final class SpmRealignment {
    /** Numbers a frame in rp_*.txt. */
    static final int PARAMETERS = 6;

    private SpmRealignment() {}

    /**
     * Maps of world points from the first frame to each, RAS mm.
     *
     * @throws Refusal TRANSFORM_FILE_INVALID
     */
    static List<Affine> read(String text, String file) {
        NumberRows rows = NumberRows.of(text).orElseThrow(() -> invalid(file, "no rows of equally many numbers"));
        List<Affine> back = new ArrayList<>();
        if (rows.width() == PARAMETERS) {
            for (int row = 0; row < rows.count(); row++)
                back.add(frameToFirst(rows.row(row)).inverse().toAffine());
        } else if (rows.isMatrices()) {
            for (Affine matrix : rows.matrices()) back.add(Inverse.of(matrix, file));
        } else {
            throw invalid(file, rows.toString());
        }
        return back;
    }

    private static RigidTransform frameToFirst(double[] p) {
        return RigidTransform.about(Vector3.ZERO, new RigidTransform.Parameters(p[0], p[1], p[2], -p[3], p[4], -p[5]));
    }

    private static Refusal invalid(String file, String found) {
        return Refusal.of(BidsReason.TRANSFORM_FILE_INVALID).file(file).found(found);
    }
}
