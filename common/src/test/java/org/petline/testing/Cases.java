package org.petline.testing;

import java.util.Random;
import java.util.stream.LongStream;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.Volume;

/** Random cases from a seed: the same seed, the same cases in the same order. */
public final class Cases {
    private final long seed;
    private final Random random;

    public Cases(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** Seeds for parameterised tests: {@code @MethodSource("org.petline.testing.Cases#seeds")}. */
    public static LongStream seeds() {
        return LongStream.range(1, 21);
    }

    /** Evenly distributed between the two. */
    public double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    /** A whole number from {@code low} to {@code high}, both included. */
    public int wholeBetween(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** Standard normal. */
    public double gaussian() {
        return random.nextGaussian();
    }

    /** A point whose coordinates are each within the distance from the origin. */
    public Vector3 pointWithin(double mm) {
        return new Vector3(between(-mm, mm), between(-mm, mm), between(-mm, mm));
    }

    /** Six parameters: each shift within {@code mm}, each angle within {@code degrees}. */
    public RigidTransform.Parameters parameters(double mm, double degrees) {
        double angle = Math.toRadians(degrees);
        return new RigidTransform.Parameters(
                between(-mm, mm),
                between(-mm, mm),
                between(-mm, mm),
                between(-angle, angle),
                between(-angle, angle),
                between(-angle, angle));
    }

    /** A rigid transform about the origin: each shift within {@code mm}, each angle within {@code degrees}. */
    public RigidTransform rigid(double mm, double degrees) {
        return RigidTransform.about(Vector3.ZERO, parameters(mm, degrees));
    }

    /** An invertible affine near some scaling, left- or right-handed. */
    public Affine affine() {
        return Affine.scaling(sign() * between(0.5, 3), sign() * between(0.5, 3), sign() * between(0.5, 3))
                .then(rigid(80, 30).toAffine());
    }

    /** An oblique grid of unequal dimensions and spacings, some axes flipped, of up to {@code most} voxels an axis. */
    public Grid grid(int least, int most) {
        return new Grid(wholeBetween(least, most), wholeBetween(least, most), wholeBetween(least, most), affine());
    }

    /** Independent values, evenly distributed in [0, 1). */
    public Volume noise(Grid grid) {
        float[] voxels = new float[grid.voxels()];
        for (int p = 0; p < voxels.length; p++) voxels[p] = random.nextFloat();
        return new Volume(grid, voxels);
    }

    private int sign() {
        return random.nextBoolean() ? 1 : -1;
    }

    @Override
    public String toString() {
        return "cases of seed " + seed;
    }
}
