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

    private final double[] means;
    private final double[] standardDeviations;
    private final double[] coverages;

    private RegionSums(double[] means, double[] standardDeviations, double[] coverages) {
        this.means = means;
        this.standardDeviations = standardDeviations;
        this.coverages = coverages;
    }

    /** Number of regions. */
    public int count() {
        return means.length;
    }

    /** Mean over the region's voxels that were measured; NaN if under half of them were, or if it has none. */
    public double mean(int region) {
        return means[region];
    }

    /** Standard deviation over the region's voxels (n - 1); NaN where the mean is, and for a single voxel. */
    public double standardDeviation(int region) {
        return standardDeviations[region];
    }

    /** Share of the region's voxels inside the field of view and on finite values, 0 to 1; NaN if it has none. */
    public double coverage(int region) {
        return coverages[region];
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

        Builder(List<SegmentedRegions.Region> regions) {
            this.regions = regions;
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

        RegionSums build() {
            double[] means = new double[sums.length];
            double[] standardDeviations = new double[sums.length];
            double[] coverages = new double[sums.length];
            for (int r = 0; r < sums.length; r++) {
                double n = voxels[r];
                coverages[r] = n / regions.get(r).voxels();
                boolean measured = coverages[r] >= LEAST_COVERAGE;
                means[r] = measured ? sums[r] / n : Double.NaN;
                double scatter = Math.max(0, squares[r] - sums[r] * sums[r] / n);
                standardDeviations[r] = measured && n > 1 ? Math.sqrt(scatter / (n - 1)) : Double.NaN;
            }
            return new RegionSums(means, standardDeviations, coverages);
        }
    }
}
