package org.petline.jobs.stages;

import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.tables.Fingerprint;

/**
 * What each stage's result depends on: the contents it reads, the settings that matter to it, its algorithm's version
 * and the stages before it. A change redoes the stages below it and no other.
 *
 * @param image SHA-256 of the PET image
 * @param sidecar what the sidecar says, as far as petline reads it
 * @param t1w SHA-256; likewise the segmentation and the label tables together
 * @param regionTable SHA-256 of the table that merges labels to regions
 * @param fitOnly hash of what the fits alone read: blood, weights of a file, body weight
 * @param motionTransforms hash of the files that take the place of an estimation; likewise of the coregistration
 */
public record StagePrints(
        Settings settings,
        String image,
        String sidecar,
        String t1w,
        String segmentation,
        String labelTables,
        String regionTable,
        String fitOnly,
        String motionTransforms,
        String coregistrationTransforms) {

    public Fingerprint unpack() {
        return Fingerprint.ofNothing()
                .with("image", image)
                .with("sidecar", sidecar)
                .with("unpack-version", UnpackStage.VERSION);
    }

    public Fingerprint realign() {
        return Fingerprint.ofNothing()
                .with("unpack", unpack())
                .with("motion", settings.motion().withoutTelling())
                .with("transforms", motionTransforms)
                .with("realign-version", RealignStage.VERSION);
    }

    public Fingerprint reference() {
        return Fingerprint.ofNothing()
                .with("realign", realign())
                .with("reference", settings.reference())
                .with("reference-version", ReferenceStage.VERSION);
    }

    public Fingerprint coregister() {
        return Fingerprint.ofNothing()
                .with("reference", reference())
                .with("t1w", t1w)
                .with("segmentation", segmentation)
                .with("coregistration", settings.coregistration())
                .with("transforms", coregistrationTransforms)
                .with("coregister-version", CoregisterStage.VERSION);
    }

    /** The check of the segmentation; no part of {@link #result}, for no row of a result depends on it. */
    public Fingerprint segmentationCheck() {
        return Fingerprint.ofNothing()
                .with("t1w", t1w)
                .with("segmentation", segmentation)
                .with("label-tables", labelTables)
                .with("region-table", regionTable)
                .with("segmentation-version", SegmentationStage.VERSION);
    }

    public Fingerprint sample() {
        return Fingerprint.ofNothing()
                .with("realign", realign())
                .with("coregister", coregister())
                .with("segmentation", segmentation)
                .with("label-tables", labelTables)
                .with("region-table", regionTable)
                .with("regions", settings.regions())
                .with("sample-version", SampleStage.VERSION);
    }

    public Fingerprint pictures() {
        return Fingerprint.ofNothing().with("sample", sample()).with("pictures-version", PicturesStage.VERSION);
    }

    /** A series of resampled frames; no part of {@link #result}, for no row depends on it. */
    public Fingerprint frames(Settings.WriteFrames space) {
        Fingerprint print = Fingerprint.ofNothing()
                .with("space", space.name())
                .with("realign", realign())
                .with("interpolation", settings.regions().interpolation().name())
                .with("frames-version", FramesStage.VERSION);
        return space == Settings.WriteFrames.T1W ? print.with("coregister", coregister()) : print;
    }

    public Fingerprint fit() {
        return Fingerprint.ofNothing()
                .with("sample", sample())
                .with("fit-only", fitOnly)
                .with("kinetics", settings.kinetics())
                .with("fit-version", FitStage.VERSION);
    }

    /** The whole result: the fingerprint in every row. */
    public Fingerprint result() {
        return Fingerprint.ofNothing()
                .with("fit", fit())
                .with("pictures", pictures())
                .with("motion-outlier-mm", Double.toString(settings.motion().outlierMm()))
                .with("publish-version", PublishStage.VERSION);
    }

    /** Fingerprints of the stages whose results are kept, as far as the settings ask for them, by name. */
    public SortedMap<String, Fingerprint> asked() {
        SortedMap<String, Fingerprint> all = new TreeMap<>();
        all.put("unpack", unpack());
        all.put("realign", realign());
        all.put("reference", reference());
        all.put("coregister", coregister());
        all.put("segmentation", segmentationCheck());
        all.put("sample", sample());
        all.put("pictures", pictures());
        all.put("fit", fit());
        Settings.WriteFrames space = settings.output().writeFrames();
        if (space != Settings.WriteFrames.NONE) all.put("frames", frames(space));
        return all;
    }

    /** All stages' fingerprints by name, for the ledger. */
    public SortedMap<String, String> byStage() {
        SortedMap<String, String> all = new TreeMap<>();
        asked().forEach((stage, print) -> all.put(stage, print.hex()));
        all.put("publish", result().hex());
        return all;
    }
}
