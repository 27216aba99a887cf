package org.petline.jobs.derivatives;

import org.petline.FrameTimes;
import org.petline.bids.PetSidecar;
import org.petline.jobs.fitting.FittedScan;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.results.CoregisteredScan;
import org.petline.jobs.stages.results.CorrectedScan;
import org.petline.jobs.stages.results.RealignedScan;
import org.petline.jobs.stages.results.ReferencedScan;
import org.petline.jobs.stages.results.SampledScan;

/** A scan that has been through the stages, as far as what is written of it tells. */
public record FinishedScan(
        FoundScan found,
        PetSidecar sidecar,
        Settings settings,
        RealignedScan realigned,
        ReferencedScan referenced,
        CoregisteredScan coregistered,
        Curves curves) {

    /** What is known of the regions' curves. */
    public record Curves(SampledScan sampled, CorrectedScan corrected, FittedScan fitted) {}

    public SampledScan sampled() {
        return curves.sampled;
    }

    public CorrectedScan corrected() {
        return curves.corrected;
    }

    public FittedScan fitted() {
        return curves.fitted;
    }

    public FrameTimes times() {
        return sidecar.frames();
    }

    /** The scan's name, which is unique in the output folder. */
    public String stem() {
        return found.key().stem();
    }
}
