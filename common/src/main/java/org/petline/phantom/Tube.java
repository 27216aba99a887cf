package org.petline.phantom;

/** A bent tube of changing width in head space, mm: a chain of balls along a line of points. */
final class Tube {
    private final double[][] points;

    private Tube(double[][] points) {
        this.points = points;
    }

    /** A tube through points, each {@code {x, y, z, radius}}. */
    static Tube through(double[]... points) {
        double[][] copy = new double[points.length][];
        for (int p = 0; p < points.length; p++) copy[p] = points[p].clone();
        return new Tube(copy);
    }

    /** Depth below the surface, mm; negative outside. */
    double depth(double x, double y, double z) {
        double deepest = Double.NEGATIVE_INFINITY;
        for (int p = 0; p + 1 < points.length; p++) {
            double[] a = points[p];
            double[] b = points[p + 1];
            double ax = b[0] - a[0];
            double ay = b[1] - a[1];
            double az = b[2] - a[2];
            double along = ((x - a[0]) * ax + (y - a[1]) * ay + (z - a[2]) * az) / (ax * ax + ay * ay + az * az);
            double t = Math.max(0, Math.min(1, along));
            double dx = x - a[0] - t * ax;
            double dy = y - a[1] - t * ay;
            double dz = z - a[2] - t * az;
            double depth = a[3] + t * (b[3] - a[3]) - Math.sqrt(dx * dx + dy * dy + dz * dz);
            if (depth > deepest) deepest = depth;
        }
        return deepest;
    }
}
