package org.petline.regions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;

/**
 * Whether a segmentation is one of the T1w that it is said to be of: two measures on the T1w's own voxels, which neither
 * tracer nor noise of the PET touches.
 *
 * <p>One mean a label explains a share of the T1w's variance. A segmentation that was flipped left to right explains more
 * when it is flipped back. And where names tell cerebral white matter and cortex, a voxel of one is brighter than a voxel
 * of the other nearly always (or, with other contrasts, nearly never): in another person's brain hardly more than by
 * chance.
 */
public final class SegmentationCheck {
    /**
     * How much more of the variance a mirror image must explain: on simulated T1w's, with bias fields and noise, true
     * segmentations explain 0.74 to 0.99 and their mirror images 0.24 to 0.35.
     */
    private static final double MIRROR_MARGIN = 0.1;

    /**
     * Contrast below which white matter and cortex are another brain's: there 0.56 to 0.70 on the same images, and 0.80
     * to 1 for true segmentations. Normal noise makes it 0.76 where the tissues' means differ by one standard deviation.
     */
    private static final double LEAST_CONTRAST = 0.72;

    /** Enough for shares to a few thousandths. */
    private static final int SAMPLES = 200_000;

    private static final int FEWEST_OF_A_TISSUE = 300;

    /** Share of the labels that a mirror may leave outside the T1w. */
    private static final double MOST_OUTSIDE = 0.1;

    private static final Pattern WHITE_MATTER = Pattern.compile("(?i)(left|right)-cerebral-white-matter|wm-[lr]h-.*");
    private static final Pattern CORTEX = Pattern.compile("(?i)(left|right)-cerebral-cortex|ctx[-_][lr]h[-_].*");

    private final Volume t1w;
    private final Affine worldToVoxel;
    private final SortedMap<Integer, String> names;

    /**
     * A check of segmentations of one T1w.
     *
     * @param names of labels; others belong to neither tissue
     */
    public SegmentationCheck(Volume t1w, SortedMap<Integer, String> names) {
        this.t1w = t1w;
        this.worldToVoxel = t1w.grid().worldToVoxel();
        this.names = new TreeMap<>(names);
    }

    /**
     * How a segmentation fits.
     *
     * @param explained share of the T1w's variance in labelled voxels that one mean a label explains, 0 to 1; NaN if no
     *     label lies in the T1w
     * @param explainedMirrored the same of the best of its mirror images; NaN if none lies in the T1w
     * @param contrast probability that a voxel of cerebral white matter and one of cortex differ in the usual direction,
     *     0.5 by chance, or of the opposite if that is more; NaN where names do not tell the two
     */
    public record Fit(double explained, double explainedMirrored, double contrast) {
        /** Whether it was flipped left to right, surely. */
        public boolean isMirrored() {
            return explainedMirrored > explained + MIRROR_MARGIN;
        }

        /** Whether its tissues are surely not those of this T1w. */
        public boolean isOfAnotherBrain() {
            return contrast < LEAST_CONTRAST;
        }
    }

    /** Labelled voxels, every so many, and where they are. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
    private record Samples(int[] labels, List<Vector3> places) {}

    /** How a segmentation in the T1w's world fits. */
    public Fit of(LabelVolume segmentation) {
        Samples samples = samples(segmentation);
        float[] here = values(samples, place -> place);
        double mirrored = Double.NaN;
        for (UnaryOperator<Vector3> mirror : mirrors(segmentation, samples)) {
            double explained = explained(samples.labels, values(samples, mirror));
            if (!(explained <= mirrored)) mirrored = Double.isNaN(explained) ? mirrored : explained;
        }
        return new Fit(explained(samples.labels, here), mirrored, contrast(samples.labels, here));
    }

    private static Samples samples(LabelVolume segmentation) {
        Grid grid = segmentation.grid();
        int labelled = 0;
        for (int label : segmentation.labels()) if (label != 0) labelled++;
        int step = Math.max(1, labelled / SAMPLES);
        int[] labels = new int[(labelled + step - 1) / step];
        List<Vector3> places = new ArrayList<>(labels.length);
        int seen = 0;
        for (int k = 0; k < grid.nk(); k++) {
            for (int j = 0; j < grid.nj(); j++) {
                for (int i = 0; i < grid.ni(); i++) {
                    int label = segmentation.at(i, j, k);
                    if (label == 0 || seen++ % step != 0) continue;
                    labels[places.size()] = label;
                    places.add(grid.world(i, j, k));
                }
            }
        }
        return new Samples(labels, places);
    }

