package org.petline.regions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.petline.Refusal;
import org.petline.geometry.Grid;
import org.petline.image.LabelVolume;

/**
 * The finest parts of a segmentation that are told apart: every label is a class, whether a region has it or not, for what
 * any of them holds spills into the others. Regions are merged from classes.
 *
 * <p>A label too small to stand alone is one class with the largest label of its region.
 */
public final class TissueClasses {
    /** A ball of 6 mm: below it a class of its own is more noise than tissue. */
    private static final double SMALLEST_ML = 0.1;

    private final Grid grid;
    private final List<TissueClass> classes;
    private final ClassRuns runs;
    private final List<SegmentedRegions.Region> regions;
    private final int[][] members;

    private TissueClasses(Grid grid, List<TissueClass> classes, ClassRuns runs, List<RegionTable.Region> wanted) {
        this.grid = grid;
        this.classes = List.copyOf(classes);
        this.runs = runs;
        this.members = new int[wanted.size()][];
        List<SegmentedRegions.Region> merged = new ArrayList<>();
        double millilitres = grid.voxelVolumeMm3() / 1000;
        for (int r = 0; r < members.length; r++) {
            members[r] = membersOf(wanted.get(r).labels());
            int voxels = 0;
            for (int its : members[r]) voxels += classes.get(its).voxels();
            merged.add(new SegmentedRegions.Region(wanted.get(r).name(), voxels, voxels * millilitres));
        }
        this.regions = List.copyOf(merged);
    }

    /**
     * Labels that are taken for one tissue.
     *
     * @param labels ascending
     * @param voxels how many of the segmentation's voxels they have
     */
    public record TissueClass(List<Integer> labels, int voxels) {
        /** Copies the labels. */
        public TissueClass {
            labels = List.copyOf(labels);
        }
    }

    /**
     * The classes of a segmentation.
     *
     * @param table which labels make which region
     * @throws Refusal NO_KNOWN_LABEL if all regions would be empty
     */
    public static TissueClasses of(LabelVolume segmentation, RegionTable table) {
        SortedMap<Integer, Integer> counts = SegmentedRegions.count(segmentation.labels());
        Map<Integer, Integer> joined = joined(counts, table, segmentation.grid().voxelVolumeMm3() / 1000);
        List<List<Integer>> labels = new ArrayList<>();
        Map<Integer, Integer> classOf = new HashMap<>();
        for (int label : counts.keySet()) {
            int with = joined.getOrDefault(label, label);
            if (!classOf.containsKey(with)) {
                classOf.put(with, labels.size());
                labels.add(new ArrayList<>());
            }
            classOf.put(label, classOf.get(with));
            labels.get(classOf.get(with)).add(label);
        }
        ClassRuns runs = ClassRuns.of(segmentation, labels.size(), classOf::get);
        List<TissueClass> classes = new ArrayList<>();
        for (int its = 0; its < labels.size(); its++) {
            classes.add(new TissueClass(labels.get(its).stream().sorted().toList(), runs.voxels(its)));
        }
        TissueClasses made = new TissueClasses(segmentation.grid(), classes, runs, table.regions());
        if (made.regions.stream().allMatch(SegmentedRegions.Region::isEmpty)) {
            throw Refusal.of(RegionsReason.NO_KNOWN_LABEL).found("labels " + counts.keySet());
        }
        return made;
    }

    /** For small labels, the largest of their region; labels of several regions stay alone. */
    private static Map<Integer, Integer> joined(Map<Integer, Integer> counts, RegionTable table, double millilitres) {
        Map<Integer, Integer> joined = new TreeMap<>();
        for (RegionTable.Region region : table.regions()) {
            List<Integer> own = region.labels().stream()
                    .filter(counts::containsKey)
                    .filter(label -> regionsWith(label, table) == 1)
                    .toList();
            int largest = own.stream().max(Comparator.comparing(counts::get)).orElse(0);
            for (int label : own) {
                if (label != largest && counts.get(label) * millilitres < SMALLEST_ML) joined.put(label, largest);
            }
        }
        return joined;
    }

    private static long regionsWith(int label, RegionTable table) {
        return table.regions().stream()
                .filter(region -> region.labels().contains(label))
                .count();
    }

    private int[] membersOf(Collection<Integer> labels) {
        return IntStream.range(0, classes.size())
                .filter(its -> labels.contains(classes.get(its).labels().get(0)))
                .toArray();
    }

    public Grid grid() {
        return grid;
    }

    /** Every class, in the order of its first label. */
    public List<TissueClass> classes() {
        return classes;
    }

    public int count() {
        return classes.size();
    }

    /** All regions of the table, in its order; empty ones too. */
    public List<SegmentedRegions.Region> regions() {
        return regions;
    }

    /** The classes that a region is made of, [class]; none if it is empty. */
    public int[] members(int region) {
        return members[region].clone();
    }

    /** The share that each class has of a region, by its members. */
    public double[] shares(int region) {
        double voxels = regions.get(region).voxels();
        return Arrays.stream(members[region])
                .mapToDouble(its -> classes.get(its).voxels() / voxels)
                .toArray();
    }

    ClassRuns runs() {
        return runs;
    }

    /** The classes as regions, to be sampled. */
    public SegmentedRegions toSample() {
        int[][] voxels = new int[classes.size()][];
        for (int its = 0; its < voxels.length; its++) voxels[its] = runs.voxels(its, grid);
        double millilitres = grid.voxelVolumeMm3() / 1000;
        List<SegmentedRegions.Region> asRegions = classes.stream()
                .map(each -> new SegmentedRegions.Region(
                        each.labels().toString(), each.voxels(), each.voxels() * millilitres))
                .toList();
        return new SegmentedRegions(grid, asRegions, voxels);
    }

    /** What regions hold, from what their classes hold. */
    public RegionSums merged(RegionSums sampled) {
        return sampled.merged(regions, members);
    }
}
