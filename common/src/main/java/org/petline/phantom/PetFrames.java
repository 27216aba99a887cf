package org.petline.phantom;

import java.util.List;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.image.CubicSpline;
import org.petline.image.FrameSource;
import org.petline.image.GaussianSmoothing;
import org.petline.image.Volume;

/**
 * A simulated scan's frames, Bq/mL, corrected for decay to TimeZero: the blurred head where it is in the frame, noise,
 * and the scanner's rounding to 16 bits with a scale of each frame's own.
 *
 * <p>A frame depends on its number and the seed alone, not on which frames were asked for before. Air has no noise, as
 * in iterative reconstructions.
 */
final class PetFrames implements FrameSource {
    private static final double NOISE_FWHM_MM = 3;
    private static final int INT16_STEPS = 32766;

    /** In standard deviations; of 40 million voxels one lies beyond 5.5. */
    private static final double BOUND = 7;

    private final Scanner scanner;
    private final BlurredHead head;
    private final ScanTruth truth;
    private final NoiseModel noise;
    private final Seed seed;
    private final double whitening;

    PetFrames(Scanner scanner, BlurredHead head, ScanTruth truth, NoiseModel noise, Seed seed) {
        this.scanner = scanner;
        this.head = head;
        this.truth = truth;
        this.noise = noise;
        this.seed = seed;
        this.whitening = noise.scale() > 0 ? 1 / smoothedDeviation(scanner.grid()) : 0;
    }

    @Override
    public Grid grid() {
        return scanner.grid();
    }

    @Override
    public int count() {
        return truth.times().count();
    }

    @Override
    public Volume frame(int frame) {
        float[] voxels = moved(frame);
        if (noise.scale() > 0) scatter(voxels, frame);
        quantise(voxels);
        return new Volume(grid(), voxels);
    }

    /** An activity that no voxel of any frame exceeds, Bq/mL. */
    double bound() {
        double bound = 0;
        for (int frame = 0; frame < count(); frame++) {
            double highest = 0;
            for (double activity : truth.activities(frame).values()) highest = Math.max(highest, activity);
            // The spline overshoots by under a hundredth.
            highest *= 1.01;
            double deviation = noise.scaleIn(truth.times(), frame) * Math.sqrt(highest);
            bound = Math.max(bound, highest + BOUND * deviation);
        }
        return bound;
    }

    private float[] moved(int frame) {
        CubicSpline sampler = CubicSpline.of(head.compose(truth.activities(frame)));
        List<RigidTransform> places = truth.headToFrame(frame);
        float[] mean = new float[grid().voxels()];
        for (RigidTransform place : places) {
            float[] voxels = moved(sampler, place);
            for (int p = 0; p < mean.length; p++) mean[p] += voxels[p] / places.size();
        }
        return mean;
    }

    private float[] moved(CubicSpline sampler, RigidTransform headToFrame) {
        Grid grid = grid();
        Affine step = grid.voxelToWorld()
                .then(headToFrame.inverse().toAffine())
                .then(head.grid().worldToVoxel());
        float[] voxels = new float[grid.voxels()];
        int p = 0;
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                double rowI = step.m01() * j + step.m02() * k + step.m03();
                double rowJ = step.m11() * j + step.m12() * k + step.m13();
                double rowK = step.m21() * j + step.m22() * k + step.m23();
                for (int i = 0; i < grid.ni(); i++) {
                    double value = sampler.at(rowI + step.m00() * i, rowJ + step.m10() * i, rowK + step.m20() * i);
                    voxels[p++] = value > 0 ? (float) value : 0;
                }
            }
        }
        return voxels;
    }

    private void scatter(float[] voxels, int frame) {
        float[] white = new float[voxels.length];
        new GaussianNoise(seed.of("frame " + frame).value()).fill(white);
        float[] coloured = GaussianSmoothing.ofFwhmMm(NOISE_FWHM_MM)
                .smooth(new Volume(grid(), white))
                .voxels();
        double scale = noise.scaleIn(truth.times(), frame) * whitening;
        for (int p = 0; p < voxels.length; p++) {
            if (voxels[p] > 0) {
                // Beyond the bound lies one voxel in 10^12; it is put on it.
                double sample = Math.max(-BOUND, Math.min(BOUND, whitening * coloured[p])) / whitening;
                voxels[p] += (float) (scale * Math.sqrt(voxels[p]) * sample);
            }
        }
    }

    private static void quantise(float[] voxels) {
        float greatest = 0;
        for (float value : voxels) greatest = Math.max(greatest, Math.abs(value));
        if (greatest == 0) return;
        double slope = greatest / INT16_STEPS;
        for (int p = 0; p < voxels.length; p++) voxels[p] = (float) (Math.rint(voxels[p] / slope) * slope);
    }

    /** Standard deviation that smoothing leaves of white noise: the root of the kernel's squares. */
    private static double smoothedDeviation(Grid grid) {
        int n = 31;
        Grid cube = new Grid(n, n, n, grid.voxelToWorld());
        float[] impulse = new float[cube.voxels()];
        impulse[cube.index(n / 2, n / 2, n / 2)] = 1;
        double squares = 0;
        for (float weight : GaussianSmoothing.ofFwhmMm(NOISE_FWHM_MM)
                .smooth(new Volume(cube, impulse))
                .voxels()) {
            squares += (double) weight * weight;
        }
        return Math.sqrt(squares);
    }
}
