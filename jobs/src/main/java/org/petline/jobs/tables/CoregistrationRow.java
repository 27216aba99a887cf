package org.petline.jobs.tables;

/** How one scan's PET lies to its T1w. Parameters turn about the centre of the T1w grid. */
public record CoregistrationRow(
        @Column(key = true, meaning = "Name of the dataset") String dataset,

        @Column(key = true, meaning = "BIDS participant label without sub-")
        String participantId,

        @Column(key = true, meaning = "BIDS session label without ses-")
        String sessionId,

        @Column(key = true, meaning = "BIDS run label without run-")
        String runId,

        @Column(key = true, meaning = "Tracer") String tracer,

        @Column(unit = "mm", meaning = "Shift along x (right) of t1wToReference at the T1w grid's centre")
        double transX,

        @Column(unit = "mm", meaning = "Shift along y (front)")
        double transY,

        @Column(unit = "mm", meaning = "Shift along z (top)")
        double transZ,

        @Column(unit = "rad", meaning = "Turn about x, R = Rx Ry Rz")
        double rotX,

        @Column(unit = "rad", meaning = "Turn about y") double rotY,
        @Column(unit = "rad", meaning = "Turn about z") double rotZ,

        @Column(meaning = "t1wToReference, RAS+ mm, row 0 column 0 of the 3x4 matrix")
        double t1wToReference00,

        @Column(meaning = "row 0 column 1") double t1wToReference01,
        @Column(meaning = "row 0 column 2") double t1wToReference02,
        @Column(unit = "mm", meaning = "row 0 column 3") double t1wToReference03,
        @Column(meaning = "row 1 column 0") double t1wToReference10,
        @Column(meaning = "row 1 column 1") double t1wToReference11,
        @Column(meaning = "row 1 column 2") double t1wToReference12,
        @Column(unit = "mm", meaning = "row 1 column 3") double t1wToReference13,
        @Column(meaning = "row 2 column 0") double t1wToReference20,
        @Column(meaning = "row 2 column 1") double t1wToReference21,
        @Column(meaning = "row 2 column 2") double t1wToReference22,
        @Column(unit = "mm", meaning = "row 2 column 3") double t1wToReference23,

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
        Double overlap,

        @Column(
                meaning =
                        "Share of the PET reference's variance over the brain that one uptake a label of the segmentation explains; null unless method is segmentation")
        Double explainedVariance,

        @Column(
                unit = "mm",
                meaning =
                        "Standard error of the place of the brain, from the residuals of that fit; null unless method is segmentation")
        Double standardError,

        @Column(unit = "s", meaning = "Start of the frames averaged into the PET reference")
        Double referenceStart,

        @Column(unit = "s", meaning = "End of the frames averaged into the PET reference")
        Double referenceEnd,

        @Column(meaning = "Flags, separated by commas, null if none")
        String flags,

        @Column(meaning = "Fingerprint of the result this row belongs to")
        String resultFingerprint) {}
