package org.petline.geometry;

/**
 * An affine map of points: the upper three rows of a 4x4 matrix, row-major, applied to column vectors.
 *
 * <p>{@code m03}, {@code m13}, {@code m23} are the translation. Twelve named fields instead of an array make equality
 * by content come for free.
 */
public record Affine(
        double m00,
        double m01,
        double m02,
        double m03,
        double m10,
        double m11,
        double m12,
        double m13,
        double m20,
        double m21,
        double m22,
        double m23) {

    public static final Affine IDENTITY = new Affine(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);

    /**
     * The map whose rows are the twelve numbers in order, as tables and files list them.
     *
     * @throws IllegalArgumentException if there are not twelve
     */
    public static Affine ofRows(double... rows) {
        if (rows.length != 12) throw new IllegalArgumentException(rows.length + " numbers for twelve");
        return new Affine(
                rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], rows[6], rows[7], rows[8], rows[9], rows[10],
                rows[11]);
    }

    public static Affine translation(Vector3 by) {
        return new Affine(1, 0, 0, by.x(), 0, 1, 0, by.y(), 0, 0, 1, by.z());
    }

    public static Affine scaling(double x, double y, double z) {
        return new Affine(x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0);
    }

    /** [12], row after row: {@code m00 m01 m02 m03 m10 ...}. */
    public double[] rows() {
        return new double[] {m00, m01, m02, m03, m10, m11, m12, m13, m20, m21, m22, m23};
    }

    public Vector3 apply(Vector3 point) {
        return apply(point.x(), point.y(), point.z());
    }

    public Vector3 apply(double x, double y, double z) {
        return new Vector3(
                m00 * x + m01 * y + m02 * z + m03,
                m10 * x + m11 * y + m12 * z + m13,
                m20 * x + m21 * y + m22 * z + m23);
    }

    /** First this map, then {@code next}: the matrix product {@code next * this}. */
    public Affine then(Affine next) {
        return new Affine(
                next.m00 * m00 + next.m01 * m10 + next.m02 * m20,
                next.m00 * m01 + next.m01 * m11 + next.m02 * m21,
                next.m00 * m02 + next.m01 * m12 + next.m02 * m22,
                next.m00 * m03 + next.m01 * m13 + next.m02 * m23 + next.m03,
                next.m10 * m00 + next.m11 * m10 + next.m12 * m20,
                next.m10 * m01 + next.m11 * m11 + next.m12 * m21,
                next.m10 * m02 + next.m11 * m12 + next.m12 * m22,
                next.m10 * m03 + next.m11 * m13 + next.m12 * m23 + next.m13,
                next.m20 * m00 + next.m21 * m10 + next.m22 * m20,
                next.m20 * m01 + next.m21 * m11 + next.m22 * m21,
                next.m20 * m02 + next.m21 * m12 + next.m22 * m22,
                next.m20 * m03 + next.m21 * m13 + next.m22 * m23 + next.m23);
    }

    /** Signed volume that a unit cube becomes; negative for a left-handed map. */
    public double determinant() {
        return m00 * (m11 * m22 - m12 * m21) - m01 * (m10 * m22 - m12 * m20) + m02 * (m10 * m21 - m11 * m20);
    }

    /**
     * The map that takes every point back.
     *
     * @throws IllegalArgumentException if the matrix is singular or not finite
     */
    public Affine inverse() {
        double determinant = determinant();
        if (!(Math.abs(determinant) > 0) || !Double.isFinite(1 / determinant)) {
            throw new IllegalArgumentException("singular affine: " + this);
        }
        double s = 1 / determinant;
        double r00 = (m11 * m22 - m12 * m21) * s;
        double r01 = (m02 * m21 - m01 * m22) * s;
        double r02 = (m01 * m12 - m02 * m11) * s;
        double r10 = (m12 * m20 - m10 * m22) * s;
        double r11 = (m00 * m22 - m02 * m20) * s;
        double r12 = (m02 * m10 - m00 * m12) * s;
        double r20 = (m10 * m21 - m11 * m20) * s;
        double r21 = (m01 * m20 - m00 * m21) * s;
        double r22 = (m00 * m11 - m01 * m10) * s;
        return new Affine(
                r00,
                r01,
                r02,
                -(r00 * m03 + r01 * m13 + r02 * m23),
                r10,
                r11,
                r12,
                -(r10 * m03 + r11 * m13 + r12 * m23),
                r20,
                r21,
                r22,
                -(r20 * m03 + r21 * m13 + r22 * m23));
    }
}
