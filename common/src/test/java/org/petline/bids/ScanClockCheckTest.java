package org.petline.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.Refusal;

/** Times that contradict each other or that no nuclide has, through the whole sidecar. */
class ScanClockCheckTest {
    @TempDir
    Path folder;

    private PetSidecar read(String nuclide, String starts, String durations, String field, String value) {
        SidecarText text = SidecarText.healthy()
                .with("TracerRadionuclide", "\"" + nuclide + "\"")
                .with("FrameTimesStart", starts)
                .with("FrameDuration", durations);
        if (!starts.startsWith("[0")) text.with("ScanStart", starts.replaceAll("[\\[\\]]|,.*", ""));
        try {
            return PetSidecar.read(
                    new SmallDataset(folder)
                            .file("x_pet.json", text.with(field, value).toString())
                            .store(),
                    List.of("x_pet.json"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a static minute in ms, F18 | F18 | [0] | [60000] | ScanStart | 0 | FRAME_TIMES_UNIT | FrameDuration | milliseconds",
                "a static minute in ms, C11 | C11 | [0] | [60000] | ScanStart | 0 | FRAME_TIMES_UNIT | FrameDuration | milliseconds",
                "12 s of a frame in ms | F18 | [0] | [12000] | ScanStart | 0 | NONE | | ",
                "12 s of a frame in ms | C11 | [0] | [12000] | ScanStart | 0 | FRAME_TIMES_UNIT | FrameDuration | 9.82 half-lives of C11",
                "11 hours of C11 | C11 | [0, 3600, 7200, 10800, 14400] | [3600, 3600, 3600, 3600, 25200] | ScanStart | 0 | FRAME_TIMES_UNIT | FrameDuration | hours",
                "4 hours of C11 | C11 | [0, 3600, 7200, 10800] | [3600, 3600, 3600, 3600] | ScanStart | 0 | FRAME_TIMES_UNIT | FrameTimesStart | 11.8 half-lives of C11",
                "4 hours of F18 | F18 | [0, 3600, 7200, 10800] | [3600, 3600, 3600, 3600] | ScanStart | 0 | NONE | | ",
                "minutes from 1 to 10 | C11 | [0, 1, 2, 5, 10, 20] | [1, 1, 3, 5, 10, 10] | ScanStart | 0 | FRAME_TIMES_UNIT | FrameDuration | minutes",
                "a first passage | F18 | [0, 5, 10, 15, 20, 30] | [5, 5, 5, 5, 10, 10] | ScanStart | 0 | NONE | | ",
                "a first passage of water | O15 | [0, 5, 10, 20] | [5, 5, 10, 20] | ScanStart | 0 | NONE | | ",
                "20 min of Rb82 | RB82 | [0, 60, 600] | [60, 540, 600] | ScanStart | 0 | NONE | | ",
                "injection in ms | F18 | [0] | [600] | InjectionStart | -3000000 | SCAN_CLOCK_INCONSISTENT | InjectionStart | 455 half-lives",
                "injection after the scan | C11 | [0] | [600] | InjectionStart | 45000 | SCAN_CLOCK_INCONSISTENT | InjectionStart | before the injection",
                "late C11 | C11 | [3600] | [1800] | InjectionStart | 0 | NONE | | ",
                "F18 after 3 hours | F18 | [10800] | [1200] | InjectionStart | 0 | NONE | | ",
                "Zr89 after six days | ZR89 | [0] | [3600] | InjectionStart | -518400 | NONE | | ",
                "frames before the scan | C11 | [0, 60] | [60, 300] | ScanStart | 300 | SCAN_CLOCK_INCONSISTENT | ScanStart | before the scan at 300 s",
                "frames 5 s before the scan | C11 | [0, 60] | [60, 300] | ScanStart | 5 | SCAN_START_ELSEWHERE | ScanStart | 5 s",
                "corrected days away | C11 | [0, 60] | [60, 300] | ImageDecayCorrectionTime | 1e7 | DECAY_CORRECTION_TIME_IMPLAUSIBLE | ImageDecayCorrectionTime | 1E+7 s",
                "corrected to the calibration | C11 | [0, 60] | [60, 300] | ImageDecayCorrectionTime | -3000 | NONE | | ",
            })
    void timesOfOneScanAgree(
            String what,
            String nuclide,
            String starts,
            String durations,
            String field,
            String value,
            String reason,
            String at,
            String found) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(nuclide, starts, durations, field, value));
        if (reason.equals("NONE")) {
            assertThat(refusal).as(what).isNull();
        } else if (reason.equals("SCAN_START_ELSEWHERE")) {
            assertThat(read(nuclide, starts, durations, field, value).findings())
                    .anySatisfy(finding -> assertThat(finding.reason().name() + finding.found())
                            .startsWith(reason + found));
        } else {
            assertThat(refusal.reason().name()).as(what).isEqualTo(reason);
            assertThat(refusal.field()).isEqualTo(at);
            assertThat(refusal.found()).contains(found);
        }
    }
}