    /** Files are flipped about the middle of their voxels or the world's plane between left and right; heads, about theirs. */
    private List<UnaryOperator<Vector3>> mirrors(LabelVolume segmentation, Samples samples) {
        double middle =
                samples.places.stream().mapToDouble(Vector3::x).average().orElse(0);
        return List.of(
                flipped(segmentation.grid()),
                flipped(t1w.grid()),
                place -> new Vector3(-place.x(), place.y(), place.z()),
                place -> new Vector3(2 * middle - place.x(), place.y(), place.z()));
    }

    /** Voxels counted from the other end, along the axis that runs from left to right. */
    private static UnaryOperator<Vector3> flipped(Grid grid) {
        Affine toWorld = grid.voxelToWorld();
        Affine toVoxel = grid.worldToVoxel();
        double i = Math.abs(toWorld.m00());
        double j = Math.abs(toWorld.m01());
        double k = Math.abs(toWorld.m02());
        return place -> {
            Vector3 voxel = toVoxel.apply(place);
            if (i >= j && i >= k) voxel = new Vector3(grid.ni() - 1 - voxel.x(), voxel.y(), voxel.z());
            else if (j >= k) voxel = new Vector3(voxel.x(), grid.nj() - 1 - voxel.y(), voxel.z());
            else voxel = new Vector3(voxel.x(), voxel.y(), grid.nk() - 1 - voxel.z());
            return toWorld.apply(voxel);
        };
    }

    /** The T1w at the nearest voxels, [sample]; NaN outside. */
    private float[] values(Samples samples, UnaryOperator<Vector3> move) {
        float[] values = new float[samples.labels.length];
        Grid grid = t1w.grid();
        for (int s = 0; s < values.length; s++) {
            Vector3 voxel = worldToVoxel.apply(move.apply(samples.places.get(s)));
            long i = Math.round(voxel.x());
            long j = Math.round(voxel.y());
            long k = Math.round(voxel.z());
            boolean inside = i >= 0 && j >= 0 && k >= 0 && i < grid.ni() && j < grid.nj() && k < grid.nk();
            values[s] = inside ? t1w.at((int) i, (int) j, (int) k) : Float.NaN;
        }
        return values;
    }

    private static double explained(int[] labels, float[] values) {
        int[] known = Arrays.stream(labels).distinct().sorted().toArray();
        double[] sums = new double[known.length];
        int[] counts = new int[known.length];
        double sum = 0;
        int count = 0;
        for (int s = 0; s < labels.length; s++) {
            if (!Float.isFinite(values[s])) continue;
            int label = Arrays.binarySearch(known, labels[s]);
            sums[label] += values[s];
            counts[label]++;
            sum += values[s];
            count++;
        }
        if (count == 0 || labels.length - count > MOST_OUTSIDE * labels.length) return Double.NaN;
        double mean = sum / count;
        double total = 0;
        for (float value : values) if (Float.isFinite(value)) total += (value - mean) * (value - mean);
        double between = 0;
        for (int label = 0; label < known.length; label++) {
            if (counts[label] == 0) continue;
            double away = sums[label] / counts[label] - mean;
            between += counts[label] * away * away;
        }
        return total > 0 ? between / total : Double.NaN;
    }

    /** Mann and Whitney's statistic over the number of pairs. */
    private double contrast(int[] labels, float[] values) {
        float[] white = of(WHITE_MATTER, labels, values);
        float[] cortex = of(CORTEX, labels, values);
        if (white.length < FEWEST_OF_A_TISSUE || cortex.length < FEWEST_OF_A_TISSUE) return Double.NaN;
        double wins = 0;
        int below = 0;
        int notAbove = 0;
        for (float value : white) {
            while (below < cortex.length && cortex[below] < value) below++;
            while (notAbove < cortex.length && cortex[notAbove] <= value) notAbove++;
            wins += 0.5 * (below + notAbove);
        }
        double share = wins / ((double) white.length * cortex.length);
        return Math.max(share, 1 - share);
    }

    /** Values of a tissue, ascending. */
    private float[] of(Pattern tissue, int[] labels, float[] values) {
        int[] wanted = names.entrySet().stream()
                .filter(name -> tissue.matcher(name.getValue()).matches())
                .mapToInt(Map.Entry::getKey)
                .toArray();
        float[] found = new float[labels.length];
        int count = 0;
        for (int s = 0; s < labels.length; s++) {
            if (Float.isFinite(values[s]) && Arrays.binarySearch(wanted, labels[s]) >= 0) found[count++] = values[s];
        }
        float[] sorted = Arrays.copyOf(found, count);
        Arrays.sort(sorted);
        return sorted;
    }
}
