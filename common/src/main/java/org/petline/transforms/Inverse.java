package org.petline.transforms;

import org.petline.Refusal;
import org.petline.bids.BidsReason;
import org.petline.geometry.Affine;

/** The way back of a matrix that a file gives. */
final class Inverse {
    private Inverse() {}

    /**
     * The inverse.
     *
     * @throws Refusal TRANSFORM_FILE_INVALID if there is none
     */
    static Affine of(Affine matrix, String file) {
        try {
            return matrix.inverse();
        } catch (IllegalArgumentException singular) {
            throw Refusal.of(BidsReason.TRANSFORM_FILE_INVALID)
                    .file(file)
                    .found("a singular matrix")
                    .because(singular);
        }
    }
}
