package org.petline.regions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;
import org.petline.phantom.ScanWithTruth;
import org.petline.phantom.SimulatedAnatomy;
import org.petline.phantom.TrialDesign;
import org.petline.testing.Sample;

/** Simulated heads, each of another shape: true segmentations raise no alarm, wrong ones do. */
class SegmentationCheckTest {
    private static final SortedMap<Integer, String> NAMES = new TreeMap<>(SimulatedAnatomy.labelNames());

    /** A coil that sees one side and the front two to three times as well, and a fifth of the brightest as noise. */
    private static final double BIAS = 0.5;

    private static final double NOISE = 0.08;

    static List<Long> seeds() {
        return Sample.ofSeeds(4, 2);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void trueSegmentationsRaiseNoAlarmAndWrongOnesDo(long seed) {
        List<ScanWithTruth> scans = scans(seed);
        for (int p = 0; p < 2; p++) {
            LabelVolume own = scans.get(p).segmentation();
            LabelVolume other = scans.get(1 - p).segmentation();
            Volume clean = scans.get(p).t1w();
            for (Volume t1w : List.of(clean, spoilt(clean, seed))) {
                SegmentationCheck check = new SegmentationCheck(t1w, NAMES);
                assertHealthy(check.of(own));
                assertHealthy(check.of(moved(own, 1)));
                assertThat(check.of(flipped(own)).isMirrored()).isTrue();
                assertThat(check.of(mirroredByHeader(own)).isMirrored()).isTrue();
                for (LabelVolume wrong : List.of(other, new LabelVolume(own.grid(), other.labels()))) {
                    SegmentationCheck.Fit fit = check.of(wrong);
                    assertThat(fit.isOfAnotherBrain()).as(fit.toString()).isTrue();
                    assertThat(fit.isMirrored()).as(fit.toString()).isFalse();
                }
            }
        }
    }

    private static void assertHealthy(SegmentationCheck.Fit fit) {
        assertThat(fit.isMirrored()).as(fit.toString()).isFalse();
        assertThat(fit.isOfAnotherBrain()).as(fit.toString()).isFalse();
        assertThat(fit.explained()).as(fit.toString()).isGreaterThan(fit.explainedMirrored() + 0.2);
    }

    /** An atlas without white matter, one mask, nothing: there is nothing to tell, and so no alarm. */
    @Test
    void labelsThatTellLittleRaiseNoAlarm() {
        ScanWithTruth scan = scans(5).get(0);
        LabelVolume own = scan.segmentation();
        Volume t1w = scan.t1w();
        SortedMap<Integer, String> atlas = new TreeMap<>();
        for (int label : own.labels()) if (label > 0) atlas.put(label, "area " + label);
        SegmentationCheck.Fit unnamed = new SegmentationCheck(t1w, atlas).of(own);
        assertThat(unnamed.contrast()).isNaN();
        assertThat(unnamed.isOfAnotherBrain() || unnamed.isMirrored()).isFalse();
        int[] mask = own.labels().clone();
        for (int v = 0; v < mask.length; v++) if (mask[v] != 0) mask[v] = 1;
        for (int[] labels : List.of(mask, new int[mask.length])) {
            SegmentationCheck.Fit fit = new SegmentationCheck(t1w, NAMES).of(new LabelVolume(own.grid(), labels));
            assertThat(fit.isOfAnotherBrain() || fit.isMirrored())
                    .as(fit.toString())
                    .isFalse();
        }
    }

    @Test
    void aContrastTurnedRoundIsOne() {
        ScanWithTruth scan = scans(6).get(0);
        Volume t1w = scan.t1w();
        float[] inverse = t1w.voxels().clone();
        for (int v = 0; v < inverse.length; v++) inverse[v] = -inverse[v];
        SegmentationCheck.Fit fit =
                new SegmentationCheck(new Volume(t1w.grid(), inverse), NAMES).of(scan.segmentation());
        assertThat(fit.contrast()).isGreaterThan(0.95);
    }

    @Test
    void labelsCutToBytesAreToldBySeveralThatNobodyNamed() {
        SortedMap<Integer, String> names = new TreeMap<>();
        for (int label = 1; label <= 60; label++) names.put(label, "deep " + label);
        for (int label = 1001; label <= 1035; label++) names.put(label, "cortex " + label);
        Set<Integer> cut = new java.util.TreeSet<>(Set.of(0, 2, 3));
        for (int label = 1001; label <= 1035; label++) cut.add(label & 255);
        assertThat(CutLabels.areIn(cut, names)).isTrue();
        // A head's labels beside the brain's, a subset, and numbers that are whole.
        assertThat(CutLabels.areIn(Set.of(0, 2, 3, 80, 165, 250), names)).isFalse();
        assertThat(CutLabels.areIn(Set.of(0, 2, 3), names)).isFalse();
        cut.add(1002);
        assertThat(CutLabels.areIn(cut, names)).isFalse();
    }

    private static List<ScanWithTruth> scans(long seed) {
        TrialDesign design = TrialDesign.DEFAULT
                .withParticipants(2)
                .withSessions(1)
                .withSeed(seed)
                .withFrames(TrialDesign.framesOf(new int[][] {{1, 60}}))
                .withAnatomySpacingMm(3);
        List<ScanWithTruth> scans = new ArrayList<>();
        for (int place = 0; place < 2; place++) scans.add(new ScanWithTruth(design, place));
        return scans;
    }

    private static Volume spoilt(Volume t1w, long seed) {
        Random random = new Random(seed);
        Grid grid = t1w.grid();
        float[] voxels = t1w.voxels().clone();
        float most = 0;
        for (float value : voxels) most = Math.max(most, value);
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) {
                    Vector3 at = grid.world(i, j, k).minus(grid.centre());
                    int v = grid.index(i, j, k);
                    double shaded = voxels[v] * StrictMath.exp(BIAS * (at.y() - at.x()) / 100);
                    voxels[v] = (float) Math.max(0, shaded + NOISE * most * random.nextGaussian());
                }
            }
        }
        return new Volume(grid, voxels);
    }

    private static LabelVolume moved(LabelVolume labels, double millimetres) {
        return under(labels, Affine.translation(new Vector3(0, millimetres, 0)));
    }

    private static LabelVolume mirroredByHeader(LabelVolume labels) {
        return under(labels, Affine.scaling(-1, 1, 1));
    }

    private static LabelVolume under(LabelVolume labels, Affine move) {
        Grid grid = labels.grid();
        return new LabelVolume(
                new Grid(grid.ni(), grid.nj(), grid.nk(), grid.voxelToWorld().then(move)), labels.labels());
    }

    private static LabelVolume flipped(LabelVolume labels) {
        Grid grid = labels.grid();
        int[] turned = new int[grid.voxels()];
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) {
                    turned[grid.index(i, j, k)] = labels.at(grid.ni() - 1 - i, j, k);
                }
            }
        }
        return new LabelVolume(grid, turned);
    }
}
