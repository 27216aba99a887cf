package org.petline.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.Refusal;

/** Frame times through the whole sidecar: what users write, and what they are told. */
class FrameTimesCheckTest {
    @TempDir
    Path folder;

    private PetSidecar read(String starts, String durations) {
        return read(SidecarText.healthy().with("FrameTimesStart", starts).with("FrameDuration", durations));
    }

    private PetSidecar read(SidecarText text) {
        try {
            return PetSidecar.read(
                    new SmallDataset(folder).file("x_pet.json", text.toString()).store(), List.of("x_pet.json"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "end times as durations | [0, 60, 180] | [60, 180, 480] | FRAME_TIMES_INCONSISTENT | look like frame end times",
                "end times, gap         | [0, 90, 180] | [60, 150, 480] | FRAME_TIMES_INCONSISTENT | look like frame end times",
                "too few durations      | [0, 60, 180] | [60, 120]      | FRAME_TIMES_INCONSISTENT | 3 frame starts and 2 durations",
                "a boundary too many    | [0, 60, 180, 480] | [60, 120, 300] | FRAME_TIMES_INCONSISTENT | 4 frame starts",
                "overlap of a second    | [0, 60, 179] | [60, 120, 300] | FRAME_TIMES_INCONSISTENT | ends at 180 s",
                "unordered              | [0, 180, 60] | [60, 120, 300] | FRAME_TIMES_INCONSISTENT | not after",
                "the same start twice   | [0, 0, 180]  | [60, 120, 300] | FRAME_TIMES_INCONSISTENT | not after",
                "duration 0             | [0, 60, 180] | [60, 0, 300]   | FRAME_TIMES_INCONSISTENT | frame 1",
                "duration negative      | [0, 60, 180] | [60, -1, 300]  | FRAME_TIMES_INCONSISTENT | frame 1",
                "all starts 0           | [0, 0, 0]    | [60, 120, 300] | FRAME_TIMES_INCONSISTENT | all 3 frames",
                "starts in milliseconds | [0, 60000, 180000] | [60, 120, 300] | FRAME_TIMES_UNIT | starts look like milliseconds",
                "starts in minutes      | [0, 1, 3]    | [60, 120, 300] | FRAME_TIMES_UNIT | starts look like minutes",
                "durations in minutes   | [0, 60, 180] | [1, 2, 5]      | FRAME_TIMES_UNIT | durations look like minutes",
                "durations in ms        | [0, 60, 180] | [60000, 120000, 300000] | FRAME_TIMES_UNIT | durations look like milliseconds",
                "both in milliseconds   | [0, 60000, 180000] | [60000, 120000, 300000000] | FRAME_TIMES_UNIT | hours",
                "both in minutes        | [0, 0.1666, 0.3333] | [0.1666, 0.1666, 90] | FRAME_TIMES_UNIT | look like minutes",
            })
    void timesThatCannotBeAreRefusedWithAGuess(
            String what, String starts, String durations, SidecarReason reason, String guess) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(starts, durations));
        assertThat(refusal).as(what).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.field()).startsWith("Frame");
        assertThat(refusal.found()).contains(guess);
    }

    @Test
    void aGapIsAFinding() {
        assertThat(read("[0, 60, 200, 600]", "[60, 120, 300, 60]").findings())
                .containsExactly(new BidsFinding(
                        SidecarReason.FRAME_TIMES_GAP,
                        "x_pet.json",
                        "FrameTimesStart",
                        "100 s after frame 2 counted from 0"));
    }

    @Test
    void aScanOfNinetySecondsIsAFinding() {
        assertThat(read("[0, 10, 30]", "[10, 20, 60]").findings())
                .extracting(BidsFinding::reason)
                .containsExactly(SidecarReason.FRAME_TIMES_SHORT);
    }

    @Test
    void aSingleFrameIsAccepted() {
        assertThat(read("[0]", "[90]").findings()).isEmpty();
    }

    @Test
    void framesBeforeTheInjectionAreAccepted() {
        PetSidecar sidecar = read(SidecarText.healthy()
                .with("ScanStart", "-60")
                .with("FrameTimesStart", "[-60, 0, 120]")
                .with("FrameDuration", "[60, 120, 300]"));
        assertThat(sidecar.frames().startSeconds(0)).isEqualTo(-60);
        assertThat(sidecar.findings()).isEmpty();
    }

    @Test
    void timeZeroBeforeTheInjectionIsAccepted() {
        PetSidecar sidecar =
                read(SidecarText.healthy().with("InjectionStart", "45").with("FrameTimesStart", "[45, 105, 225]"));
        assertThat(sidecar.injectionStartSeconds()).isEqualTo(45);
        assertThat(sidecar.frames()
                        .shiftedBySeconds(-sidecar.injectionStartSeconds())
                        .startSeconds(0))
                .isZero();
        assertThat(sidecar.findings()).isEmpty();
    }

    @Test
    void aScanLongAfterTheInjectionIsAFinding() {
        assertThat(read(SidecarText.healthy().with("InjectionStart", "-7701")).findings())
                .extracting(BidsFinding::reason)
                .containsExactly(SidecarReason.SCAN_STARTS_LATE);
    }

    /** ds001420 sub-01 ses-baseline, interrupted: the last durations are 300, 300, 300, 237, 279, 300, 300 s. */
    @Test
    void oddLengthsOfAnInterruptedScanAreAccepted() {
        PetSidecar sidecar = read("[1200, 1500, 1800, 2100, 2337, 2616, 2916]", "[300, 300, 300, 237, 279, 300, 300]");
        assertThat(sidecar.frames().endSeconds(6)).isEqualTo(3216);
    }

    @Test
    void framesMayOverlapByTheRoundingOfAClock() {
        assertThat(read("[0, 59.9995, 180]", "[60, 120, 300]").findings()).isEmpty();
    }

    /** As in ds004733, where durations are the differences of rounded ends. */
    @Test
    void durationsOfRoundedEndsAreCutToTheStartsAndSaid() {
        PetSidecar sidecar = read("[0, 15, 30, 45]", "[15.01, 14.99, 15, 300]");
        assertThat(sidecar.frames().durationSeconds(0)).isEqualTo(15);
        assertThat(sidecar.frames().durationSeconds(1)).isEqualTo(14.99);
        assertThat(sidecar.findings()).anySatisfy(finding -> {
            assertThat(finding.reason()).isEqualTo(SidecarReason.FRAME_TIMES_ROUNDED);
            assertThat(finding.found()).isEqualTo("frame 0 counted from 0 by 0.01 s");
        });
    }

    /** Starts and durations as published in dcm2niix's issue 521. */
    @Test
    void gapsAfterMostFramesAreTwoClocks() {
        String starts = "[0, 86, 172, 323, 475, 626, 777, 1056, 1334, 1612, 1888, 2164, 2440, 2715, 2989, 3512, 4033,"
                + " 4553, 5072, 5589, 6106, 7110, 8111, 9110, 10106]";
        String durations = "[15, 15, 30, 30, 30, 30, 60, 60, 60, 60, 60, 60, 60, 60, 120, 120, 120, 120, 120, 120, 240,"
                + " 240, 240, 240, 240]";
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(starts, durations));
        assertThat(refusal.reason()).isEqualTo(SidecarReason.FRAME_TIMES_INCONSISTENT);
        assertThat(refusal.found())
                .isEqualTo(
                        "gaps after 24 of 25 frames, 25 % of the time covered; starts and durations look like those of"
                                + " two clocks");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a break of an hour in a scan of 50 min | [0, 600, 1200, 5400, 6000] | [600, 600, 600, 600, 600]",
                "dead time of a second between frames | [0, 61, 122, 183] | [60, 60, 60, 300]",
            })
    void breaksAndDeadTimeAreAccepted(String what, String starts, String durations) {
        assertThat(read(starts, durations).findings())
                .as(what)
                .extracting(BidsFinding::reason)
                .containsExactly(SidecarReason.FRAME_TIMES_GAP);
    }
}
