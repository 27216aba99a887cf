package org.petline.phantom;

import java.util.Random;

/**
 * A pattern of sheets a given distance apart, like sulci: the zero level of a random sum of plane waves.
 *
 * <p>All waves have about one length and random directions, so that the zero level is a labyrinth of even spacing, as
 * reaction and diffusion, and growing cortex, make it. A sheet runs between neighbours half a wavelength away.
 */
final class Folds {
    private static final int WAVES = 9;

    private final double[] kx = new double[WAVES];
    private final double[] ky = new double[WAVES];
    private final double[] kz = new double[WAVES];
    private final double[] phase = new double[WAVES];
    private final double flat;

    /** Sheets about {@code spacingMm} apart, drawn from {@code random}. */
    Folds(double spacingMm, Random random) {
        double k = Math.PI / spacingMm;
        for (int wave = 0; wave < WAVES; wave++) {
            double x = random.nextGaussian();
            double y = random.nextGaussian();
            double z = random.nextGaussian();
            double scale = k * (0.85 + 0.3 * random.nextDouble()) / Math.sqrt(x * x + y * y + z * z);
            kx[wave] = scale * x;
            ky[wave] = scale * y;
            kz[wave] = scale * z;
            phase[wave] = 2 * Math.PI * random.nextDouble();
        }
        // A third of the slope's typical size: where the field is flat, the sheet does not widen into a lake.
        flat = 0.3 * k * Math.sqrt(WAVES / 2.0);
    }

    /**
     * Distance to the nearest sheet, mm, along a surface.
     *
     * @param nx normal of the surface, of length one; likewise ny and nz
     */
    double distance(double x, double y, double z, double nx, double ny, double nz) {
        double value = 0;
        double gx = 0;
        double gy = 0;
        double gz = 0;
        for (int wave = 0; wave < WAVES; wave++) {
            double angle = kx[wave] * x + ky[wave] * y + kz[wave] * z + phase[wave];
            value += StrictMath.cos(angle);
            double slope = -StrictMath.sin(angle);
            gx += slope * kx[wave];
            gy += slope * ky[wave];
            gz += slope * kz[wave];
        }
        double along = gx * nx + gy * ny + gz * nz;
        gx -= along * nx;
        gy -= along * ny;
        gz -= along * nz;
        return Math.abs(value) / Math.sqrt(gx * gx + gy * gy + gz * gz + flat * flat);
    }
}
