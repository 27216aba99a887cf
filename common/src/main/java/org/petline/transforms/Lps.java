package org.petline.transforms;

import org.petline.geometry.Affine;

/** Maps of points in DICOM's and ITK's world, in which x grows to the left and y to the back. */
final class Lps {
    private Lps() {}

    /**
     * The same map in RAS, and back: the first two axes of both worlds turned round. Subtracted from 0, a 0 has no sign.
     */
    static Affine toRas(Affine m) {
        return new Affine(
                m.m00(),
                m.m01(),
                0 - m.m02(),
                0 - m.m03(),
                m.m10(),
                m.m11(),
                0 - m.m12(),
                0 - m.m13(),
                0 - m.m20(),
                0 - m.m21(),
                m.m22(),
                m.m23());
    }
}
