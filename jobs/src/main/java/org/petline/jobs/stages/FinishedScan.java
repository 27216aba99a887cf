package org.petline.jobs.stages;

import java.util.Set;
import java.util.TreeSet;
import org.petline.FrameTimes;
import org.petline.bids.PetSidecar;
import org.petline.bids.SidecarReason;

/** A scan that has been through all stages, with what each of them found out. */
public record FinishedScan(
        FoundScan found,
        ScanRows.Keys keys,
        PetSidecar sidecar,
        StagePrints prints,
        UnpackedScan.Facts facts,
        RealignedScan realigned,
        ReferencedScan referenced,
        CoregisteredScan coregistered,
        SegmentationStage.Checked segmentation,
        SampledScan sampled,
        PicturesStage.Drawn drawn,
        FittedScan fitted) {

    public FrameTimes times() {
        return sidecar.frames();
    }

    /** The scan's name, which is unique in the output folder. */
    public String stem() {
        return found.key().stem();
    }

    /** What is remarkable about the scan as a whole: names of {@link ScanFlag}s, sorted. */
    public Set<String> flags() {
        Set<String> flags = new TreeSet<>(facts.flags());
        flags.addAll(segmentation.flags());
        if (startsTooLate()) flags.add(ScanFlag.SCAN_STARTS_LATE.name());
        if (times().count() == 1) flags.add(ScanFlag.STATIC_SCAN.name());
        if (hasGaps()) flags.add(ScanFlag.FRAMES_WITH_GAPS.name());
        if (!found.t1wSession().isEmpty()) flags.add(ScanFlag.T1W_FROM_OTHER_SESSION.name());
        if (!sidecar.decayCorrection().applied()) flags.add(ScanFlag.DECAY_CORRECTED_HERE.name());
        if (realigned.poses().stream().anyMatch(pose -> pose.flags().contains("NOT_CONVERGED"))) {
            flags.add(ScanFlag.MOTION_UNCERTAIN.name());
        }
        if (!coregistered.flags().isEmpty()) flags.add(ScanFlag.COREGISTRATION_UNCERTAIN.name());
        if (!sampled.emptyRegions().isEmpty()) flags.add(ScanFlag.REGION_EMPTY.name());
        if (sampled.regions().stream().anyMatch(region -> region.voxels() == 1)) {
            flags.add(ScanFlag.REGION_OF_ONE_VOXEL.name());
        }
        boolean cut = sampled.regions().stream()
                .anyMatch(region -> region.frames().stream().anyMatch(sample -> sample.coverage() < 1));
        if (cut) flags.add(ScanFlag.REGION_CUT.name());
        flags.addAll(fitted.remarks());
        if (fitted.fits().stream().anyMatch(fit -> fit.estimates().isEmpty())) {
            flags.add(ScanFlag.MODEL_NOT_FITTED.name());
        }
        return flags;
    }

    /** Ratios over a late window are made for scans that begin late. */
    private boolean startsTooLate() {
        return times().count() > 1
                && prints.settings().kinetics().usesTheBeginning()
                && sidecar.findings().stream().anyMatch(each -> each.reason() == SidecarReason.SCAN_STARTS_LATE);
    }

    private boolean hasGaps() {
        for (int frame = 1; frame < times().count(); frame++) {
            if (times().startSeconds(frame) > times().endSeconds(frame - 1) + 1e-3) return true;
        }
        return false;
    }
}
