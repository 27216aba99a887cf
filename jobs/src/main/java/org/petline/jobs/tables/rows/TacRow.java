package org.petline.jobs.tables.rows;

import org.petline.Group;

/** One region's activity in one frame of one scan. */
public record TacRow(
        ScanLabels labels,
        RegionOfPvc of,
        FrameSpan span,
        Activity measured,
        Size size,

        @Column(meaning = "Share of the region inside the field of view in this frame")
        double coverage,

        RowOrigin origin) {
    /** A region's activity in one frame, Bq/mL. */
    @Group
    public record Activity(
            @Column(
                    unit = "Bq/mL",
                    meaning =
                            "Mean activity over the region and the frame, decay-corrected to TimeZero, corrected for partial volume as pvc says; null where under half the region is in the field of view")
            Double activity,

            @Column(
                    unit = "Bq/mL",
                    meaning =
                            "Standard error of activity by the image's noise, from the correlation of what the labels leave; null where no correction was asked for")
            Double activitySe,

            @Column(
                    unit = "Bq/mL",
                    meaning =
                            "Standard error of activity by that of the fitted resolution, the same way in all frames and regions; null where there is none")
            Double activityPsfSe,

            @Column(
                    unit = "Bq/mL",
                    meaning = "Standard deviation over the region's voxels; null for corrected activity")
            Double activitySd) {}

    /** How large a region is in the segmentation. */
    @Group
    public record Size(
            @Column(unit = "mL", meaning = "Volume of the region in the segmentation")
            double volume,

            @Column(meaning = "Voxels of the region in the segmentation")
            long voxels) {}
}
