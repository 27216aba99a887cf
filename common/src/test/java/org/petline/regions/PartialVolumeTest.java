package org.petline.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.GaussianSmoothing;
import org.petline.image.Interpolation;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;

/**
 * A head of boxes: white matter inside a cortex of 3 mm in two halves, two nuclei, a cerebellum, and a scalp that has no label.
 * What a scanner shows of boxes is known exactly, without any blur of an image: products of differences of error functions.
 */
class PartialVolumeTest {
    private static final double FWHM_MM = 5;
    private static final Grid FRAME =
            new Grid(50, 52, 46, Affine.scaling(2, 2, 2.4).then(Affine.translation(new Vector3(-49, -51, -54))));
    private static final RigidTransform PLACE =
            RigidTransform.about(Vector3.ZERO, new RigidTransform.Parameters(1.3, -0.8, 0.6, 0.03, -0.02, 0.05));

    /** A box of tissue, mm in the head's world; later boxes lie over earlier ones. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Box(int label, double activity, double[] low, double[] high) {}

    private static final List<Box> BOXES = List.of(
            box(0, 3, -40, -42, -44, 40, 42, 44), // scalp, not labelled
            box(0, 0.5, -36, -38, -40, 36, 38, 40), // skull
            box(1, 10, -30, -32, -34, 0, 32, 34),
            box(2, 9, 0, -32, -34, 30, 32, 34),
            box(3, 4, -27, -29, -14, 0, 29, 31), // white matter, in two halves for what lies under a box is one tissue
            box(3, 4, 0, -29, -14, 27, 29, 31),
            box(4, 12, -14, -4, 0, -6, 12, 9),
            box(5, 7, 6, -4, 0, 14, 12, 9),
            box(6, 5, -27, -29, -31, 0, 29, -17),
            box(6, 5, 0, -29, -31, 27, 29, -17));

    private static final Grid LABELS = new Grid(72, 76, 80, Affine.translation(new Vector3(-35.5, -37.5, -39.5)));
    private static LabelVolume segmentation;
    private static TissueClasses classes;
    private static SeenVoxels seen;
    private static Surroundings surroundings;

    private static Box box(int label, double activity, double... edges) {
        return new Box(label, activity, Arrays.copyOf(edges, 3), Arrays.copyOfRange(edges, 3, 6));
    }

    @BeforeAll
    static void draw() {
        int[] labels = new int[LABELS.voxels()];
        for (int p = 0; p < labels.length; p++) {
            int j = p / 72 % 76;
            int k = p / 72 / 76;
            Vector3 at = LABELS.world(p % 72, j, k);
            for (Box box : BOXES) if (holds(box, at)) labels[p] = box.label;
        }
        segmentation = new LabelVolume(LABELS, labels);
        RegionTable table = RegionTable.parse(
                "index\tname\tregion\n1\ta\tcortex\n2\tb\tcortex\n4\tc\tleft\n5\td\tright\n6\te\tcerebellum\n",
                "table");
        classes = TissueClasses.of(segmentation, table);
        seen = new SeenVoxels(LABELS, FRAME, List.of(PLACE));
        surroundings = Surroundings.of(segmentation, seen);
    }

    private static boolean holds(Box box, Vector3 at) {
        return at.x() > box.low[0]
                && at.x() < box.high[0]
                && at.y() > box.low[1]
                && at.y() < box.high[1]
                && at.z() > box.low[2]
                && at.z() < box.high[2];
    }

    private static Volume frame(double fwhmMm) {
        return frame(fwhmMm, FRAME);
    }

    /** Each box less what it covers, blurred exactly. */
    private static Volume frame(double fwhmMm, Grid grid) {
        float[] voxels = new float[grid.voxels()];
        Affine toHead = grid.voxelToWorld().then(PLACE.inverse().toAffine());
        double sigma = fwhmMm / PointSpread.FWHM_OF_SIGMA;
        int p = 0;
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) voxels[p++] = (float) shown(toHead.apply(i, j, k), sigma);
            }
        }
        return new Volume(grid, voxels);
    }

    private static double shown(Vector3 at, double sigma) {
        double sum = 0;
        for (int b = 0; b < BOXES.size(); b++) {
            Box box = BOXES.get(b);
            sum += (box.activity - under(b)) * share(box, at, sigma);
        }
        return sum;
    }

    /** What the box lies in, of which it takes the place. */
    private static double under(int which) {
        Box box = BOXES.get(which);
        Vector3 middle = new Vector3(
                (box.low[0] + box.high[0]) / 2, (box.low[1] + box.high[1]) / 2, (box.low[2] + box.high[2]) / 2);
        double under = 0;
        for (int b = 0; b < which; b++) if (holds(BOXES.get(b), middle)) under = BOXES.get(b).activity;
        return under;
    }

    private static double share(Box box, Vector3 at, double sigma) {
        return along(box.low[0], box.high[0], at.x(), sigma)
                * along(box.low[1], box.high[1], at.y(), sigma)
                * along(box.low[2], box.high[2], at.z(), sigma);
    }

    private static double along(double low, double high, double at, double sigma) {
        return below(high - at, sigma) - below(low - at, sigma);
    }

    private static double below(double x, double sigma) {
        return 0.5 * (1 + Erf.erf(x / sigma / Math.sqrt(2)));
    }

    /** Correlated over 3 mm, variance in proportion to activity. */
    private static Volume noisy(Volume exact, double noise, long seed) {
        float[] voxels = exact.voxels().clone();
        Random random = new Random(seed);
        float[] white = new float[voxels.length];
        for (int p = 0; p < white.length; p++) white[p] = (float) random.nextGaussian();
        float[] smooth =
                GaussianSmoothing.ofFwhmMm(3).smooth(new Volume(FRAME, white)).voxels();
        double square = 0;
        for (float each : smooth) square += (double) each * each;
        double scale = noise / Math.sqrt(square / smooth.length);
        for (int p = 0; p < voxels.length; p++) {
            voxels[p] += (float) (scale * smooth[p] * Math.sqrt(10 * Math.max(0, voxels[p])));
        }
        return new Volume(FRAME, voxels);
    }

    private static PartialVolume.Series series(PartialVolume volume, Volume... frames) {
        return series(volume, surroundings, frames);
    }

    private static PartialVolume.Series series(PartialVolume volume, Surroundings surroundings, Volume... frames) {
        RegionSampler sampler =
                new RegionSampler(classes.toSample(), surroundings, frames[0].grid(), Interpolation.CUBIC_SPLINE);
        List<double[]> means = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        for (Volume frame : frames) {
            RegionSums sums = sampler.sample(frame, PLACE);
            double[] all = new double[classes.count() + surroundings.terms()];
            for (int its = 0; its < classes.count(); its++) all[its] = sums.mean(its);
            System.arraycopy(sums.rim(), 0, all, classes.count(), surroundings.terms());
            means.add(all);
            values.add(volume.points().read(frame, PLACE, Interpolation.CUBIC_SPLINE));
        }
        return new PartialVolume.Series(means, values, Collections.nCopies(frames.length, 1.0));
    }

    private static double truth(String region) {
        return switch (region) {
            case "cortex" -> {
                int[] members = classes.members(0);
                double[] shares = classes.shares(0);
                yield shares[0] * (members[0] == 0 ? 10 : 9) + shares[1] * (members[1] == 0 ? 10 : 9);
            }
            case "left" -> 12;
            case "right" -> 7;
            default -> 5;
        };
    }

    /** A cortex of 3 mm: 0.8 % is what reading the image between its voxels by a spline leaves, and the scalp outside. */
    @Test
    void whatTissueHoldsIsFoundWhereTheImageShowsLess() {
        PartialVolume volume = new PartialVolume(classes, surroundings, seen);
        PartialVolume.Corrected corrected =
                volume.correct(List.of("none", "gtm", "sgtm"), PointSpread.of(FWHM_MM), series(volume, frame(FWHM_MM)));
        CorrectedCurves.Curve cortex = corrected.curves().get(0).regions().get(0);
        assertThat(cortex.frames().get(0).activity()).isLessThan(0.9 * truth("cortex"));
        for (CorrectedCurves method : corrected.curves().subList(1, 3)) {
            for (CorrectedCurves.Curve curve : method.regions()) {
                assertThat(curve.frames().get(0).activity() / truth(curve.region()))
                        .as(method.method() + " " + curve.region())
                        .isCloseTo(1, within(0.008));
            }
        }
        assertThat(corrected.explained()).isGreaterThan(0.999);
    }

    /** Reading between voxels widens a narrow one, and a wide one takes up the scalp. */
    @ParameterizedTest(name = "{0} mm")
    @ValueSource(doubles = {5, 7})
    void theResolutionIsFound(double fwhmMm) {
        PartialVolume volume = new PartialVolume(classes, surroundings, seen);
        PartialVolume.FittedSpread fitted = volume.fitted(series(volume, frame(fwhmMm)));
        assertThat(fitted.spread().meanMm()).isCloseTo(fwhmMm, within(0.12));
        assertThat(fitted.standardErrorMm()).isBetween(0.001, 0.1);
        assertThat(fitted.atBound()).isFalse();
    }

    /** Of 40 values each, which errors of neighbours and a scalp beyond a second order make fewer. */
    @Test
    void intervalsHoldTheTruthInCorrelatedNoise() {
        PartialVolume volume = new PartialVolume(classes, surroundings, seen);
        Volume[] frames = new Volume[10];
        Volume exact = frame(FWHM_MM);
        for (int f = 0; f < frames.length; f++) frames[f] = noisy(exact, 0.3, 100 + f);
        PartialVolume.Corrected corrected =
                volume.correct(List.of("none", "gtm", "sgtm"), PointSpread.of(FWHM_MM), series(volume, frames));
        for (CorrectedCurves curves : corrected.curves().subList(1, 3)) {
            int held = 0;
            int all = 0;
            for (CorrectedCurves.Curve curve : curves.regions()) {
                for (CorrectedCurves.Value value : curve.frames()) {
                    if (Math.abs(value.activity() - truth(curve.region())) < 1.96 * value.standardError()) held++;
                    all++;
                }
            }
            assertThat(held / (double) all).as(curves.method()).isBetween(0.87, 0.995);
        }
    }

    /** By 15 %: gtm's is taken on the points, not on the segmentation's voxels. */
    @Test
    void theSlopeByTheResolutionIsThatOfAnotherResolution() {
        PartialVolume volume = new PartialVolume(classes, surroundings, seen);
        PartialVolume.Series series = series(volume, frame(FWHM_MM));
        List<String> methods = List.of("gtm", "sgtm");
        PartialVolume.Corrected here = volume.correct(methods, PointSpread.of(5), series);
        PartialVolume.Corrected wider = volume.correct(methods, PointSpread.of(5.1), series);
        for (int m = 0; m < methods.size(); m++) {
            for (int r = 0; r < classes.regions().size(); r++) {
                CorrectedCurves.Value value =
                        here.curves().get(m).regions().get(r).frames().get(0);
                CorrectedCurves.Value other =
                        wider.curves().get(m).regions().get(r).frames().get(0);
                double moved = other.activity() - value.activity();
                assertThat(0.1 * value.perMm()).isCloseTo(moved, within(0.004 + 0.15 * Math.abs(moved)));
            }
        }
    }

    @Test
    void aBlurAlongTheScannersAxesIsSeenAlongTurnedOnes() {
        RigidTransform quarter =
                RigidTransform.about(Vector3.ZERO, new RigidTransform.Parameters(0, 0, 0, Math.PI / 2, 0, 0));
        PointSpread turned = new PointSpread(4, 5, 6).along(LABELS, quarter);
        assertThat(turned.iMm()).isCloseTo(4, within(1e-9));
        assertThat(turned.jMm()).isCloseTo(6, within(1e-9));
        assertThat(turned.kMm()).isCloseTo(5, within(1e-9));
    }

    @Test
    void aClassOutOfViewStaysUnknownAndTakesNoOtherWithIt() {
        double[][] shares = {{0.6, 0.2, 0}, {0.1, 0.7, 0.1}, {0, 0.2, 0.6}};
        double[] held = new TransferSolution(shares).solve(new double[] {8, 9, Double.NaN});
        assertThat(held[2]).isNaN();
        assertThat(0.6 * held[0] + 0.2 * held[1]).isCloseTo(8, within(1e-12));
    }

    @Test
    void anUnknownFrameIsUnknownAloneAndTellsNothingOfTheResolution() {
        PartialVolume volume = new PartialVolume(classes, surroundings, seen);
        Volume known = frame(FWHM_MM);
        float[] nothing = new float[FRAME.voxels()];
        Arrays.fill(nothing, Float.NaN);
        PartialVolume.Series series = series(volume, known, new Volume(FRAME, nothing), known);
        assertThat(volume.fitted(series)).isEqualTo(volume.fitted(series(volume, known, known)));
        PartialVolume.Corrected corrected =
                volume.correct(List.of("none", "gtm", "sgtm"), PointSpread.of(FWHM_MM), series);
        for (CorrectedCurves method : corrected.curves()) {
            for (CorrectedCurves.Curve curve : method.regions()) {
                assertThat(curve.frames().get(1).activity()).isNaN();
                assertThat(curve.frames().get(2).activity())
                        .isEqualTo(curve.frames().get(0).activity())
                        .isGreaterThan(2);
            }
        }
    }

    /** The cut runs along the cerebellum, and what spills out of it is unknown: hence 2.5 %. */
    @Test
    void aRegionOutOfViewIsUnknownAndTheOthersAreNot() {
        Grid upper =
                new Grid(50, 52, 30, Affine.scaling(2, 2, 2.4).then(Affine.translation(new Vector3(-49, -51, -15))));
        SeenVoxels seenThere = new SeenVoxels(LABELS, upper, List.of(PLACE));
        Surroundings around = Surroundings.of(segmentation, seenThere);
        PartialVolume volume = new PartialVolume(classes, around, seenThere);
        PartialVolume.Corrected corrected = volume.correct(
                List.of("gtm", "sgtm"), PointSpread.of(FWHM_MM), series(volume, around, frame(FWHM_MM, upper)));
        for (CorrectedCurves method : corrected.curves()) {
            for (CorrectedCurves.Curve curve : method.regions()) {
                double found = curve.frames().get(0).activity();
                if (curve.region().equals("cerebellum")) assertThat(found).isNaN();
                else assertThat(found / truth(curve.region())).isCloseTo(1, within(0.025));
            }
        }
    }

    @Test
    void surroundingsAreCompleteWhereTheyAreModelledOrAreNotThere() {
        Grid grid = new Grid(30, 30, 30, Affine.IDENTITY);
        int[] all = new int[grid.voxels()];
        Arrays.fill(all, 1);
        SeenVoxels whole = new SeenVoxels(grid, grid, List.of(RigidTransform.IDENTITY));
        assertThat(Surroundings.of(new LabelVolume(grid, all), whole).isComplete())
                .isTrue();
        int[] inside = new int[80 * 80 * 80];
        Grid wide = new Grid(80, 80, 80, Affine.IDENTITY);
        for (int p = 0; p < inside.length; p++) {
            int i = p % 80;
            int j = p / 80 % 80;
            int k = p / 6400;
            if (i > 10 && i < 70 && j > 10 && j < 70 && k > 40 && k < 70) inside[p] = 1;
        }
        LabelVolume brain = new LabelVolume(wide, inside);
        SeenVoxels there = new SeenVoxels(wide, wide, List.of(RigidTransform.IDENTITY));
        assertThat(Surroundings.of(brain, there).terms()).isPositive();
        assertThat(Surroundings.of(brain, there).isComplete()).isTrue();
        Grid cut = new Grid(50, 50, 20, Affine.translation(new Vector3(15, 15, 45)));
        SeenVoxels within = new SeenVoxels(wide, cut, List.of(RigidTransform.IDENTITY));
        assertThat(Surroundings.of(brain, within).terms()).isZero();
        assertThat(Surroundings.of(brain, within).isComplete()).isFalse();
    }
}
