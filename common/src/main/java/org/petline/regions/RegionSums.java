package org.petline.regions;

import java.util.List;
import java.util.Optional;

/**
 * What each region holds in one frame: mean, standard deviation and how much of it was measured.
 *
 * <p>Regions are counted as in {@link SegmentedRegions#regions}; values are in the frame's unit.
 */
public final class RegionSums {
    /** Where less of a region was measured, its mean would be that of another region. */
    private static final double LEAST_COVERAGE = 0.5;

    private final double[] voxels;
    private final double[] sums;
    private final double[] squares;
    private final double[] coverages;
    private final double[] rim;

    private RegionSums(double[] voxels, double[] sums, double[] squares, double[] coverages, double[] rim) {
        this.voxels = voxels;
        this.sums = sums;
        this.squares = squares;
        this.coverages = coverages;
        this.rim = rim;
    }

    /** Number of regions. */
    public int count() {
        return sums.length;
    }

    /** Mean over the region's voxels that were measured; NaN if under half of them were, or if it has none. */
    public double mean(int region) {
        return isMeasured(region) ? sums[region] / voxels[region] : Double.NaN;
    }

    /** Standard deviation over the region's voxels (n - 1); NaN where the mean is, and for a single voxel. */
    public double standardDeviation(int region) {
        double n = voxels[region];
        if (!isMeasured(region) || !(n > 1)) return Double.NaN;
        return Math.sqrt(Math.max(0, squares[region] - sums[region] * sums[region] / n) / (n - 1));
    }

    private boolean isMeasured(int region) {
        return coverages[region] >= LEAST_COVERAGE;
    }

    /** Share of the region's voxels inside the field of view and on finite values, 0 to 1; NaN if it has none. */
    public double coverage(int region) {
        return coverages[region];
    }

    /**
     * Mean over the rim around all labels of each term of {@link Surroundings} times the image, [term]; NaN if not all of
     * the rim was measured, for the terms then mean other places.
     */
    public double[] rim() {
        return rim.clone();
    }

    /** Why a region has no mean: REGION_EMPTY or REGION_OUTSIDE_FIELD_OF_VIEW; empty where it has one. */
    public Optional<RegionsReason> whyMissing(int region) {
        if (Double.isNaN(coverages[region])) return Optional.of(RegionsReason.REGION_EMPTY);
        if (coverages[region] < LEAST_COVERAGE) return Optional.of(RegionsReason.REGION_OUTSIDE_FIELD_OF_VIEW);
        return Optional.empty();
    }

    /** Adds up voxels, region by region. */
    static final class Builder {
        private final List<SegmentedRegions.Region> regions;
        private final double[] voxels;
        private final double[] sums;
        private final double[] squares;
        private final double[] rim;
        private double rimVoxels;

        Builder(List<SegmentedRegions.Region> regions, int terms) {
            this.regions = regions;
            rim = new double[terms];
            voxels = new double[regions.size()];
            sums = new double[regions.size()];
            squares = new double[regions.size()];
        }

        /** Adds {@code count} voxels of this mean and variance; nothing if the mean is NaN. */
        void add(int region, double count, double mean, double variance) {
            if (Double.isNaN(mean)) return;
            voxels[region] += count;
            sums[region] += count * mean;
            squares[region] += count * (mean * mean + variance);
        }

        /** Adds {@code count} voxels of the rim, with their terms and their mean; nothing if the mean is NaN. */
        void addToRim(double count, double[] terms, double mean) {
            if (Double.isNaN(mean)) return;
            rimVoxels += count;
            for (int t = 0; t < rim.length; t++) rim[t] += count * terms[t] * mean;
        }

        /**
         * The sums.
         *
         * @param all voxels that the rim has
         */
        RegionSums build(int all) {
            for (int t = 0; t < rim.length; t++) rim[t] = rimVoxels < all ? Double.NaN : rim[t] / all;
            return new RegionSums(voxels, sums, squares, coverages(regions, voxels), rim);
        }
    }

    private static double[] coverages(List<SegmentedRegions.Region> regions, double[] measured) {
        double[] coverages = new double[measured.length];
        for (int r = 0; r < coverages.length; r++)
            coverages[r] = measured[r] / regions.get(r).voxels();
        return coverages;
    }

    /**
     * What larger regions hold that are made of these.
     *
     * @param members [region] positions of its parts here
     */
    RegionSums merged(List<SegmentedRegions.Region> regions, int[][] members) {
        double[][] merged = new double[3][members.length];
        double[][] parts = {voxels, sums, squares};
        for (int r = 0; r < members.length; r++) {
            for (int part : members[r]) {
                for (int each = 0; each < parts.length; each++) merged[each][r] += parts[each][part];
            }
        }
        return new RegionSums(merged[0], merged[1], merged[2], coverages(regions, merged[0]), new double[0]);
    }
}
