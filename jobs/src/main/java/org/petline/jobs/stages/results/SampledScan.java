package org.petline.jobs.stages.results;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.petline.FrameTimes;
import org.petline.kinetics.Tac;

/**
 * The activity of every region in every frame.
 *
 * @param regions in the order of the region table; empty regions are left out and named in {@code emptyRegions}
 * @param emptyRegions regions of the table without a voxel in the segmentation
 */
public record SampledScan(List<RegionTac> regions, List<String> emptyRegions, Classes classes) {
    /** Copies the lists. */
    public SampledScan {
        regions = List.copyOf(regions);
        emptyRegions = List.copyOf(emptyRegions);
    }

    /** Regions' curves, of whose labels nothing is known. */
    public SampledScan(List<RegionTac> regions, List<String> emptyRegions) {
        this(regions, emptyRegions, new Classes(List.of(), List.of()));
    }

    /**
     * What the labels hold that regions are merged from, and those that no region has.
     *
     * @param tacs one for each class of labels
     * @param rim [frame][term] what lies around all labels, as {@link org.petline.regions.RegionSums#rim} has it
     */
    public record Classes(List<ClassTac> tacs, List<List<Double>> rim) {
        /** Copies the lists. */
        public Classes {
            tacs = List.copyOf(tacs);
            rim = rim.stream().map(List::copyOf).toList();
        }

        /** What one frame's classes show, then the rim: [class, then term]. */
        public double[] means(int frame) {
            double[] out = new double[tacs.size() + rim.get(frame).size()];
            for (int its = 0; its < tacs.size(); its++)
                out[its] = tacs.get(its).frames().get(frame).mean();
            for (int term = 0; term < rim.get(frame).size(); term++)
                out[tacs.size() + term] = rim.get(frame).get(term);
            return out;
        }
    }

    /**
     * One class of labels.
     *
     * @param labels that are taken for one tissue, ascending
     * @param frames [frame]
     */
    public record ClassTac(List<Integer> labels, List<Sample> frames) {
        /** Copies the lists. */
        public ClassTac {
            labels = List.copyOf(labels);
            frames = List.copyOf(frames);
        }
    }

    /**
     * Curves as the fits take them, by region in this order; what is not finite is missing.
     *
     * @param times of the frames, from wherever the fits count
     */
    public Map<String, Tac> tacs(FrameTimes times) {
        Map<String, Tac> tacs = new LinkedHashMap<>();
        for (RegionTac region : regions) {
            double[] means = region.frames().stream()
                    .mapToDouble(Sample::mean)
                    .map(mean -> Double.isFinite(mean) ? mean : Double.NaN)
                    .toArray();
            tacs.put(region.name(), Tac.of(times, means));
        }
        return tacs;
    }

    /**
     * One region's time-activity curve.
     *
     * @param volumeMl in the segmentation
     * @param voxels in the segmentation
     * @param frames [frame]
     */
    public record RegionTac(String name, double volumeMl, long voxels, List<Sample> frames) {
        /** Copies the list. */
        public RegionTac {
            frames = List.copyOf(frames);
        }
    }

    /**
     * One region in one frame.
     *
     * @param mean Bq/mL, decay-corrected to TimeZero; NaN where under half the region is in the field of view
     * @param sd over the region's voxels, Bq/mL
     * @param coverage share of the region inside the field of view
     */
    public record Sample(double mean, double sd, double coverage) {}
}
