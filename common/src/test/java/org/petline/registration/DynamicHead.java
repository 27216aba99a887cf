package org.petline.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.petline.FrameTimes;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.CubicSpline;
import org.petline.image.FrameSource;
import org.petline.image.GaussianSmoothing;
import org.petline.image.Volume;

/**
 * A head of ellipsoids whose tissues take up and clear a tracer at different speeds, already at the resolution and on
 * the grid of estimation frames: truth for motion correction in a second.
 */
final class DynamicHead {
    static final Grid GRID = Grid.centred(52, 60, 40, 4);
    static final FrameTimes TIMES = FrameTimes.ofSeconds(starts(), durations());
    private static final double HALF_LIFE_MINUTES = 20.364;

    /** K1 relative to grey matter, k2a per minute, blood share. */
    private static final double[][] TISSUES = {
        {0.25, 0.30, 0.08}, // scalp
        {0.45, 0.100, 0.03}, // white matter
        {0.91, 0.066, 0.05}, // frontal cortex
        {0.88, 0.073, 0.05}, // temporal cortex
        {1.05, 0.060, 0.05}, // occipital cortex
        {0.90, 0.052, 0.05}, // striatum
        {0.91, 0.098, 0.05}, // thalamus
        {1.00, 0.145, 0.06}, // cerebellum
        {0.00, 0.10, 1.00}, // sinus
    };

    private final CubicSpline[] maps;
    private final Grid fine;
    private final double[][] curves;

    DynamicHead() {
        fine = Grid.centred(110, 126, 90, 2);
        float[][] masks = new float[TISSUES.length][fine.voxels()];
        for (int k = 0; k < fine.nk(); k++) {
            for (int j = 0; j < fine.nj(); j++) {
                for (int i = 0; i < fine.ni(); i++) {
                    int tissue = tissue(fine.world(i, j, k));
                    if (tissue >= 0) masks[tissue][fine.index(i, j, k)] = 1;
                }
            }
        }
        maps = new CubicSpline[TISSUES.length];
        for (int t = 0; t < maps.length; t++) {
            maps[t] = CubicSpline.of(GaussianSmoothing.ofFwhmMm(7.8).smooth(new Volume(fine, masks[t])));
        }
        curves = curves();
    }

    /** Tissue at a point of the head, -1 for none. */
    static int tissue(Vector3 p) {
        double x = p.x();
        double y = p.y();
        double z = p.z();
        double head = radius(x / 80, y / 98, (z + 5) / 88);
        if (head > 1) return -1;
        if (head > 0.94) return 0;
        if (radius(x / 44, (y + 55) / 30, (z + 52) / 20) < 1) return 7;
        if (radius(x / 5, (y + 78) / 6, (z + 5) / 45) < 1) return 8;
        double brain = radius((x - 1) / 67, y / 84, (z - 8) / 62);
        if (brain > 1 || z < -40) return -1;
        double fold = 0.80 + 0.10 * StrictMath.sin(x / 6.5) * StrictMath.cos(y / 7.5 + z / 8.0);
        if (brain > fold || (Math.abs(x) < 5 && z > 20)) return y < -50 ? 4 : z < -10 ? 3 : 2;
        if (radius((Math.abs(x) - 8) / 5, (y - 5) / 28, (z - 14) / 9) < 1) return -1;
        if (radius((Math.abs(x) - 22) / 9, (y - 12) / 20, (z - 2) / 12) < 1) return 5;
        if (radius((Math.abs(x) - 9) / 8, (y + 14) / 13, z / 9) < 1) return 6;
        return 1;
    }

    static boolean brain(Vector3 p) {
        int tissue = tissue(p);
        return tissue > 0 && tissue < 8;
    }

