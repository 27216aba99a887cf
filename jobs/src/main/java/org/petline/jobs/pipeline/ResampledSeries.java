package org.petline.jobs.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.petline.bids.DerivativeName;
import org.petline.bids.ScanKey;
import org.petline.bids.Store;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.FramesStage;
import org.petline.jobs.stages.StageCache;
import org.petline.jobs.stages.StagePrints;

/**
 * The series of resampled frames that lie in the output for one scan, from this run or a former one.
 *
 * <p>A user who asked for one yesterday and does not today keeps it as long as it is true: one that shows the motion of
 * other settings than the tables do would be a false claim, and is deleted with its sidecar.
 */
record ResampledSeries(Store output, StageCache kept, ScanKey scan, StagePrints prints) {
    private static final List<Settings.WriteFrames> SPACES =
            List.of(Settings.WriteFrames.PET, Settings.WriteFrames.T1W);

    /** Name under which a space's series is kept. */
    static String stage(Settings.WriteFrames space) {
        return "frames-" + space.name().toLowerCase(Locale.ROOT);
    }

    /** Lets no series count, so that {@link #dropOutdated} deletes them. */
    void distrust() throws IOException {
        for (Settings.WriteFrames space : SPACES) kept.forget(stage(space));
    }

    /** Deletes series that are not what would be written now, or of which half is missing. */
    void dropOutdated() throws IOException {
        for (Settings.WriteFrames space : SPACES) {
            String series = FramesStage.pathOf(new DerivativeName(scan), space);
            String sidecar = DerivativeName.sidecarOf(series);
            boolean whole =
                    output.find(series).isPresent() && output.find(sidecar).isPresent();
            if (whole && kept.holds(stage(space), prints.frames(space))) continue;
            // The claim first: a deletion that is cut short must not leave one behind.
            kept.forget(stage(space));
            output.delete(series);
            output.delete(sidecar);
        }
    }
}
