package org.petline.jobs.tables.rows;

import org.petline.Group;
import org.petline.geometry.Affine;

/** How one scan's PET lies to its T1w. Parameters turn about the centre of the T1w grid. */
public record CoregistrationRow(
        ScanLabels labels,

        @Columns(
                required = true,
                value = {
                    @Column(
                            name = "trans_x",
                            unit = "mm",
                            meaning = "Shift along x (right) of t1wToReference at the T1w grid's centre"),
                    @Column(name = "rot_x", unit = "rad", meaning = "Turn about x, R = Rx Ry Rz"),
                    @Column(name = "rot_y", unit = "rad", meaning = "Turn about y"),
                    @Column(name = "rot_z", unit = "rad", meaning = "Turn about z")
                })
        RigidParameters parameters,

        @Column(unit = "mm", meaning = "t1wToReference, RAS+ mm")
        Affine t1wToReference,

        Found found,
        BySegmentation bySegmentation,
        Reference reference,
        RowOrigin origin) {
    /** How the place of the T1w was found, and how clearly. */
    @Group
    public record Found(
            @Column(
                    meaning =
                            "How it was found: segmentation (mutual information, refined by what the segmentation predicts of the PET), mutual-information (alone), identity or file")
            String method,

            @Column(
                    meaning =
                            "Start that led to the best result: headers, centres-of-mass or search (coarse, over turns and shifts); file if it was read from one")
            String start,

            @Column(unit = "nat", meaning = "Mutual information at the best result")
            Double similarity,

            @Column(unit = "nat", meaning = "Mutual information at the runner-up, the best other place")
            Double runnerUpSimilarity,

            @Column(
                    unit = "mm",
                    meaning = "Root mean square distance over the head between the best result and the runner-up")
            Double runnerUpDistance,

            @Column(meaning = "Share of the T1w head that lies inside the PET field of view")
            Double overlap) {}

    /** How well the segmentation predicts the PET reference at the place that was found. */
    @Group
    public record BySegmentation(
            @Column(
                    meaning =
                            "Share of the PET reference's variance over the brain that one uptake a label of the segmentation explains; null unless method is segmentation")
            Double explainedVariance,

            @Column(
                    unit = "mm",
                    meaning =
                            "Standard error of the place of the brain, from the residuals of that fit; null unless method is segmentation")
            Double standardError) {}

    /** When the frames of the PET reference were measured, s from TimeZero. */
    @Group
    public record Reference(
            @Column(unit = "s", meaning = "Start of the frames averaged into the PET reference")
            Double referenceStart,

            @Column(unit = "s", meaning = "End of the frames averaged into the PET reference")
            Double referenceEnd) {}
}
