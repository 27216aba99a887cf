package org.petline.jobs.stages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.petline.FrameTimes;
import org.petline.Reason;
import org.petline.bids.BidsFinding;
import org.petline.bids.BidsReason;
import org.petline.bids.PetSidecar;
import org.petline.bids.SidecarReason;
import org.petline.files.SourceFile;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.results.Remark;
import org.petline.jobs.stages.results.Remarks;
import org.petline.jobs.stages.results.ScanFlag;

/** What is remarkable about a scan before any stage has looked at it. */
record ScanCircumstances(FoundScan found, PetSidecar sidecar, Settings settings) {
    /** Starts and durations are rounded each by itself (ds004733: 14.99 s for 15): a smaller gap is no break. */
    private static final double ROUNDED_SHARE = 0.01;

    List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        sidecar.findings().stream().flatMap(this::told).forEach(remarks::add);
        if (sidecar.frames().count() == 1) remarks.add(Remark.onScan(ScanFlag.STATIC_SCAN, ""));
        List<SourceFile> images = found.images();
        if (images.size() > 1) {
            String names = images.stream().map(SourceFile::name).collect(Collectors.joining(", "));
            remarks.add(Remark.onScan(ScanFlag.RUNS_JOINED, names));
        }
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

    /** The flag of a sidecar's finding: the one of the same name, if it is told of scans. */
    private Stream<Remark> told(BidsFinding finding) {
        return Arrays.stream(ScanFlag.values())
                .filter(flag -> flag.name().equals(finding.reason().name()) && concerns(finding))
                .map(flag -> new Remark(flag, finding.field() + ": " + finding.found(), touched(finding)));
    }

    /** Models that a late start spoils say so in their rows; ScanStart and frames on two clocks are one with blood. */
    private static Remark.Touches touched(BidsFinding finding) {
        if (finding.reason() == SidecarReason.SCAN_START_ELSEWHERE) return Remark.Touches.ROWS_WITH_BLOOD;
        boolean own = isOfSuv(finding) || finding.reason() == SidecarReason.SCAN_STARTS_LATE;
        return own ? Remark.Touches.OWN_ROWS : Remark.Touches.EVERY_ROW;
    }

    /** Ratios over a late window are made for scans that begin late, and SUV alone needs what was injected into whom. */
    private boolean concerns(BidsFinding finding) {
        Settings.Kinetics kinetics = settings.kinetics();
        if (finding.reason() == SidecarReason.SCAN_STARTS_LATE) {
            return sidecar.frames().count() > 1 && kinetics.usesTheBeginning();
        }
        // A weight of 70 t is a slip that somebody wants to know of before SUV is asked for.
        boolean isSlip = finding.reason() == SidecarReason.BODY_WEIGHT_IMPLAUSIBLE;
        return isSlip || !isOfSuv(finding) || kinetics.usesInjectedActivity();
    }

    private static boolean isOfSuv(BidsFinding finding) {
        return finding.reason() == SidecarReason.INJECTED_ACTIVITY_UNUSABLE
                || finding.reason() == SidecarReason.BODY_WEIGHT_IMPLAUSIBLE;
    }

    private Optional<String> gaps() {
        FrameTimes times = sidecar.frames();
        return Remarks.frames(times.count(), frame -> frame > 0 && isGap(times, frame));
    }

    private static boolean isGap(FrameTimes times, int frame) {
        double gap = times.startSeconds(frame) - times.endSeconds(frame - 1);
        return gap > ROUNDED_SHARE * times.durationSeconds(frame - 1);
    }
}
