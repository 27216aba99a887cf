package org.petline.jobs.stages;

import org.petline.bids.Reconstructions;
import org.petline.jobs.settings.Settings;

/**
 * What the stages of one scan read, as far as results depend on it: settings, and contents by their hashes.
 *
 * @param sidecar what the sidecar says, as far as petline reads it
 * @param standing of the scan among the reconstructions of its measurement
 * @param fitOnly hash of what the fits alone read: blood, weights of a file, body weight
 */
public record StageInputs(
        Settings settings,
        String image,
        String sidecar,
        Anatomy anatomy,
        String fitOnly,
        Transforms transforms,
        Reconstructions.Standing standing) {

    /**
     * What lies beside the PET.
     *
     * @param t1w SHA-256; likewise the segmentation and its label tables together
     * @param regionTable SHA-256 of the table that merges labels to regions
     */
    public record Anatomy(String t1w, String segmentation, String labelTables, String regionTable) {}

    /** Hashes of the files that take the place of an estimation; of nothing if none do. */
    public record Transforms(String motion, String coregistration) {}
}
