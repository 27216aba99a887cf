package org.petline.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.Refusal;

class SegmentationTableTest {
    @TempDir
    Path folder;

    private SegmentationTable read(String text) {
        try {
            return SegmentationTable.read(
                    new SmallDataset(folder).file("x_dseg.tsv", text).store(), "x_dseg.tsv");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void namesComeByIndex() {
        SegmentationTable table = read("name\tcolor\tindex\r\nRight\t#fff\t47\r\nLeft\t#000\t8.0\r\n");
        assertThat(table.names()).containsExactly(Map.entry(8, "Left"), Map.entry(47, "Right"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no header      | 8;Left/47;Right | TABLE_COLUMN_MISSING",
                "no name        | index;label/8;Left | TABLE_COLUMN_MISSING",
                "no row         | index;name | LABEL_TABLE_INVALID",
                "same index     | index;name/8;Left/8;Right | LABEL_TABLE_INVALID",
                "same name      | index;name/8;Left/47;Left | LABEL_TABLE_INVALID",
                "negative index | index;name/-8;Left | LABEL_TABLE_INVALID",
                "half an index  | index;name/8.5;Left | LABEL_TABLE_INVALID",
                "nameless       | index;name/8; | LABEL_TABLE_INVALID",
                "word as index  | index;name/eight;Left | TABLE_NUMBER_INVALID",
            })
    void whatContradictsItselfIsRefused(String what, String text, TableReason reason) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> read(text.replace('/', '\n').replace(';', '\t')));
        assertThat(refusal).as(what).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
    }
}
