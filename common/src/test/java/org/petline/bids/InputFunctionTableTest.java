package org.petline.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.Refusal;

class InputFunctionTableTest {
    private static final String PATH = "sub-01_inputfunction.tsv";
    private static final String SIDECAR_PATH = "sub-01_inputfunction.json";

    /** As jsonlite writes it without auto_unbox. */
    private static final String SIDECAR = """
            {"time": {"Description": ["Interpolated time"], "Units": ["s"]},
             "whole_blood_radioactivity": {"Units": ["Bq"]},
             "plasma_radioactivity": {"Units": ["Bq"]},
             "AIF": {"Units": ["kBq"]}}
            """;

    private static final String TABLE = """
            time\twhole_blood_radioactivity\tplasma_radioactivity\tmetabolite_parent_fraction\tAIF
            0\t0\t0\t1\t0
            0.9\t1.5e3\t2e3\tNA\t1.75
            5400\t500\t700\t0.07\t0.05
            """;

    @TempDir
    Path folder;

    private InputFunctionTable read(String table, String sidecar) {
        try {
            return InputFunctionTable.read(
                    new SmallDataset(folder)
                            .file(PATH, table)
                            .file(SIDECAR_PATH, sidecar)
                            .store(),
                    PATH);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTableOfBloodstreamIsRead() {
        InputFunctionTable table = read(TABLE, SIDECAR);
        assertThat(table.seconds()).containsExactly(0, 0.9, 5400);
        assertThat(table.parentPlasmaBqPerMl()).containsExactly(0, 1750, 50);
        assertThat(table.wholeBloodBqPerMl()).containsExactly(0, 1500, 500);
    }

    @ParameterizedTest
    @CsvSource({"Bq/mL, 1", "kBq/mL, 1000", "kBq, 1000", "Bq, 1"})
    void unitsMayNameTheVolumeAndMayBePlainTexts(String unit, double factor) {
        InputFunctionTable table = read(TABLE, SIDECAR.replace("[\"kBq\"]", "\"" + unit + "\""));
        assertThat(table.parentPlasmaBqPerMl()[1]).isEqualTo(1.75 * factor);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no AIF        | \tAIF | \tother | [\"s\"] | TABLE_COLUMN_MISSING | AIF",
                "a hole        | 1.75 | NA | [\"s\"] | INPUT_FUNCTION_INVALID | AIF",
                "another hole  | 1.5e3 | n/a | [\"s\"] | INPUT_FUNCTION_INVALID | whole_blood_radioactivity",
                "time stands   | 0.9 | 0 | [\"s\"] | INPUT_FUNCTION_INVALID | time",
                "time goes back| 5400 | 0.5 | [\"s\"] | INPUT_FUNCTION_INVALID | time",
                "minutes       | 0.9 | 0.9 | [\"min\"] | BLOOD_UNIT_UNKNOWN | time.Units",
            })
    void whatIsWrongIsRefusedByName(
            String what, String found, String changed, String timeUnit, String code, String field) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> read(TABLE.replace(found.replace("\\t", "\t"), changed), SIDECAR.replace("[\"s\"]", timeUnit)));
        assertThat(refusal).as(what).isNotNull();
        assertThat(refusal.reason().name()).isEqualTo(code);
        assertThat(refusal.field()).isEqualTo(field);
    }

    @Test
    void aTableWithoutRowsOrWithoutSidecarIsRefused() {
        assertThat(catchThrowableOfType(
                                Refusal.class,
                                () -> read(TABLE.lines().findFirst().orElseThrow(), SIDECAR))
                        .reason())
                .isEqualTo(BloodFileReason.INPUT_FUNCTION_INVALID);
        assertThat(catchThrowableOfType(Refusal.class, () -> read(TABLE, "{}")).reason())
                .isEqualTo(BloodFileReason.BLOOD_UNIT_UNKNOWN);
        SmallDataset alone = new SmallDataset(folder.resolve("alone")).file(PATH, TABLE);
        assertThat(catchThrowableOfType(Refusal.class, () -> InputFunctionTable.read(alone.store(), PATH))
                        .reason())
                .isEqualTo(BloodFileReason.BLOOD_SIDECAR_MISSING);
    }
}
