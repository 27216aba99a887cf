package org.petline.jobs.tables.rows;

import org.petline.Group;

/** What the image's resolution does to one region of one scan, and what one method of correction made of it. */
public record PartialVolumeRow(
        ScanLabels labels,
        RegionOfPvc of,
        Spilled spilled,
        Corrected corrected,
        Resolution resolution,
        FitOrigin origin) {
    /** How much of what a region shows is its own. */
    @Group
    public record Spilled(
            @Column(unit = "mL", meaning = "Volume of the region in the segmentation")
            double volume,

            @Column(meaning = "Share of its own activity that the region shows; the recovery coefficient of its mean")
            Double recovery,

            @Column(meaning = "Share of what the region shows over the scan that is other labels' activity")
            Double spillIn,

            @Column(meaning = "The label that gives most of spill_in; null if none does")
            String spillInFrom) {}

    /** What correction changes. */
    @Group
    public record Corrected(
            @Column(meaning = "Corrected over uncorrected activity, over the scan, less 1")
            Double activityChange,

            @Column(
                    meaning =
                            "Standard error of the corrected over that of the uncorrected activity, median over frames")
            Double noiseAmplification,

            @Column(
                    unit = "1/mm",
                    meaning =
                            "By what share the corrected activity over the scan grows with each mm that the resolution is taken wider")
            Double changePerMm,

            @Column(meaning = "Condition number of the equations that were solved for all labels")
            Double conditionNumber) {}

    /** The resolution that was taken for true. */
    @Group
    public record Resolution(
            @Column(unit = "mm", meaning = "Full width at half maximum of the image, mean of the three axes")
            double psfFwhm,

            @Column(unit = "mm", meaning = "Standard error of psf_fwhm; null if it was given")
            Double psfFwhmSe,

            @Column(meaning = "Where psf_fwhm is from: given, or fitted to this scan")
            String psfSource,

            @Column(unit = "mm", meaning = "The width that fits this scan best, whether it was used or not")
            Double psfFwhmFitted,

            @Column(meaning = "Share of the variance of the scan's mean image that the labels explain at psf_fwhm")
            Double explainedVariance) {}
}
