package org.petline.bids;

import java.util.Arrays;
import java.util.Optional;

/**
 * The keys of BIDS file names that petline knows, in the order in which BIDS writes them.
 *
 * <p>Source: {@code src/schema/rules/entities.yaml} of the BIDS specification; {@code from} to {@code pvc} are those of
 * derivatives' drafts (BEP014, BEP023).
 */
public enum Entity {
    SUBJECT("sub", "subject"),
    SESSION("ses", "session"),
    TASK("task", "task"),
    ACQUISITION("acq", "acquisition"),
    CONTRAST_AGENT("ce", "ceagent"),
    TRACER("trc", "tracer"),
    RECONSTRUCTION("rec", "reconstruction"),
    RUN("run", "run"),
    ECHO("echo", "echo"),
    PART("part", "part"),
    HEMISPHERE("hemi", "hemisphere"),
    SPACE("space", "space"),
    RECORDING("recording", "recording"),
    FROM("from", "from"),
    TO("to", "to"),
    MODE("mode", "mode"),
    ATLAS("atlas", "atlas"),
    SEGMENTATION("seg", "segmentation"),
    RESOLUTION("res", "resolution"),
    DENSITY("den", "density"),
    LABEL("label", "label"),
    PARTIAL_VOLUME("pvc", "pvc"),
    DESCRIPTION("desc", "description"),
    MODEL("model", "model"),
    MEASURE("meas", "measure");

    private final String key;
    private final String longName;

    Entity(String key, String longName) {
        this.key = key;
        this.longName = longName;
    }

    /** As it stands in file names: {@code sub}, {@code ses}, ... */
    public String key() {
        return key;
    }

    /** The entity of a key as in file names, if it is known. */
    static Optional<Entity> ofKey(String key) {
        return Arrays.stream(values()).filter(entity -> entity.key.equals(key)).findFirst();
    }

    /** The entity of a key ({@code ses}) or its long name ({@code session}), as filters have either. */
    static Optional<Entity> ofKeyOrLongName(String word) {
        return Arrays.stream(values())
                .filter(entity -> entity.key.equals(word) || entity.longName.equals(word))
                .findFirst();
    }
}
