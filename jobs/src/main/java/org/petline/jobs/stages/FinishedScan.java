package org.petline.jobs.stages;

import org.petline.FrameTimes;
import org.petline.bids.PetSidecar;
import org.petline.jobs.settings.Settings;

/** A scan that has been through the stages, as far as what is written of it tells. */
public record FinishedScan(
        FoundScan found,
        PetSidecar sidecar,
        Settings settings,
        RealignedScan realigned,
        ReferencedScan referenced,
        CoregisteredScan coregistered,
        SampledScan sampled,
        FittedScan fitted) {

    public FrameTimes times() {
        return sidecar.frames();
    }

    /** The scan's name, which is unique in the output folder. */
    public String stem() {
        return found.key().stem();
    }
}
