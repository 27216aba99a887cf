package org.petline.jobs.stages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.petline.FrameTimes;
import org.petline.Reason;
import org.petline.bids.BidsFinding;
import org.petline.bids.BidsReason;
import org.petline.bids.PetSidecar;
import org.petline.bids.SidecarReason;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.results.Remark;
import org.petline.jobs.stages.results.Remarks;
import org.petline.jobs.stages.results.ScanFlag;

/** What is remarkable about a scan before any stage has looked at it. */
record ScanCircumstances(FoundScan found, PetSidecar sidecar, Settings settings) {
    List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        if (startsTooLate()) remarks.add(Remark.onScan(ScanFlag.SCAN_STARTS_LATE, start()));
        if (sidecar.frames().count() == 1) remarks.add(Remark.onScan(ScanFlag.STATIC_SCAN, ""));
        gaps().ifPresent(frames -> remarks.add(Remark.onScan(ScanFlag.FRAMES_WITH_GAPS, "before " + frames)));
        for (BidsFinding finding : found.pair().findings()) {
            Reason reason = finding.reason();
            if (reason == BidsReason.SEGMENTATION_CHOSEN) remarks.add(chosen(ScanFlag.SEGMENTATION_CHOSEN, finding));
            if (reason == BidsReason.T1W_BESIDE_SEGMENTATION) {
                remarks.add(chosen(ScanFlag.T1W_BESIDE_SEGMENTATION, finding));
            }
        }
        switch (found.reconstructions().standing(settings.output().primaryReconstruction())) {
            case PRIMARY -> {}
            case OTHER -> remarks.add(ofMeasurement(ScanFlag.RECONSTRUCTION_NOT_PRIMARY));
            case UNDECIDED -> remarks.add(ofMeasurement(ScanFlag.RECONSTRUCTION_UNDECIDED));
        }
        if (!found.t1wSession().isEmpty()) {
            remarks.add(Remark.onScan(ScanFlag.T1W_FROM_OTHER_SESSION, "ses-" + found.t1wSession()));
        }
        if (!sidecar.decayCorrection().applied()) {
            remarks.add(Remark.onScan(ScanFlag.DECAY_CORRECTED_HERE, "ImageDecayCorrected false"));
        }
        return remarks;
    }

    private Remark ofMeasurement(ScanFlag flag) {
        return Remark.onScan(flag, found.reconstructions().text());
    }

    private static Remark chosen(ScanFlag flag, BidsFinding finding) {
        return Remark.onScan(flag, finding.file());
    }

    private String start() {
        double late = sidecar.frames().startSeconds(0) - sidecar.injectionStartSeconds();
        return String.format(Locale.ROOT, "the first frame, %.1f min after the injection", late / 60);
    }

    /** Ratios over a late window are made for scans that begin late. */
    private boolean startsTooLate() {
        return sidecar.frames().count() > 1
                && settings.kinetics().usesTheBeginning()
                && sidecar.findings().stream().anyMatch(each -> each.reason() == SidecarReason.SCAN_STARTS_LATE);
    }

    private Optional<String> gaps() {
        FrameTimes times = sidecar.frames();
        return Remarks.frames(
                times.count(), frame -> frame > 0 && times.startSeconds(frame) > times.endSeconds(frame - 1) + 1e-3);
    }
}
