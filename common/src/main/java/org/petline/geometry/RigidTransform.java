package org.petline.geometry;

/**
 * A rotation and a shift of world points, mm; six parameters, distances kept.
 *
 * <p>Name a variable by what it does to points: {@code referenceToFrame} takes a point of the reference's world to the
 * frame's world. Compose in reading order: {@code t1wToReference.then(referenceToFrame)}.
 *
 * <p>The six parameters are shifts along x, y, z (mm) and angles about x, y, z (radians, right-handed), with
 * {@code R = Rx * Ry * Rz}: a column vector is turned about z first, then y, then x. They turn about a centre that the
 * caller names: {@code p -> R (p - centre) + centre + shift}.
 */
public final class RigidTransform {
    public static final RigidTransform IDENTITY = new RigidTransform(Affine.IDENTITY);

    /** Written matrices carry six digits or more; what deviates further is a scaling or a shear. */
    private static final double ORTHOGONALITY = 1e-4;

    private final Affine matrix;

    private RigidTransform(Affine matrix) {
        this.matrix = matrix;
    }

    /**
     * The six parameters of a rigid transform about some centre.
     *
     * @param shiftX mm; likewise y and z
     * @param angleX radians about the x axis; likewise y and z
     */
    public record Parameters(double shiftX, double shiftY, double shiftZ, double angleX, double angleY, double angleZ) {
        public static final Parameters NONE = new Parameters(0, 0, 0, 0, 0, 0);

        /** [6]: three shifts in mm, then three angles in radians. */
        public double[] toArray() {
            return new double[] {shiftX, shiftY, shiftZ, angleX, angleY, angleZ};
        }

        /**
         * Parameters from [6]: three shifts in mm, then three angles in radians.
         *
         * @throws IllegalArgumentException if there are not six
         */
        public static Parameters of(double... six) {
            if (six.length != 6) throw new IllegalArgumentException(six.length + " numbers for six parameters");
            return new Parameters(six[0], six[1], six[2], six[3], six[4], six[5]);
        }
    }

    /** The transform of six parameters that turn about {@code centre}. */
    public static RigidTransform about(Vector3 centre, Parameters parameters) {
        double cx = StrictMath.cos(parameters.angleX);
        double sx = StrictMath.sin(parameters.angleX);
        double cy = StrictMath.cos(parameters.angleY);
        double sy = StrictMath.sin(parameters.angleY);
        double cz = StrictMath.cos(parameters.angleZ);
        double sz = StrictMath.sin(parameters.angleZ);
        double r00 = cy * cz;
        double r01 = -cy * sz;
        double r02 = sy;
        double r10 = cx * sz + sx * sy * cz;
        double r11 = cx * cz - sx * sy * sz;
        double r12 = -sx * cy;
        double r20 = sx * sz - cx * sy * cz;
        double r21 = sx * cz + cx * sy * sz;
        double r22 = cx * cy;
        double cX = centre.x();
        double cY = centre.y();
        double cZ = centre.z();
        return new RigidTransform(new Affine(
                r00,
                r01,
                r02,
                cX + parameters.shiftX - (r00 * cX + r01 * cY + r02 * cZ),
                r10,
                r11,
                r12,
                cY + parameters.shiftY - (r10 * cX + r11 * cY + r12 * cZ),
                r20,
                r21,
                r22,
                cZ + parameters.shiftZ - (r20 * cX + r21 * cY + r22 * cZ)));
    }

    public static RigidTransform translation(Vector3 by) {
        return new RigidTransform(Affine.translation(by));
    }

    /**
     * The rigid transform that this matrix is.
     *
     * @throws IllegalArgumentException if it scales, shears or mirrors, beyond the rounding of printed matrices
     */
    public static RigidTransform of(Affine m) {
        double[] deviations = {
            m.m00() * m.m00() + m.m10() * m.m10() + m.m20() * m.m20() - 1,
            m.m01() * m.m01() + m.m11() * m.m11() + m.m21() * m.m21() - 1,
            m.m02() * m.m02() + m.m12() * m.m12() + m.m22() * m.m22() - 1,
            m.m00() * m.m01() + m.m10() * m.m11() + m.m20() * m.m21(),
            m.m00() * m.m02() + m.m10() * m.m12() + m.m20() * m.m22(),
            m.m01() * m.m02() + m.m11() * m.m12() + m.m21() * m.m22(),
            m.determinant() - 1
        };
        for (double deviation : deviations) {
            if (!(Math.abs(deviation) <= ORTHOGONALITY)) throw new IllegalArgumentException("not rigid: " + m);
        }
        return new RigidTransform(m);
    }

    /** The same map as an affine. */
    public Affine toAffine() {
        return matrix;
    }

    /** The six parameters that give this transform when turned about {@code centre}; angles within half a turn. */
    public Parameters parametersAbout(Vector3 centre) {
        double angleY = StrictMath.asin(Math.max(-1, Math.min(1, matrix.m02())));
        double angleX = StrictMath.atan2(-matrix.m12(), matrix.m22());
        double angleZ = StrictMath.atan2(-matrix.m01(), matrix.m00());
        Vector3 shift = apply(centre).minus(centre);
        return new Parameters(shift.x(), shift.y(), shift.z(), angleX, angleY, angleZ);
    }

    /** By how much it turns, about whatever axis: 0 to pi. */
    public double angleRadians() {
        Affine m = toAffine();
        double sine = new Vector3(m.m21() - m.m12(), m.m02() - m.m20(), m.m10() - m.m01()).distanceTo(Vector3.ZERO) / 2;
        double cosine = (m.m00() + m.m11() + m.m22() - 1) / 2;
        return StrictMath.atan2(sine, cosine);
    }

    public Vector3 apply(Vector3 point) {
        return matrix.apply(point);
    }

    /** First this transform, then {@code next}. */
    public RigidTransform then(RigidTransform next) {
        return new RigidTransform(matrix.then(next.matrix));
    }

    /** The transform that takes every point back: the transposed rotation, not a numerical inverse. */
    public RigidTransform inverse() {
        Affine m = matrix;
        return new RigidTransform(new Affine(
                m.m00(),
                m.m10(),
                m.m20(),
                -(m.m00() * m.m03() + m.m10() * m.m13() + m.m20() * m.m23()),
                m.m01(),
                m.m11(),
                m.m21(),
                -(m.m01() * m.m03() + m.m11() * m.m13() + m.m21() * m.m23()),
                m.m02(),
                m.m12(),
                m.m22(),
                -(m.m02() * m.m03() + m.m12() * m.m13() + m.m22() * m.m23())));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RigidTransform transform && matrix.equals(transform.matrix);
    }

    @Override
    public int hashCode() {
        return matrix.hashCode();
    }

    @Override
    public String toString() {
        return "RigidTransform" + matrix;
    }
}
