package org.petline.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.image.CubicSpline;
import org.petline.image.Volume;

class PetFramesTest {
    private static final Grid BOX =
            new Grid(88, 104, 100, Affine.scaling(2, 2, 2).then(Affine.translation(new Vector3(-87, -119, -108))));
    private static final SimulatedAnatomy ANATOMY = new DigitalBrain(1).on(BOX, Affine.IDENTITY);
    private static final BlurredHead HEAD = new BlurredHead(ANATOMY, 6);
    private static final Seed SEED = new Seed(5);

    private final TrialDesign design = TrialDesign.DEFAULT.withScanner(Scanner.SMALL);
    private final Participant person = new Population(design).participant(0);
    private final SimulatedScan scan =
            new SimulatedScan(design, person, person.sessions().get(0));
    private final ScanTruth truth = scan.truth();

    @Test
    void blurKeepsMass() {
        Map<Tissue, Double> ones = activities(0);
        ones.put(Tissue.PUTAMEN, 1.0);
        Volume blurred = HEAD.compose(ones);
        double sum = 0;
        for (float value : blurred.voxels()) sum += value;
        Map<Integer, Integer> voxels = ANATOMY.voxelsOfLabels();
        double ml = (voxels.get(12) + voxels.get(51)) * BOX.voxelVolumeMm3();
        // Float32 sums, and the kernel's tail beyond 1.7 widths.
        assertThat(sum * blurred.grid().voxelVolumeMm3()).isCloseTo(ml, within(2e-3 * ml));
    }

    @Test
    void everywhereTheSharesAddUpToTheHead() {
        Volume all = HEAD.compose(activities(1));
        // Deep in white matter fluid is far away: nothing is lost, nothing counted twice.
        Vector3 place = HEAD.grid().worldToVoxel().apply(new Vector3(27, -20, 32));
        assertThat(CubicSpline.of(all).at(place.x(), place.y(), place.z())).isCloseTo(1, within(0.01));
    }

    @Test
    void noiseFreeFramesShowTheBlurredTruthInEveryPose() {
        PetFrames frames = new PetFrames(design.scanner(), HEAD, truth, new NoiseModel(0, 1000), SEED);
        for (int frame : new int[] {6, 20, 37}) {
            for (List<Integer> labels : List.of(
                    List.of(8, 47),
                    List.of(12, 51),
                    List.of(26, 58),
                    List.of(17, 53),
                    List.of(1028, 2028),
                    List.of(11))) {
                double seen = mean(
                        frames.frame(frame), truth.headToFrame(frame).get(0).toAffine(), labels);
                double expected = truth.seen(HEAD.sharesSeenIn(labels)).get(frame);
                // Voxels of 4.9 mm sample a blur of 6 mm: the spline between them errs by up to 1 % at small nuclei.
                assertThat(seen).as("labels %s, frame %d", labels, frame).isCloseTo(expected, within(0.015 * expected));
            }
        }
    }

    @Test
    void noiseIsAsLargeAsPromisedAndCorrelated() {
        // The frame of 360 s in whose middle the scan is 30 min old has index 27; there 20 % at typical activity.
        int frame = 28;
        double typical = design.tracer().typicalGrey();
        double halfLife = design.tracer().halfLifeSeconds();
        PetFrames noisy =
                new PetFrames(design.scanner(), HEAD, truth, NoiseModel.of(Counts.NORMAL, typical, halfLife), SEED);
        PetFrames clean = new PetFrames(design.scanner(), HEAD, truth, new NoiseModel(0, halfLife), SEED);
        float[] with = noisy.frame(frame).voxels();
        float[] without = clean.frame(frame).voxels();
        double decay = Math.pow(2, (design.frames().midSeconds(frame) - 1800) / halfLife);
        double squares = 0;
        double neighbours = 0;
        int count = 0;
        for (int p = 0; p + 1 < with.length; p++) {
            if (without[p] < 0.5 * typical || without[p + 1] < 0.5 * typical) continue;
            double z = (with[p] - without[p]) / (0.20 * Math.sqrt(without[p] * typical * decay));
            double next = (with[p + 1] - without[p + 1]) / (0.20 * Math.sqrt(without[p + 1] * typical * decay));
            squares += z * z;
            neighbours += z * next;
            count++;
        }
        assertThat(count).isGreaterThan(3000);
        assertThat(Math.sqrt(squares / count)).isCloseTo(1, within(0.05));
        assertThat(neighbours / squares).isBetween(-0.05, 0.08);
    }

    @Test
    void aFrameDependsOnItsNumberAndTheSeedOnly() {
        NoiseModel noise = NoiseModel.of(Counts.LOW, 8000, 1200);
        PetFrames one = new PetFrames(design.scanner(), HEAD, truth, noise, SEED);
        PetFrames other = new PetFrames(design.scanner(), HEAD, truth, noise, SEED);
        one.frame(30);
        assertThat(one.frame(12).voxels()).isEqualTo(other.frame(12).voxels());
        PetFrames elsewhere = new PetFrames(design.scanner(), HEAD, truth, noise, new Seed(6));
        assertThat(elsewhere.frame(12).voxels()).isNotEqualTo(other.frame(12).voxels());
    }

    @Test
    void noVoxelExceedsTheBound() {
        NoiseModel noise = NoiseModel.of(Counts.LOW, 8000, 1200);
        PetFrames frames = new PetFrames(design.scanner(), HEAD, truth, noise, SEED);
        double bound = frames.bound();
        for (int frame = 0; frame < frames.count(); frame += 6) {
            for (float value : frames.frame(frame).voxels())
                assertThat(Math.abs((double) value) <= bound).isTrue();
        }
    }

    private static Map<Tissue, Double> activities(double value) {
        Map<Tissue, Double> activities = new EnumMap<>(Tissue.class);
        for (Tissue tissue : Tissue.values()) activities.put(tissue, value);
        return activities;
    }

    private static double mean(Volume frame, Affine headToFrame, List<Integer> labels) {
        CubicSpline sampler = CubicSpline.of(frame);
        Affine toVoxel = BOX.voxelToWorld().then(headToFrame).then(frame.grid().worldToVoxel());
        int[] all = ANATOMY.segmentation().labels();
        double sum = 0;
        int count = 0;
        for (int p = 0; p < all.length; p++) {
            if (!labels.contains(all[p])) continue;
            int k = p / (BOX.ni() * BOX.nj());
            Vector3 at = toVoxel.apply(p % BOX.ni(), p / BOX.ni() % BOX.nj(), k);
            sum += sampler.at(at.x(), at.y(), at.z());
            count++;
        }
        return sum / count;
    }
}
