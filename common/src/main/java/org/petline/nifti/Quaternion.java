package org.petline.nifti;

import org.petline.geometry.Affine;

/**
 * The qform's unit quaternion a + bi + cj + dk, a not negative.
 *
 * <p>Formulas of nifti1.h, "QUATERNION REPRESENTATION OF ROTATION MATRIX": only b, c, d are stored.
 */
record Quaternion(double a, double b, double c, double d) {
    /** Below this a*a is rounding of float32 entries, and the rotation is by half a turn. */
    private static final double HALF_TURN = 1e-7;

    /** The quaternion whose last three parts are stored; a follows from its length, 1. */
    static Quaternion ofStored(double b, double c, double d) {
        double left = 1 - (b * b + c * c + d * d);
        if (left >= HALF_TURN) return new Quaternion(Math.sqrt(left), b, c, d);
        double length = Math.sqrt(b * b + c * c + d * d);
        return new Quaternion(0, b / length, c / length, d / length);
    }

    /** The quaternion of a rotation matrix: the upper left 3x3 of {@code r}. */
    static Quaternion ofRotation(Affine r) {
        double fourA2 = 1 + r.m00() + r.m11() + r.m22();
        double a;
        double b;
        double c;
        double d;
        // The largest part is divided by, so that none suffers from cancellation.
        if (fourA2 > 1) {
            a = Math.sqrt(fourA2) / 2;
            b = (r.m21() - r.m12()) / (4 * a);
            c = (r.m02() - r.m20()) / (4 * a);
            d = (r.m10() - r.m01()) / (4 * a);
        } else if (r.m00() >= r.m11() && r.m00() >= r.m22()) {
            b = Math.sqrt(1 + r.m00() - r.m11() - r.m22()) / 2;
            a = (r.m21() - r.m12()) / (4 * b);
            c = (r.m01() + r.m10()) / (4 * b);
            d = (r.m02() + r.m20()) / (4 * b);
        } else if (r.m11() >= r.m22()) {
            c = Math.sqrt(1 - r.m00() + r.m11() - r.m22()) / 2;
            a = (r.m02() - r.m20()) / (4 * c);
            b = (r.m01() + r.m10()) / (4 * c);
            d = (r.m12() + r.m21()) / (4 * c);
        } else {
            d = Math.sqrt(1 - r.m00() - r.m11() + r.m22()) / 2;
            a = (r.m10() - r.m01()) / (4 * d);
            b = (r.m02() + r.m20()) / (4 * d);
            c = (r.m12() + r.m21()) / (4 * d);
        }
        return a < 0 ? new Quaternion(-a, -b, -c, -d) : new Quaternion(a, b, c, d);
    }

    /** The rotation as a matrix without translation. */
    Affine rotation() {
        return new Affine(
                a * a + b * b - c * c - d * d,
                2 * (b * c - a * d),
                2 * (b * d + a * c),
                0,
                2 * (b * c + a * d),
                a * a + c * c - b * b - d * d,
                2 * (c * d - a * b),
                0,
                2 * (b * d - a * c),
                2 * (c * d + a * b),
                a * a + d * d - c * c - b * b,
                0);
    }
}
