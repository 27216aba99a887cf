package org.petline.jobs.stages;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.petline.FrameTimes;
import org.petline.Reason;
import org.petline.bids.BidsFinding;
import org.petline.bids.BidsReason;
import org.petline.bids.PetSidecar;
import org.petline.bids.SidecarReason;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.results.ScanFlag;

/** What is remarkable about a scan before any stage has looked at it. */
record ScanCircumstances(FoundScan found, PetSidecar sidecar, Settings settings) {
    /** Names of {@link ScanFlag}s. */
    Set<String> flags() {
        Set<String> flags = new TreeSet<>();
        if (startsTooLate()) flags.add(ScanFlag.SCAN_STARTS_LATE.name());
        if (sidecar.frames().count() == 1) flags.add(ScanFlag.STATIC_SCAN.name());
        if (hasGaps()) flags.add(ScanFlag.FRAMES_WITH_GAPS.name());
        Set<Reason> chosen =
                found.pair().findings().stream().map(BidsFinding::reason).collect(Collectors.toSet());
        if (chosen.contains(BidsReason.SEGMENTATION_CHOSEN)) flags.add(ScanFlag.SEGMENTATION_CHOSEN.name());
        if (chosen.contains(BidsReason.T1W_BESIDE_SEGMENTATION)) flags.add(ScanFlag.T1W_BESIDE_SEGMENTATION.name());
        if (!found.t1wSession().isEmpty()) flags.add(ScanFlag.T1W_FROM_OTHER_SESSION.name());
        if (!sidecar.decayCorrection().applied()) flags.add(ScanFlag.DECAY_CORRECTED_HERE.name());
        return flags;
    }

    /** Ratios over a late window are made for scans that begin late. */
    private boolean startsTooLate() {
        return sidecar.frames().count() > 1
                && settings.kinetics().usesTheBeginning()
                && sidecar.findings().stream().anyMatch(each -> each.reason() == SidecarReason.SCAN_STARTS_LATE);
    }

    private boolean hasGaps() {
        FrameTimes times = sidecar.frames();
        for (int frame = 1; frame < times.count(); frame++) {
            if (times.startSeconds(frame) > times.endSeconds(frame - 1) + 1e-3) return true;
        }
        return false;
    }
}
