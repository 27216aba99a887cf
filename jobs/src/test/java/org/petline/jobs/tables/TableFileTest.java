package org.petline.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.Refusal;
import org.petline.files.Store;
import org.petline.jobs.tables.rows.Column;
import org.petline.jobs.tables.rows.ScanStatus;
import org.petline.jobs.tables.rows.TacRow;
import org.petline.testing.LocalStore;

class TableFileTest {
    @ParameterizedTest
    @MethodSource("tables")
    <R extends Record> void rowsOfEveryTableComeBackAsTheyWere(Table<R> table, @TempDir Path folder)
            throws IOException {
        Store store = new LocalStore(folder);
        List<R> rows = List.of(SampleRows.any(table.rowType(), 1), SampleRows.any(table.rowType(), 2));
        TableWriter.write(store, "t.parquet", table, rows);
        List<R> sorted = rows.stream().sorted(table.schema().keyOrder()).toList();
        assertThat(TableReader.read(store, "t.parquet", table)).isEqualTo(sorted);
    }

    static List<Table<?>> tables() {
        return Table.all();
    }

    @Test
    void missingNumbersAndTextsAreNull() throws IOException {
        TacRow row = SampleRows.tac("01", "putamen", 0, Double.NaN);
        TacRow read = TableReader.read(bytes(List.of(row)), "t", Table.TACS).get(0);
        assertThat(read.measured().activity()).isNull();
        assertThat(read.labels().runId()).isNull();
        assertThat(read.size().volume()).isEqualTo(12.5);
    }

    @Test
    void anEmptyTableIsATable() throws IOException {
        assertThat(TableReader.read(bytes(List.of()), "t", Table.TACS)).isEmpty();
    }

    @Test
    void theSameRowsInAnyOrderAreTheSameBytes() throws IOException {
        List<TacRow> rows = SampleRows.tacs("01", 20, 38, 7);
        List<TacRow> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(3));
        assertThat(bytes(shuffled)).isEqualTo(bytes(rows));
    }

    /** Parquet's own order of encodings differs between Java machines, and so would the bytes. */
    @Test
    void everyColumnNamesItsEncodingsInOrder() throws IOException {
        byte[] file = bytes(SampleRows.tacs("01", 20, 38, 7));
        int behind = file.length - 8;
        int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(behind);
        FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(file, behind - length, length));
        assertThat(footer.getRow_groups())
                .isNotEmpty()
                .allSatisfy(group -> assertThat(group.getColumns())
                        .hasSize(Table.TACS.schema().columns().size())
                        .allSatisfy(column ->
                                assertThat(column.getMeta_data().getEncodings()).isSorted()));
    }

    @Test
    void twoRowsOfOneKeyAreRefusedAndNamed() {
        List<TacRow> rows = List.of(SampleRows.tac("01", "putamen", 3, 1.0), SampleRows.tac("01", "putamen", 3, 1.0));
        assertThatThrownBy(() -> bytes(rows)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(OutputReason.TABLE_DUPLICATE_ROWS);
            assertThat(refusal.found()).contains("participant_id=01", "region=putamen", "frame=3");
        });
    }

    @Test
    void aRowBeforeTheLastOneIsAProgrammersMistake() throws IOException {
        try (TableWriter<TacRow> writer = new TableWriter<>(Table.TACS, new ByteArrayOutputStream())) {
            writer.append(SampleRows.tac("02", "putamen", 0, 1.0));
            assertThatThrownBy(() -> writer.append(SampleRows.tac("01", "putamen", 0, 1.0)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void everyCutOfAFileIsDamage() throws IOException {
        byte[] whole = bytes(SampleRows.tacs("01", 3, 4, 1));
        for (int length = 0; length < whole.length; length += 97) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertRefused(cut, OutputReason.TABLE_DAMAGED);
        }
        assertRefused(Arrays.copyOf(whole, whole.length - 1), OutputReason.TABLE_DAMAGED);
    }

    @Test
    void aFlippedBitInThePagesIsDamage() throws IOException {
        byte[] whole = bytes(SampleRows.tacs("01", 20, 38, 1));
        for (int at = 200; at < whole.length / 2; at += 1009) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 16;
            assertRefused(flipped, OutputReason.TABLE_DAMAGED);
        }
    }

    @Test
    void aFileOfAnotherTableIsForeign() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableWriter.write(out, Table.SCANS, List.of(SampleRows.scan("01", ScanStatus.DONE)));
        assertRefused(out.toByteArray(), OutputReason.TABLE_FOREIGN);
    }

    @Test
    void aNewerFileIsRefused() throws IOException {
        Table<TacRow> newer = new Table<>("tacs", TacRow.class, Table.TACS.version() + 1, "of the future");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableWriter.write(out, newer, SampleRows.tacs("01", 1, 1, 1));
        assertRefused(out.toByteArray(), OutputReason.TABLE_NEWER);
    }

    record Before(
            @Column(key = true, meaning = "Region") String region,
            @Column(meaning = "Activity") double activity) {}

    record Now(
            @Column(meaning = "Added since, in front") Double added,
            @Column(key = true, meaning = "Region") String region,
            @Column(meaning = "Activity") double activity) {}

    record Demanding(
            @Column(key = true, meaning = "Region") String region,
            @Column(meaning = "Activity") double activity,
            @Column(meaning = "Added since") double added) {}

    @Test
    void aColumnThatAnOlderFileLacksIsNullOrRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableWriter.write(out, new Table<>("t", Before.class, 1, "x"), List.of(new Before("putamen", 2)));
        byte[] old = out.toByteArray();
        assertThat(TableReader.read(old, "t", new Table<>("t", Now.class, 2, "x")))
                .containsExactly(new Now(null, "putamen", 2));
        assertThatThrownBy(() -> TableReader.read(old, "t", new Table<>("t", Demanding.class, 2, "x")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(OutputReason.TABLE_TOO_OLD);
                    assertThat(refusal.field()).isEqualTo("added");
                });
    }

    @Test
    void duplicatesInAFileAreRefusedNeverTheFirstTaken() throws IOException {
        record Numbered(
                @Column(key = true, meaning = "Row") int row,
                @Column(meaning = "Region") String region) {}
        record ByRegion(
                @Column(meaning = "Row") int row,
                @Column(key = true, meaning = "Region") String region) {}
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Table<Numbered> written = new Table<>("t", Numbered.class, 1, "x");
        TableWriter.write(out, written, List.of(new Numbered(1, "putamen"), new Numbered(2, "putamen")));
        assertThatThrownBy(() -> TableReader.read(out.toByteArray(), "t", new Table<>("t", ByRegion.class, 1, "x")))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(OutputReason.TABLE_DUPLICATE_ROWS);
                    assertThat(refusal.found()).isEqualTo("region=putamen");
                });
    }

    private static byte[] bytes(List<TacRow> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableWriter.write(out, Table.TACS, rows);
        return out.toByteArray();
    }

    private static void assertRefused(byte[] file, OutputReason reason) {
        assertThatThrownBy(() -> TableReader.read(file, "tacs.parquet", Table.TACS))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.reason()).isEqualTo(reason);
                    assertThat(refusal.file()).isEqualTo("tacs.parquet");
                });
    }
}
