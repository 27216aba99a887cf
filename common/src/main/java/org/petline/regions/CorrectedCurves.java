package org.petline.regions;

import java.util.List;

/**
 * Curves of all regions after one method of partial volume correction, and what it did to them.
 *
 * @param method none, gtm, sgtm or agtm
 * @param regions in the order of {@link TissueClasses#regions}; empty regions have no curve
 * @param conditionNumber of the equations that were solved; 1 for none
 */
public record CorrectedCurves(String method, List<Curve> regions, double conditionNumber) {
    /** Copies the list. */
    public CorrectedCurves {
        regions = List.copyOf(regions);
    }

    /**
     * One region.
     *
     * @param frames [frame]; none if the region is empty
     */
    public record Curve(String region, List<Value> frames, Change change) {
        /** Copies the list. */
        public Curve {
            frames = List.copyOf(frames);
        }
    }

    /**
     * One region in one frame, in the frames' unit.
     *
     * @param activity NaN where the region was not measured
     * @param standardError of the noise alone; NaN where it is not known
     * @param perMm by how much the activity grows with the resolution that is taken for true, a mm of full width
     */
    public record Value(double activity, double standardError, double perMm) {}

    /**
     * What resolution does to a region, over the whole scan.
     *
     * @param recovery share of its own activity that it shows
     * @param spillIn share of what it shows that is others'
     * @param spillInFrom the label of the class that gives most of that; 0 for what is not labelled
     * @param noiseAmplification error of the corrected over that of the plain mean, median over frames; NaN if not known
     * @param relative activity of the corrected over that of the plain curve, less 1, over the scan; NaN if not known
     * @param relativePerMm share by which the activity over the scan grows with a mm of resolution
     */
    public record Change(
            double recovery,
            double spillIn,
            int spillInFrom,
            double noiseAmplification,
            double relative,
            double relativePerMm) {
        /** Of a region that is empty. */
        static final Change UNKNOWN = new Change(Double.NaN, Double.NaN, 0, Double.NaN, Double.NaN, Double.NaN);
    }
}
