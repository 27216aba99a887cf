package org.petline.jobs.stages;

import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.jobs.tables.Fingerprint;

/**
 * The fingerprint of each stage of one scan: what it reads itself, the stages that it builds on, its algorithm's version.
 *
 * @param stages which there are
 * @param inputs what they read
 */
public record StageFingerprints(Stages stages, StageInputs inputs) {
    /** What a stage's result depends on. */
    public Fingerprint of(Stage<?> stage) {
        Fingerprint all = stage.dependsOn(inputs).with(stage.name() + "-version", stage.version());
        for (Stage<?> before : stage.buildsOn()) all = all.with(before.name(), of(before));
        return all;
    }

    /** The whole result: the fingerprint in every row. */
    public Fingerprint result() {
        return of(Stages.PUBLISH);
    }

    /** Fingerprints of the stages that the settings ask for, by name, for the ledger. */
    public SortedMap<String, String> byStage() {
        SortedMap<String, String> all = new TreeMap<>();
        for (Stage<?> stage : stages.asked(inputs.settings()))
            all.put(stage.name(), of(stage).hex());
        return all;
    }
}
