package org.petline.phantom;

import java.util.Random;
import org.petline.geometry.Vector3;

/**
 * How one person's head differs from the standard one: size, proportions and a smooth deformation that knows no
 * symmetry.
 *
 * <p>Deformations are sums of slow waves of a few millimetres, tabulated on a lattice and read off linearly between its
 * nodes (within 0.05 mm). Every head also has the torque that human brains have: right frontal and left occipital lobes
 * reach further.
 */
final class IndividualShape {
    private static final int WAVES = 5;
    private static final double SHORTEST_WAVE_MM = 90;
    private static final double LONGEST_WAVE_MM = 180;
    private static final double AMPLITUDE_MM = 0.9;
    private static final double SCALE_SD = 0.025;

    /** y shift a mm of x: 2 mm at the poles' distance from the midline. */
    private static final double TORQUE = 0.045;

    private static final double NODE_MM = 8;
    private static final double REACH_MM = 136;
    private static final int NODES = (int) (2 * REACH_MM / NODE_MM) + 2;

    private final float[] shiftX = new float[NODES * NODES * NODES];
    private final float[] shiftY = new float[NODES * NODES * NODES];
    private final float[] shiftZ = new float[NODES * NODES * NODES];

    IndividualShape(Random random) {
        double scaleX = 1 + SCALE_SD * random.nextGaussian();
        double scaleY = 1 + SCALE_SD * random.nextGaussian();
        double scaleZ = 1 + SCALE_SD * random.nextGaussian();
        float[][] shifts = {shiftX, shiftY, shiftZ};
        for (float[] shift : shifts) {
            for (int wave = 0; wave < WAVES; wave++) add(random, shift);
        }
        for (int p = 0; p < shiftX.length; p++) {
            double x = millimetres(p % NODES);
            double y = millimetres(p / NODES % NODES);
            double z = millimetres(p / (NODES * NODES));
            shiftX[p] += (float) ((scaleX - 1) * x);
            shiftY[p] += (float) ((scaleY - 1) * y - TORQUE * x);
            shiftZ[p] += (float) ((scaleZ - 1) * z);
        }
    }

    private static void add(Random random, float[] shift) {
        double length = SHORTEST_WAVE_MM + (LONGEST_WAVE_MM - SHORTEST_WAVE_MM) * random.nextDouble();
        double x = random.nextGaussian();
        double y = random.nextGaussian();
        double z = random.nextGaussian();
        double scale = 2 * Math.PI / length / Math.sqrt(x * x + y * y + z * z);
        double phase = 2 * Math.PI * random.nextDouble();
        double amplitude = AMPLITUDE_MM * random.nextGaussian();
        for (int p = 0; p < shift.length; p++) {
            double angle = x * millimetres(p % NODES)
                    + y * millimetres(p / NODES % NODES)
                    + z * millimetres(p / (NODES * NODES));
            shift[p] += (float) (amplitude * StrictMath.sin(scale * angle + phase));
        }
    }

    /** Where in the standard head a point of this person's head belongs, mm. */
    Vector3 toStandard(double x, double y, double z) {
        double i = clamp((x + REACH_MM) / NODE_MM);
        double j = clamp((y + REACH_MM) / NODE_MM);
        double k = clamp((z + REACH_MM) / NODE_MM);
        int p = (int) i + NODES * ((int) j + NODES * (int) k);
        double u = i - (int) i;
        double v = j - (int) j;
        double w = k - (int) k;
        return new Vector3(
                x + between(shiftX, p, u, v, w), y + between(shiftY, p, u, v, w), z + between(shiftZ, p, u, v, w));
    }

    private static double millimetres(int node) {
        return NODE_MM * node - REACH_MM;
    }

    private static double clamp(double node) {
        return Math.max(0, Math.min(NODES - 1.001, node));
    }

    private static double between(float[] shift, int p, double u, double v, double w) {
        return (1 - w) * plane(shift, p, u, v) + w * plane(shift, p + NODES * NODES, u, v);
    }

    private static double plane(float[] shift, int p, double u, double v) {
        return (1 - v) * ((1 - u) * shift[p] + u * shift[p + 1])
                + v * ((1 - u) * shift[p + NODES] + u * shift[p + NODES + 1]);
    }
}
