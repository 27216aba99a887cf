package org.petline.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.FrameTimes;
import org.petline.Refusal;
import org.petline.testing.LocalStore;

class WeightTableTest {
    private static final FrameTimes TIMES = FrameTimes.ofSeconds(new double[] {0, 60, 120}, new double[] {60, 60, 300});

    @TempDir
    private Path folder;

    @Test
    void aRegionHasItsOwnColumnOrTheOneForAll() throws IOException {
        WeightTable table = read("weight\tframe_start\tputamen\n1\t0\t4\n2\t60\t5\n3\t120\t6\n");

        assertThat(table.of("putamen", TIMES).orElseThrow()).containsExactly(4, 5, 6);
        assertThat(table.of("caudate", TIMES).orElseThrow()).containsExactly(1, 2, 3);
    }

    @Test
    void rowsAreFoundByTheirStartsInWhateverOrder() throws IOException {
        WeightTable table = read("frame_start\tframe_end\tweight\n120.2\t420\t3\n0\t60\t1\n60\t120\t0\n500\t600\t9\n");

        assertThat(table.of("putamen", TIMES).orElseThrow()).containsExactly(1, 0, 3);
    }

    @Test
    void aLaterClockFindsTheSameRows() throws IOException {
        WeightTable table = read("frame_start\tweight\n0\t1\n60\t2\n120\t3\n");

        assertThat(table.from(-30).of("putamen", TIMES.shiftedBySeconds(30)).orElseThrow())
                .containsExactly(1, 2, 3);
    }

    @Test
    void aFrameWithoutARowOrARegionWithoutAColumnHasNoWeights() throws IOException {
        assertThat(read("frame_start\tweight\n0\t1\n60\t1\n").of("putamen", TIMES))
                .isEmpty();
        assertThat(read("frame_start\tcaudate\n0\t1\n60\t1\n120\t1\n").of("putamen", TIMES))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'frame_start,weight|0,-1', TABLE_NUMBER_INVALID",
        "'frame_start,weight|0,n/a', TABLE_NUMBER_INVALID",
        "'frame_start,weight|n/a,1', TABLE_NUMBER_INVALID",
        "'frame_end,weight|0,1', TABLE_COLUMN_MISSING",
        "'frame_start,frame_end|0,1', TABLE_INVALID",
    })
    void whatIsNoTableOfWeightsIsRefused(String text, String reason) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> read(text.replace(',', '\t').replace('|', '\n') + "\n"));

        assertThat(refusal.reason().name()).isEqualTo(reason);
        assertThat(refusal.file()).isEqualTo("w.tsv");
    }

    private WeightTable read(String text) throws IOException {
        Files.writeString(folder.resolve("w.tsv"), text);
        return WeightTable.read(new LocalStore(folder), "w.tsv");
    }
}
