package org.petline.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.CubicSpline;
import org.petline.image.GaussianSmoothing;
import org.petline.image.Interpolation;
import org.petline.image.LabelVolume;
import org.petline.image.Resampling;
import org.petline.image.Volume;
import org.petline.testing.Analytic;
import org.petline.testing.Cases;

/** A ball of 7 mm (label 1) inside a shell of 3 mm thickness (2) and a lump nobody needs (9), on 1 mm voxels. */
class RegionSamplerTest {
    private static final Grid SEGMENTATION =
            new Grid(56, 60, 52, Affine.scaling(-1, 1, 1).then(Affine.translation(new Vector3(28, -30, -26))));
    private static final Grid FRAME =
            new Grid(50, 48, 40, Affine.scaling(2, -2, 2.4).then(Affine.translation(new Vector3(-47, 49, -46))));
    private static final RegionTable TABLE =
            RegionTable.ofLabelNames(new TreeMap<>(Map.of(1, "ball", 2, "shell", 3, "nothing")));
    private static final LabelVolume LABELS = labels();
    private static final SegmentedRegions REGIONS = SegmentedRegions.of(LABELS, TABLE);
    private static final int BALL = REGIONS.indexOf("ball");
    private static final int SHELL = REGIONS.indexOf("shell");
    private static final int NOTHING = REGIONS.indexOf("nothing");

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aConstantIsItsOwnMean(Interpolation interpolation) {
        float[] sevens = new float[FRAME.voxels()];
        Arrays.fill(sevens, 7);
        RegionSums sums = new RegionSampler(REGIONS, Surroundings.NONE, FRAME, interpolation)
                .sample(new Volume(FRAME, sevens), new Cases(1).rigid(4, 15));
        for (int region : new int[] {BALL, SHELL}) {
            assertThat(sums.mean(region)).isCloseTo(7, within(1e-5));
            assertThat(sums.standardDeviation(region)).isCloseTo(0, within(1e-5));
            assertThat(sums.coverage(region)).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(names = {"TRILINEAR", "CUBIC_SPLINE"})
    void aLinearImageGivesMeanAndScatterOfTheVoxelsThemselves(Interpolation interpolation) {
        Analytic plane = p -> 300 + 2 * p.x() - 3 * p.y() + p.z();
        RigidTransform segmentationToFrame = new Cases(2).rigid(4, 15);
        RegionSums sums = new RegionSampler(REGIONS, Surroundings.NONE, FRAME, interpolation)
                .sample(plane.on(FRAME), segmentationToFrame);
        for (int region : new int[] {BALL, SHELL}) {
            double[] truth = meanAndDeviation(region, p -> plane.at(segmentationToFrame.apply(p)));
            // The spline's mirrored border bends a linear image by 1e-4 of its slope ten voxels inside.
            assertThat(sums.mean(region)).isCloseTo(truth[0], within(2e-4));
            assertThat(sums.standardDeviation(region)).isCloseTo(truth[1], within(2e-3));
        }
    }

    @ParameterizedTest(name = "{0} mm resolution")
    @ValueSource(doubles = {5, 6})
    void binsAreTheSplineAtEveryVoxel(double fwhm) {
        RigidTransform segmentationToFrame = new Cases(3).rigid(3, 12);
        Volume frame = blurred(fwhm, segmentationToFrame);
        RegionSums sums = new RegionSampler(REGIONS, Surroundings.NONE, FRAME, Interpolation.CUBIC_SPLINE)
                .sample(frame, segmentationToFrame);
        CubicSpline spline = CubicSpline.of(frame);
        Affine toFrame = FRAME.worldToVoxel();
        for (int region : new int[] {BALL, SHELL}) {
            double[] truth = meanAndDeviation(region, p -> {
                Vector3 place = toFrame.apply(segmentationToFrame.apply(p));
                return spline.at(place.x(), place.y(), place.z());
            });
            assertThat(sums.mean(region)).isCloseTo(truth[0], within(1e-3 * truth[0]));
            // Along the shell's ridge the image bends within a bin, which the tangent plane does not see.
            assertThat(sums.standardDeviation(region)).isCloseTo(truth[1], within(5e-3 * truth[0]));
        }
    }

    @Test
    void theSplineReadsTheBlurredTruthAndTrilinearReadsLess() {
        RigidTransform segmentationToFrame = new Cases(3).rigid(3, 12);
        Volume frame = blurred(5, segmentationToFrame);
        Volume truth = GaussianSmoothing.ofFwhmMm(5).smooth(activity());
        double[] shell = meanAndDeviation(SHELL, p -> {
            Vector3 voxel = SEGMENTATION.worldToVoxel().apply(p);
            return truth.at((int) Math.round(voxel.x()), (int) Math.round(voxel.y()), (int) Math.round(voxel.z()));
        });
        double spline = new RegionSampler(REGIONS, Surroundings.NONE, FRAME, Interpolation.CUBIC_SPLINE)
                .sample(frame, segmentationToFrame)
                .mean(SHELL);
        double trilinear = new RegionSampler(REGIONS, Surroundings.NONE, FRAME, Interpolation.TRILINEAR)
                .sample(frame, segmentationToFrame)
                .mean(SHELL);
        assertThat(spline / shell[0]).isBetween(0.995, 1.001);
        assertThat(trilinear / shell[0]).isLessThan(0.98);
    }

    @Test
    void theTransformTakesTheSegmentationToTheFrame() {
        Vector3 shift = new Vector3(9, -5, 3);
        Volume frame = Analytic.blob(shift, 5).on(FRAME);
        RegionSampler sampler = new RegionSampler(REGIONS, Surroundings.NONE, FRAME, Interpolation.CUBIC_SPLINE);
        double there = sampler.sample(frame, RigidTransform.translation(shift)).mean(BALL);
        double away = sampler.sample(frame, RigidTransform.translation(shift.times(-1)))
                .mean(BALL);
        assertThat(there).isGreaterThan(5 * away);
    }

    @Test
    void halfARegionIsTheLeastThatCounts() {
        Volume frame = Analytic.blob(Vector3.ZERO, 60).on(FRAME);
        RegionSampler sampler = new RegionSampler(REGIONS, Surroundings.NONE, FRAME, Interpolation.CUBIC_SPLINE);
        // The last voxel centre along x lies at 51 mm, the ball's centre at 0.
        RegionSums most = sampler.sample(frame, RigidTransform.translation(new Vector3(49, 0, 0)));
        assertThat(most.coverage(BALL)).isBetween(0.5, 0.85);
        assertThat(most.mean(BALL)).isFinite();
        assertThat(most.whyMissing(BALL)).isEmpty();
        RegionSums least = sampler.sample(frame, RigidTransform.translation(new Vector3(54, 0, 0)));
        assertThat(least.coverage(BALL)).isBetween(0.1, 0.5);
        assertThat(least.mean(BALL)).isNaN();
        assertThat(least.standardDeviation(BALL)).isNaN();
        assertThat(least.whyMissing(BALL)).contains(RegionsReason.REGION_OUTSIDE_FIELD_OF_VIEW);
        RegionSums none = sampler.sample(frame, RigidTransform.translation(new Vector3(500, 0, 0)));
        assertThat(none.coverage(BALL)).isZero();
        assertThat(none.mean(BALL)).isNaN();
    }

    @Test
    void voxelsWithoutAValueAreNotMeasured() {
        float[] sevens = new float[FRAME.voxels()];
        Arrays.fill(sevens, 7);
        // World x from 9 on is missing: the ball stays, the shell of 20 mm loses a side.
        for (int p = 0; p < sevens.length; p++) if (p % FRAME.ni() >= 28) sevens[p] = Float.NaN;
        RegionSums sums = new RegionSampler(REGIONS, Surroundings.NONE, FRAME, Interpolation.CUBIC_SPLINE)
                .sample(new Volume(FRAME, sevens), RigidTransform.IDENTITY);
        assertThat(sums.coverage(SHELL)).isBetween(0.55, 0.8);
        assertThat(sums.mean(SHELL)).isCloseTo(7, within(1e-5));
    }

    @Test
    void anEmptyRegionHasNoValue() {
        RegionSums sums = new RegionSampler(REGIONS, Surroundings.NONE, FRAME, Interpolation.CUBIC_SPLINE)
                .sample(Analytic.blob(Vector3.ZERO, 9).on(FRAME), RigidTransform.IDENTITY);
        assertThat(sums.count()).isEqualTo(3);
        assertThat(sums.mean(NOTHING)).isNaN();
        assertThat(sums.coverage(NOTHING)).isNaN();
        assertThat(sums.whyMissing(NOTHING)).contains(RegionsReason.REGION_EMPTY);
    }

    @Test
    void aFrameOnAnotherGridIsAProgrammersMistake() {
        RegionSampler sampler = new RegionSampler(REGIONS, Surroundings.NONE, FRAME, Interpolation.CUBIC_SPLINE);
        Volume other = new Volume(Grid.centred(4, 4, 4, 2), new float[64]);
        assertThatThrownBy(() -> sampler.sample(other, RigidTransform.IDENTITY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cloudsKeepEveryVoxelWithItsPlaceAndSpread() {
        Clouds clouds = Clouds.of(SEGMENTATION, REGIONS.voxels(SHELL), 3, 2, 4);
        double[] moments = new double[9];
        double voxels = 0;
        double sumI = 0;
        double sumJK = 0;
        for (int cloud = 0; cloud < clouds.count(); cloud++) {
            clouds.map(cloud, Affine.IDENTITY, moments);
            voxels += clouds.voxels(cloud);
            sumI += clouds.voxels(cloud) * moments[0];
            sumJK += clouds.voxels(cloud) * (moments[8] + moments[1] * moments[2]);
        }
        double slowI = 0;
        double slowJK = 0;
        for (int voxel : REGIONS.voxels(SHELL)) {
            slowI += voxel % 56;
            slowJK += (double) ((voxel / 56 % 60) * (voxel / 3360));
        }
        assertThat(voxels).isEqualTo(REGIONS.voxels(SHELL).length);
        assertThat(sumI).isCloseTo(slowI, within(1e-6));
        assertThat(sumJK).isCloseTo(slowJK, within(1e-4));
        assertThat(clouds.count()).isLessThan(REGIONS.voxels(SHELL).length / 4);
    }

    private static Vector3 world(int voxel) {
        int plane = 56 * 60;
        int k = voxel / plane;
        int j = voxel % plane / 56;
        return SEGMENTATION.world(voxel % 56, j, k);
    }

    private static LabelVolume labels() {
        int[] labels = new int[SEGMENTATION.voxels()];
        for (int p = 0; p < labels.length; p++) {
            Vector3 world = world(p);
            double r = world.length();
            if (r < 7) labels[p] = 1;
            else if (r >= 17 && r < 20) labels[p] = 2;
            else if (world.distanceTo(new Vector3(0, 11, 0)) < 3) labels[p] = 9;
        }
        return new LabelVolume(SEGMENTATION, labels);
    }

    private static Volume activity() {
        float[] activity = new float[SEGMENTATION.voxels()];
        for (int p = 0; p < activity.length; p++) {
            activity[p] = switch (LABELS.labels()[p]) {
                case 1 -> 5;
                case 2 -> 4;
                default -> 1;
            };
        }
        return new Volume(SEGMENTATION, activity);
    }

    /** The activity as a scanner of that resolution sees it, moved to the frame. */
    private static Volume blurred(double fwhm, RigidTransform segmentationToFrame) {
        Volume sharp = GaussianSmoothing.ofFwhmMm(fwhm).smooth(activity());
        Volume frame = new Resampling(FRAME, Interpolation.CUBIC_SPLINE)
                .resample(sharp, segmentationToFrame.inverse().toAffine());
        float[] voxels = frame.voxels().clone();
        for (int p = 0; p < voxels.length; p++) if (Float.isNaN(voxels[p])) voxels[p] = 1;
        return new Volume(FRAME, voxels);
    }

    private static double[] meanAndDeviation(int region, Analytic image) {
        int[] voxels = REGIONS.voxels(region);
        double sum = 0;
        for (int voxel : voxels) sum += image.at(world(voxel));
        double mean = sum / voxels.length;
        double scatter = 0;
        for (int voxel : voxels) {
            double deviation = image.at(world(voxel)) - mean;
            scatter += deviation * deviation;
        }
        return new double[] {mean, Math.sqrt(scatter / (voxels.length - 1))};
    }
}
