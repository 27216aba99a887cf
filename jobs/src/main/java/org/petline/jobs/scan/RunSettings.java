package org.petline.jobs.scan;

import java.io.IOException;
import java.io.Serializable;
import java.util.SortedMap;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.Stages;
import org.petline.jobs.store.Stores;

/**
 * What a run does with each scan: the settings and what they name, read once for the whole run, so that a file that is
 * edited meanwhile changes nothing; and the stages.
 *
 * @param regionTable the table that merges labels to regions
 * @param weights of frames, if the settings name a file
 */
public record RunSettings(Settings settings, RegionTableText regionTable, WeightsFile weights, Stages stages)
        implements Serializable {
    /**
     * Reads what the settings name.
     *
     * @throws org.petline.Refusal as {@link RegionTableText#of} and {@link WeightsFile#of}
     */
    public static RunSettings of(Settings settings, Stores stores) throws IOException {
        return new RunSettings(
                settings, RegionTableText.of(settings, stores), WeightsFile.of(settings, stores), Stages.ALL);
    }

    /** Hashes by which a run tells that it would do otherwise than the one before. */
    public SortedMap<String, String> fingerprint() {
        return RunFingerprint.of(this);
    }
}
