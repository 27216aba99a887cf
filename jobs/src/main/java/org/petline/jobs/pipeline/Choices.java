package org.petline.jobs.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.CoregisterStage;
import org.petline.jobs.stages.FitStage;
import org.petline.jobs.stages.FramesStage;
import org.petline.jobs.stages.PicturesStage;
import org.petline.jobs.stages.PublishStage;
import org.petline.jobs.stages.RealignStage;
import org.petline.jobs.stages.ReferenceStage;
import org.petline.jobs.stages.SampleStage;
import org.petline.jobs.stages.SegmentationStage;
import org.petline.jobs.stages.UnpackStage;
import org.petline.jobs.tables.Fingerprint;

/**
 * Everything but the scan's own files that its numbers depend on, group by group: when a run redoes scans, the names of
 * the groups that differ say why.
 */
final class Choices {
    private Choices() {}

    /** Hashes of settings and algorithm versions, by a name that a user understands. */
    static SortedMap<String, String> of(Settings settings, String regionTable, WeightsFile weights) {
        SortedMap<String, String> choices = new TreeMap<>();
        choices.put("settings of motion", hash(settings.motion()));
        choices.put("settings of reference", hash(settings.reference()));
        choices.put("settings of coregistration", hash(settings.coregistration()));
        choices.put("settings of regions", hash(settings.regions()));
        choices.put("settings of kinetics", hash(settings.kinetics()));
        choices.put("settings of output", hash(settings.output()));
        choices.put("region table", Fingerprint.sha256(regionTable.getBytes(StandardCharsets.UTF_8)));
        choices.put("weights file", weights.sha256());
        choices.put("algorithm of unpack", version(UnpackStage.VERSION));
        choices.put("algorithm of realign", version(RealignStage.VERSION));
        choices.put("algorithm of reference", version(ReferenceStage.VERSION));
        choices.put("algorithm of coregister", version(CoregisterStage.VERSION));
        choices.put("algorithm of segmentation", version(SegmentationStage.VERSION));
        choices.put("algorithm of sample", version(SampleStage.VERSION));
        choices.put("algorithm of pictures", version(PicturesStage.VERSION));
        choices.put("algorithm of frames", version(FramesStage.VERSION));
        choices.put("algorithm of fit", version(FitStage.VERSION));
        choices.put("algorithm of publish", version(PublishStage.VERSION));
        return choices;
    }

    /** All groups together. */
    static String hashOf(SortedMap<String, String> choices) {
        Fingerprint all = Fingerprint.ofNothing();
        for (var choice : choices.entrySet()) all = all.with(choice.getKey(), choice.getValue());
        return all.hex();
    }

    private static String version(int number) {
        return "version " + number;
    }

    private static String hash(Record settings) {
        return Fingerprint.ofNothing().with("settings", settings).hex();
    }
}
