package org.petline.transforms;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.petline.geometry.Affine;
import org.petline.geometry.Vector3;

/**
 * One linear transform of ITK: {@code y = M (x - c) + c + t}, in ITK's own world.
 *
 * <p>The classes differ in how they tell M: nine numbers (affine, rigid), three angles (Euler: {@code Rz Rx Ry}, or
 * {@code Rz Ry Rx} if a fourth fixed parameter is 1), the vector part of a unit quaternion (versor), or nothing
 * (translation, identity). Source: the ITK classes of these names.
 *
 * @param matrix [9], row after row
 * @param shift t
 * @param centre c
 */
record ItkLinearTransform(Affine matrix, Vector3 shift, Vector3 centre) {
    private static final int FULL = 12;
    private static final int RIGID = 6;

    /** The transform of a class; empty if the class is unknown or takes other numbers. */
    static Optional<ItkLinearTransform> of(String type, double[] parameters, double[] fixed) {
        String plain = type.toLowerCase(Locale.ROOT);
        if (!plain.matches("[a-z0-9]+_(double|float)_3_3")) return Optional.empty();
        return switch (plain.substring(0, plain.indexOf('_'))) {
            case "affinetransform", "matrixoffsettransformbase", "rigid3dtransform" ->
                parameters.length == FULL && fixed.length == 3
                        ? Optional.of(about(Arrays.copyOf(parameters, 9), parameters, fixed))
                        : Optional.empty();
            case "euler3dtransform" ->
                parameters.length == RIGID && (fixed.length == 3 || fixed.length == 4)
                        ? Optional.of(about(euler(parameters, fixed.length == 4 && fixed[3] != 0), parameters, fixed))
                        : Optional.empty();
            case "versorrigid3dtransform" ->
                parameters.length == RIGID && fixed.length == 3 && norm(parameters) <= 1
                        ? Optional.of(about(versor(parameters), parameters, fixed))
                        : Optional.empty();
            case "translationtransform" ->
                parameters.length == 3 && fixed.length == 0
                        ? Optional.of(about(IDENTITY, parameters, new double[3]))
                        : Optional.empty();
            case "identitytransform" ->
                parameters.length == 0 ? Optional.of(about(IDENTITY, new double[3], new double[3])) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static final double[] IDENTITY = {1, 0, 0, 0, 1, 0, 0, 0, 1};

    /** The last three parameters are the shift. */
    private static ItkLinearTransform about(double[] m, double[] parameters, double[] fixed) {
        int shift = parameters.length - 3;
        return new ItkLinearTransform(
                Affine.ofRows(m[0], m[1], m[2], 0, m[3], m[4], m[5], 0, m[6], m[7], m[8], 0),
                new Vector3(parameters[shift], parameters[shift + 1], parameters[shift + 2]),
                new Vector3(fixed[0], fixed[1], fixed[2]));
    }

    /** The map of points. */
    Affine pointMap() {
        Vector3 turned = matrix.apply(centre);
        // Row by row in this order, so that a file that petline wrote gives back its bits.
        return new Affine(
                matrix.m00(),
                matrix.m01(),
                matrix.m02(),
                shift.x() + (centre.x() - turned.x()),
                matrix.m10(),
                matrix.m11(),
                matrix.m12(),
                shift.y() + (centre.y() - turned.y()),
                matrix.m20(),
                matrix.m21(),
                matrix.m22(),
                shift.z() + (centre.z() - turned.z()));
    }

    private static double[] euler(double[] angles, boolean zyx) {
        double cx = StrictMath.cos(angles[0]);
        double sx = StrictMath.sin(angles[0]);
        double cy = StrictMath.cos(angles[1]);
        double sy = StrictMath.sin(angles[1]);
        double cz = StrictMath.cos(angles[2]);
        double sz = StrictMath.sin(angles[2]);
        double[] x = {1, 0, 0, 0, cx, -sx, 0, sx, cx};
        double[] y = {cy, 0, sy, 0, 1, 0, -sy, 0, cy};
        double[] z = {cz, -sz, 0, sz, cz, 0, 0, 0, 1};
        return zyx ? product(z, product(y, x)) : product(z, product(x, y));
    }

    private static double[] versor(double[] p) {
        double x = p[0];
        double y = p[1];
        double z = p[2];
        double w = Math.sqrt(Math.max(0, 1 - norm(p)));
        return new double[] {
            1 - 2 * (y * y + z * z),
            2 * (x * y - z * w),
            2 * (x * z + y * w),
            2 * (x * y + z * w),
            1 - 2 * (x * x + z * z),
            2 * (y * z - x * w),
            2 * (x * z - y * w),
            2 * (y * z + x * w),
            1 - 2 * (x * x + y * y)
        };
    }

    /** Squared length of the vector part. */
    private static double norm(double[] p) {
        return p[0] * p[0] + p[1] * p[1] + p[2] * p[2];
    }

    private static double[] product(double[] a, double[] b) {
        double[] c = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int k = 0; k < 3; k++) c[3 * row + column] += a[3 * row + k] * b[3 * k + column];
            }
        }
        return c;
    }
}