    private static double radius(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z);
    }

    private static double plasma(double minutes) {
        double t = minutes - 0.35;
        if (t <= 0) return 0;
        return 60 * t * StrictMath.exp(-t / 0.3)
                + (1 - StrictMath.exp(-t / 0.3))
                        * (4 * StrictMath.exp(-t / 1.5)
                                + 1.5 * StrictMath.exp(-t / 15)
                                + 0.6 * StrictMath.exp(-t / 120));
    }

    private static double[][] curves() {
        double step = 0.01;
        double[][] out = new double[TISSUES.length][TIMES.count()];
        for (int t = 0; t < TISSUES.length; t++) {
            double level = 0;
            double time = 0;
            for (int f = 0; f < TIMES.count(); f++) {
                int steps = (int) Math.round(TIMES.durationMinutes(f) / step);
                double dt = TIMES.durationMinutes(f) / steps;
                double sum = 0;
                for (int s = 0; s < steps; s++) {
                    double input = plasma(time + dt / 2);
                    level += dt * (0.4 * TISSUES[t][0] * input - TISSUES[t][1] * level);
                    time += dt;
                    sum += level + TISSUES[t][2] * input;
                }
                out[t][f] = sum / steps;
            }
        }
        return out;
    }

    /** The frames of this head where {@code referenceToFrame} says it is; noise as a share at 30 min in a 6 min frame. */
    FrameSource frames(RigidTransform[] referenceToFrame, double noise, long seed) {
        Random random = new Random(seed);
        List<Volume> frames = new ArrayList<>();
        for (int f = 0; f < TIMES.count(); f++) {
            float[] voxels = new float[GRID.voxels()];
            float[] white = new float[GRID.voxels()];
            Affine step = GRID.voxelToWorld()
                    .then(referenceToFrame[f].inverse().toAffine())
                    .then(fine.worldToVoxel());
            double mean = curves[2][f];
            double lambda = StrictMath.log(2) / HALF_LIFE_MINUTES;
            double counts = TIMES.durationMinutes(f) / 6 * StrictMath.exp(-lambda * (TIMES.midMinutes(f) - 30));
            for (int k = 0; k < GRID.nk(); k++) {
                for (int j = 0; j < GRID.nj(); j++) {
                    for (int i = 0; i < GRID.ni(); i++) {
                        Vector3 at = step.apply(i, j, k);
                        double sum = 0;
                        for (int t = 0; t < maps.length; t++) {
                            double share = maps[t].at(at.x(), at.y(), at.z());
                            if (!Double.isNaN(share)) sum += share * curves[t][f];
                        }
                        int v = GRID.index(i, j, k);
                        voxels[v] = (float) sum;
                        if (noise > 0) {
                            double sd = noise * Math.sqrt(Math.max(0.02 * mean, sum) * curves[2][28] / counts);
                            white[v] = (float) (sd * random.nextGaussian());
                        }
                    }
                }
            }
            if (noise > 0) {
                // Smoothing white noise by 7 mm on 4 mm voxels leaves a third of its spread.
                Volume smooth = GaussianSmoothing.ofFwhmMm(7).smooth(new Volume(GRID, white));
                for (int v = 0; v < voxels.length; v++) voxels[v] += 3.2f * smooth.voxels()[v];
            }
            frames.add(new Volume(GRID, voxels));
        }
        return new FrameSource() {
            @Override
            public Grid grid() {
                return GRID;
            }

            @Override
            public int count() {
                return frames.size();
            }

            @Override
            public Volume frame(int frame) {
                return frames.get(frame);
            }
        };
    }

    static RigidTransform[] still() {
        RigidTransform[] poses = new RigidTransform[TIMES.count()];
        java.util.Arrays.fill(poses, RigidTransform.IDENTITY);
        return poses;
    }

    /** Slow drift, waves and three jumps; {@code size} in mm. */
    static RigidTransform[] moving(double size, long seed) {
        Random random = new Random(seed);
        double[] end = new double[6];
        double[] wave = new double[6];
        for (int a = 0; a < 6; a++) {
            end[a] = size * random.nextGaussian();
            wave[a] = 0.3 * size * random.nextGaussian();
        }
        double[][] jumps = new double[3][7];
        for (double[] jump : jumps) {
            jump[6] = 90 * random.nextDouble();
            for (int a = 0; a < 6; a++) jump[a] = 0.5 * size * random.nextGaussian();
        }
        RigidTransform[] poses = new RigidTransform[TIMES.count()];
        for (int f = 0; f < poses.length; f++) {
            double t = TIMES.midMinutes(f);
            double[] six = new double[6];
            for (int a = 0; a < 6; a++) {
                six[a] = end[a] * t / 90 + wave[a] * StrictMath.sin(t / 12 + a);
                for (double[] jump : jumps) if (t > jump[6]) six[a] += jump[a];
            }
            poses[f] = Pose.transform(six, Vector3.ZERO);
        }
        return poses;
    }

    /** Mean distance over the brain between found and true places of each frame, after the best common transform. */
    static double[] errors(Motion motion, RigidTransform[] truth) {
        double[] common = new double[6];
        int first = 5;
        for (int f = first; f < truth.length; f++) {
            double[] six = Pose.of(truth[f].then(motion.referenceToFrame(f).inverse()), Vector3.ZERO);
            for (int a = 0; a < 6; a++) common[a] += six[a] / (truth.length - first);
        }
        RigidTransform gauge = Pose.transform(common, Vector3.ZERO);
        double[] out = new double[truth.length];
        int points = 0;
        for (double x = -64; x <= 64; x += 8) {
            for (double y = -84; y <= 84; y += 8) {
                for (double z = -64; z <= 64; z += 8) {
                    Vector3 p = new Vector3(x, y, z);
                    if (!brain(p)) continue;
                    points++;
                    for (int f = 0; f < truth.length; f++) {
                        out[f] += truth[f].apply(p)
                                .distanceTo(motion.referenceToFrame(f).apply(gauge.apply(p)));
                    }
                }
            }
        }
        for (int f = 0; f < out.length; f++) out[f] /= points;
        return out;
    }

    private static double[] starts() {
        double[] durations = durations();
        double[] starts = new double[durations.length];
        for (int f = 1; f < starts.length; f++) starts[f] = starts[f - 1] + durations[f - 1];
        return starts;
    }

    private static double[] durations() {
        double[] scheme = {9, 10, 2, 15, 3, 20, 4, 30, 4, 60, 4, 180, 12, 360};
        List<Double> out = new ArrayList<>();
        for (int s = 0; s < scheme.length; s += 2) for (int n = 0; n < scheme[s]; n++) out.add(scheme[s + 1]);
        return out.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
