package org.petline.bids;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.petline.FrameTimes;
import org.petline.Refusal;
import org.petline.files.DecimalText;

/** FrameTimesStart and FrameDuration of a PET sidecar, compared with each other and with the image. */
final class FrameFields {
    private static final double LATE_START_SECONDS = 600;

    private final JsonFields json;
    private final OptionalInt framesOfImage;
    private final List<BidsFinding> findings;

    /**
     * The fields of merged sidecars.
     *
     * @param framesOfImage how many the image has, if that is known
     * @param findings to which those of the frames are added
     */
    FrameFields(JsonFields json, OptionalInt framesOfImage, List<BidsFinding> findings) {
        this.json = json;
        this.framesOfImage = framesOfImage;
        this.findings = findings;
    }

    /**
     * The frames, s from TimeZero; what is remarkable about them joins the findings.
     *
     * @throws Refusal of all that is wrong with them
     */
    FrameTimes frames() {
        double[] starts = json.numbers("FrameTimesStart");
        double[] durations = json.numbers("FrameDuration");
        FrameTimesCheck check = new FrameTimesCheck(starts, durations);
        List<Refusal> wrong = new ArrayList<>();
        check.problems().forEach(problem -> wrong.add(refusal(problem)));
        if (framesOfImage.isPresent() && framesOfImage.getAsInt() != starts.length) {
            wrong.add(json.refusal(SidecarReason.FRAME_COUNT_MISMATCH, "FrameTimesStart")
                    .found(framesOfImage.getAsInt() + " frames in the image, " + starts.length
                            + " in FrameTimesStart"));
        }
        if (!wrong.isEmpty()) throw Refusal.ofAll(wrong);
        if (check.isShort()) {
            note(
                    SidecarReason.FRAME_TIMES_SHORT,
                    "FrameDuration",
                    starts.length + " frames in " + DecimalText.of(check.spanSeconds(), DecimalText.MEASURED) + " s");
        }
        check.longestGap()
                .ifPresent(gap -> note(
                        SidecarReason.FRAME_TIMES_GAP,
                        "FrameTimesStart",
                        DecimalText.of(gap.seconds(), DecimalText.MEASURED) + " s after frame " + gap.afterFrame()
                                + " counted from 0"));
        double[] cut = check.durationsWithoutOverlap();
        for (int frame = 0; frame < cut.length; frame++) {
            if (cut[frame] == durations[frame]) continue;
            double over = durations[frame] - cut[frame];
            note(
                    SidecarReason.FRAME_TIMES_ROUNDED,
                    "FrameDuration",
                    "frame " + frame + " counted from 0 by " + DecimalText.of(over, 2) + " s");
            break;
        }
        return FrameTimes.ofSeconds(starts, cut);
    }

    /** Notes a scan that begins so late after the injection that models miss what was before. */
    void noteLateStart(FrameTimes frames, double injectionStart) {
        double late = frames.startSeconds(0) - injectionStart;
        if (late <= LATE_START_SECONDS) return;
        note(
                SidecarReason.SCAN_STARTS_LATE,
                "FrameTimesStart",
                DecimalText.of(late, DecimalText.MEASURED) + " s after injection");
    }

    private Refusal refusal(FrameTimesCheck.Problem problem) {
        SidecarReason reason = switch (problem.kind()) {
            case INCONSISTENT -> SidecarReason.FRAME_TIMES_INCONSISTENT;
            case UNIT -> SidecarReason.FRAME_TIMES_UNIT;
        };
        String field = switch (problem.where()) {
            case STARTS -> "FrameTimesStart";
            case DURATIONS -> "FrameDuration";
        };
        return json.refusal(reason, field).found(problem.found());
    }

    private void note(SidecarReason reason, String field, String found) {
        findings.add(new BidsFinding(reason, json.fileOf(field), field, found));
    }
}
