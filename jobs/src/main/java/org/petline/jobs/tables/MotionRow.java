package org.petline.jobs.tables;

/** The head's place in one frame of one scan. Parameters turn about the centre of the PET grid. */
public record MotionRow(
        @Column(key = true, meaning = "Name of the dataset") String dataset,

        @Column(key = true, meaning = "BIDS participant label without sub-")
        String participantId,

        @Column(key = true, meaning = "BIDS session label without ses-")
        String sessionId,

        @Column(key = true, meaning = "BIDS run label without run-")
        String runId,

        @Column(key = true, meaning = "Tracer") String tracer,

        @Column(key = true, meaning = "Frame, counted from 0")
        int frame,

        @Column(unit = "s", meaning = "Start of the frame from TimeZero")
        double frameStart,

        @Column(unit = "s", meaning = "End of the frame from TimeZero")
        double frameEnd,

        @Column(unit = "mm", meaning = "Shift along x (right) of referenceToFrame at the grid's centre")
        Double transX,

        @Column(unit = "mm", meaning = "Shift along y (front)")
        Double transY,

        @Column(unit = "mm", meaning = "Shift along z (top)")
        Double transZ,

        @Column(unit = "rad", meaning = "Turn about x (nodding), R = Rx Ry Rz")
        Double rotX,

        @Column(unit = "rad", meaning = "Turn about y (tilting)")
        Double rotY,

        @Column(unit = "rad", meaning = "Turn about z (shaking)")
        Double rotZ,

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
        Double rotZSe,

        @Column(meaning = "referenceToFrame, RAS+ mm, row 0 column 0 of the 3x4 matrix")
        double referenceToFrame00,

        @Column(meaning = "row 0 column 1") double referenceToFrame01,
        @Column(meaning = "row 0 column 2") double referenceToFrame02,
        @Column(unit = "mm", meaning = "row 0 column 3") double referenceToFrame03,
        @Column(meaning = "row 1 column 0") double referenceToFrame10,
        @Column(meaning = "row 1 column 1") double referenceToFrame11,
        @Column(meaning = "row 1 column 2") double referenceToFrame12,
        @Column(unit = "mm", meaning = "row 1 column 3") double referenceToFrame13,
        @Column(meaning = "row 2 column 0") double referenceToFrame20,
        @Column(meaning = "row 2 column 1") double referenceToFrame21,
        @Column(meaning = "row 2 column 2") double referenceToFrame22,
        @Column(unit = "mm", meaning = "row 2 column 3") double referenceToFrame23,

        @Column(
                unit = "mm",
                meaning = "Framewise displacement (Power 2012, 50 mm radius) from the frame before, null for the first")
        Double framewiseDisplacement,

        @Column(
                unit = "mm",
                meaning =
                        "Root mean square displacement over the brain from the frame before (Jenkinson 1999, 80 mm radius), null for the first")
        Double rmsd,

        @Column(unit = "mm", meaning = "Median displacement over the brain from the reference")
        Double medianDisplacement,

        @Column(unit = "mm", meaning = "Largest displacement over the brain from the reference")
        Double maxDisplacement,

        @Column(meaning = "Whether framewise_displacement is above motion.outlier-mm of the settings; excludes nothing")
        boolean outlier,

        @Column(meaning = "Whether this frame is the reference of the series")
        boolean isReference,

        @Column(meaning = "estimated, inherited (from inherited_from), reference, off or file")
        String status,

        @Column(meaning = "Frame whose transform this one borrows, null if its own was estimated")
        Integer inheritedFrom,

        @Column(meaning = "Flags, separated by commas, null if none")
        String flags,

        @Column(meaning = "Fingerprint of the result this row belongs to")
        String resultFingerprint) {}
