package org.petline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.Refusal;

class ReportFileTest {
    private final ReportFile file = new ReportFile(
            List.of(new FittedCurve("amygdala", "SRTM", List.of(Double.NaN, 1234.5678901234567, 0.1 + 0.2))),
            List.of(new ScanPicture.Label(
                    "pet-on-t1w",
                    "A \"caption\" with \u00e9 and <signs>",
                    List.of(new ScanPicture.Contour("brain", "#7fe8ff")))));

    @Test
    void whatIsWrittenIsReadBackToTheLastBit() {
        assertThat(ReportFile.ofJson(file.toJson(), "report.json")).isEqualTo(file);
    }

    @Test
    void equalContentsGiveEqualBytesWithoutCarriageReturns() {
        assertThat(file.toJson())
                .isEqualTo(ReportFile.ofJson(file.toJson(), "report.json").toJson());
        assertThat(new String(file.toJson(), StandardCharsets.UTF_8))
                .doesNotContain("\r")
                .endsWith("}\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{\"version\": 2, \"curves\": [], \"pictures\": []}",
                "{\"version\": 1, \"curves\": []}",
                "{\"version\": 1, \"curves\": [{\"region\": 3}], \"pictures\": []}",
                "{\"version\": 1, \"curves\": [], \"pictures\": [{\"name\": \"../x\", \"caption\": \"\", \"legend\": []}]}",
                "{\"version\": 1, \"curves\": [], \"pictures\": [{\"name\": \"x\", \"caption\": \"\", \"legend\":"
                        + " [{\"name\": \"a\", \"colour\": \"red;\"}]}]}"
            })
    void damageIsRefusedByName(String json) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> ReportFile.ofJson(json.getBytes(StandardCharsets.UTF_8), "sub-01/report.json"));

        assertThat(refusal.reason()).isEqualTo(ReportReason.REPORT_FILE_DAMAGED);
        assertThat(refusal.file()).isEqualTo("sub-01/report.json");
    }
}
