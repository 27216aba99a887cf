package org.petline.phantom;

import org.petline.geometry.Vector3;

/** An ellipsoid in head space, mm, its axes along x and, pitched about x, along y and z. */
final class Ellipsoid {
    private final Vector3 centre;
    private final Vector3 radii;
    private final double cos;
    private final double sin;

    private Ellipsoid(Vector3 centre, Vector3 radii, double pitchDegrees) {
        this.centre = centre;
        this.radii = radii;
        this.cos = StrictMath.cos(StrictMath.toRadians(pitchDegrees));
        this.sin = StrictMath.sin(StrictMath.toRadians(pitchDegrees));
    }

    static Ellipsoid at(double x, double y, double z, double radiusX, double radiusY, double radiusZ) {
        return new Ellipsoid(new Vector3(x, y, z), new Vector3(radiusX, radiusY, radiusZ), 0);
    }

    /** The same, its front end lifted by this angle. */
    Ellipsoid pitched(double degrees) {
        return new Ellipsoid(centre, radii, degrees);
    }

    Vector3 centre() {
        return centre;
    }

    /** Depth below the surface, mm: right near the surface, a rough measure elsewhere; negative outside. */
    double depth(double x, double y, double z) {
        double dx = x - centre.x();
        double ly = y - centre.y();
        double lz = z - centre.z();
        double dy = cos * ly + sin * lz;
        double dz = cos * lz - sin * ly;
        double ux = dx / radii.x();
        double uy = dy / radii.y();
        double uz = dz / radii.z();
        double r = Math.sqrt(ux * ux + uy * uy + uz * uz);
        if (r < 1e-6) return Math.min(radii.x(), Math.min(radii.y(), radii.z()));
        double gx = ux / radii.x();
        double gy = uy / radii.y();
        double gz = uz / radii.z();
        return (1 - r) * r / Math.sqrt(gx * gx + gy * gy + gz * gz);
    }

    /** How far out a point lies: 0 at the centre, 1 on the surface. */
    double radius(double x, double y, double z) {
        double ly = y - centre.y();
        double lz = z - centre.z();
        double ux = (x - centre.x()) / radii.x();
        double uy = (cos * ly + sin * lz) / radii.y();
        double uz = (cos * lz - sin * ly) / radii.z();
        return Math.sqrt(ux * ux + uy * uy + uz * uz);
    }
}
