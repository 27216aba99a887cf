package org.petline.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.jobs.tables.rows.TacRow;

/** What a reader sees who took the footer of one version of a part, and then takes the pages of the next. */
class PartFileTest {
    /** Footer's length and magic word. */
    private static final int FOOTERS_END = 8;

    @TempDir
    private Path folder;

    private int files;

    @ParameterizedTest
    @CsvSource({"1 3, 1 2 3", "1 2 3, 1 3", "1 2, 1 2 3", "1 2, 1 2!", "1 2 3, 1", "1, 1!", "1, 3", "'', 1 2"})
    void newPagesByAnOldFooterAreNeverTakenForOthers(String before, String after) throws IOException, SQLException {
        byte[] old = PartFile.shifted(tacs(before));
        byte[] now = PartFile.shifted(tacs(after));
        byte[] mixed = pagesByFooterOf(old, now);
        for (TableColumn column : Table.TACS.schema().columns()) {
            assertThat(answer(mixed, column.name()))
                    .as(column.name())
                    .isIn("error", answer(old, column.name()), answer(now, column.name()));
        }
        assertThat(answer(mixed, "activity")).isIn("error", "none");
    }

    /** So the test above can fail: what begins at the same byte in both is believed. */
    @Test
    void pagesThatBeginWhereTheyDidAreReadAsOthers() throws IOException, SQLException {
        byte[] old = tacs("1 3");
        byte[] now = tacs("1 2 3");
        assertThat(answer(pagesByFooterOf(old, now), "participant_id"))
                .isNotIn("error", answer(old, "participant_id"), answer(now, "participant_id"));
    }

    /** All values of a column, or that they cannot be read. */
    private String answer(byte[] file, String column) throws IOException, SQLException {
        Path path = folder.resolve("part-" + files++ + ".parquet");
        Files.write(path, file);
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement();
                ResultSet values = statement.executeQuery(
                        "select coalesce(string_agg(" + column + "::varchar, ' '), 'none') from '" + path + "'")) {
            values.next();
            return values.getString(1);
        } catch (SQLException unreadable) {
            return "error";
        }
    }

    private static byte[] pagesByFooterOf(byte[] old, byte[] now) {
        int length = ByteBuffer.wrap(old).order(ByteOrder.LITTLE_ENDIAN).getInt(old.length - FOOTERS_END) + FOOTERS_END;
        byte[] mixed = Arrays.copyOf(now, Math.max(old.length, now.length) + length);
        System.arraycopy(old, old.length - length, mixed, mixed.length - length, length);
        return mixed;
    }

    /** Each word is a participant; with an exclamation mark other curves. */
    private static byte[] tacs(String participants) throws IOException {
        List<TacRow> rows = new ArrayList<>();
        for (String participant : participants.split(" ", -1)) {
            if (participant.isEmpty()) continue;
            int seed = participant.hashCode();
            rows.addAll(SampleRows.tacs(participant.replace("!", ""), 10, 30, seed));
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        TableWriter.write(file, Table.TACS, rows);
        return file.toByteArray();
    }
}
