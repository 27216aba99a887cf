package org.petline.jobs.tables.rows;

import org.petline.Group;
import org.petline.geometry.Affine;

/** The head's place in one frame of one scan. Parameters turn about the centre of the PET grid. */
public record MotionRow(
        ScanLabels labels,
        FrameSpan span,
        RigidParameters parameters,
        Errors errors,

        @Column(unit = "mm", meaning = "referenceToFrame, RAS+ mm")
        Affine referenceToFrame,

        Distances distances,
        State state,
        RowOrigin origin) {
    /** Standard errors of six rigid parameters; null where nothing was estimated. */
    @Group
    public record Errors(
            @Column(unit = "mm", meaning = "Standard error of trans_x")
            Double transXSe,

            @Column(unit = "mm", meaning = "Standard error of trans_y")
            Double transYSe,

            @Column(unit = "mm", meaning = "Standard error of trans_z")
            Double transZSe,

            @Column(unit = "rad", meaning = "Standard error of rot_x")
            Double rotXSe,

            @Column(unit = "rad", meaning = "Standard error of rot_y")
            Double rotYSe,

            @Column(unit = "rad", meaning = "Standard error of rot_z")
            Double rotZSe) {}

    /** How far the head moved in one frame. */
    @Group
    public record Distances(
            @Column(
                    unit = "mm",
                    meaning =
                            "Framewise displacement (Power 2012, 50 mm radius) from the frame before, null for the first")
            Double framewiseDisplacement,

            @Column(
                    unit = "mm",
                    meaning =
                            "Root mean square displacement over the brain from the frame before (Jenkinson 1999, 80 mm radius), null for the first")
            Double rmsd,

            @Column(unit = "mm", meaning = "Median displacement over the brain from the reference")
            Double medianDisplacement,

            @Column(unit = "mm", meaning = "Largest displacement over the brain from the reference")
            Double maxDisplacement) {}

    /** What is to be known of one frame's transform. */
    @Group
    public record State(
            @Column(
                    meaning =
                            "Whether framewise_displacement is above motion.outlier-mm of the settings; excludes nothing")
            boolean outlier,

            @Column(meaning = "Whether this frame is the reference of the series")
            boolean isReference,

            @Column(meaning = "estimated, inherited (from inherited_from), reference, off or file")
            String status,

            @Column(meaning = "Frame whose transform this one borrows, null if its own was estimated")
            Integer inheritedFrom) {}
}
