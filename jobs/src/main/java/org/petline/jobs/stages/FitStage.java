package org.petline.jobs.stages;

import java.util.List;
import org.petline.FrameTimes;
import org.petline.jobs.settings.Settings;

/** Fits. */
public final class FitStage {
    public static final int VERSION = 1;

    public FitStage(Settings.Kinetics settings) {}

    public FittedScan run(SampledScan tacs, FrameTimes times, double decay) {
        return new FittedScan(List.of());
    }
}
