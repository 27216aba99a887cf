package org.petline.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.files.Store;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.rows.TacRow;

/** The tables as a statistician's tool opens them: DuckDB, which knows nothing of petline. */
class ReadersTest {
    @TempDir
    private Path folder;

    @Test
    void duckDbReadsEveryTableWithItsNamesAndTypes() throws IOException, SQLException {
        Store output = HadoopSettings.ofThisProcess().storeAt(folder.toString());
        SampleRows.commit(output, "01", 0, "f00d", SampleRows.tacs("01", 3, 4, 1));
        refresh(output);
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            for (Table<?> table : Table.all()) {
                List<String> columns = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery(
                        "select column_name || ' ' || column_type from (describe select * from " + of(table) + ")")) {
                    while (rows.next()) columns.add(rows.getString(1));
                }
                assertThat(columns)
                        .isEqualTo(table.schema().columns().stream()
                                .map(column -> column.name() + " " + duckDbType(column.kind()))
                                .toList());
            }
            assertThat(one(statement, "select participant_id from " + of(Table.SCANS)))
                    .isEqualTo("01");
            assertThat(one(statement, "select count(*) from " + of(Table.TACS) + " where activity_sd is null"))
                    .isEqualTo("12");
            assertThat(one(statement, "select sum(frame) from " + of(Table.TACS) + " where activity > 0"))
                    .isEqualTo("18");
        }
    }

    /**
     * Each refresh turns all rows of a scan over, and many or few they are; a reader sees the rows of one refresh, never
     * two or none. A query that straddles a refresh may fail and is run again; the next refresh waits until then.
     */
    @Test
    void aReaderThatPollsDuringRewritesSeesOldRowsOrNewOnesAndFailsNeverTwice()
            throws IOException, InterruptedException, ExecutionException {
        Store output = HadoopSettings.ofThisProcess().storeAt(folder.toString());
        publish(output, 0, 40);
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try {
            AtomicInteger reads = new AtomicInteger();
            Callable<List<String>> polling = () -> poll(over, reads);
            Future<List<String>> seen = reader.submit(polling);
            for (int round = 1; round <= 60 && !seen.isDone(); round++) {
                int before = reads.get();
                publish(output, round, round % 2 == 0 ? 4000 : 40);
                while (reads.get() == before && !seen.isDone()) Thread.onSpinWait();
            }
            over.set(true);
            assertThat(seen.get())
                    .contains("40 1", "4000 1")
                    .allMatch(each -> each.equals("40 1") || each.equals("4000 1"));
        } finally {
            over.set(true);
            reader.shutdown();
        }
    }

    private List<String> poll(AtomicBoolean over, AtomicInteger reads) throws SQLException {
        List<String> seen = new ArrayList<>();
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
            boolean last = false;
            while (!last) {
                last = over.get();
                seen.add(again(duckDb, "select count(*) || ' ' || count(distinct activity) from " + of(Table.TACS)));
                reads.incrementAndGet();
            }
        }
        return seen;
    }

    private static String again(Connection duckDb, String query) throws SQLException {
        try (Statement first = duckDb.createStatement()) {
            return one(first, query);
        } catch (SQLException straddled) {
            try (Statement second = duckDb.createStatement()) {
                return one(second, query);
            }
        }
    }

    private void publish(Store output, int round, int frames) throws IOException {
        List<TacRow> rows = new ArrayList<>();
        for (int frame = 0; frame < frames; frame++) rows.add(SampleRows.tac("01", "putamen", frame, 1.0 * round));
        SampleRows.commit(output, "01", 0, "round" + round, rows);
        refresh(output);
    }

    private static void refresh(Store output) throws IOException {
        Collection<LedgerEntry> entries = new Ledger(output).readAll().entries().values();
        new TableView(output).refresh(entries);
    }

    private String of(Table<?> table) {
        return "read_parquet('" + folder.resolve("tables").resolve(table.name()) + "/*.parquet')";
    }

    private static String one(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static String duckDbType(TableColumn.Kind kind) {
        return switch (kind) {
            case TEXT -> "VARCHAR";
            case DOUBLE -> "DOUBLE";
            case LONG -> "BIGINT";
            case INT -> "INTEGER";
            case BOOLEAN -> "BOOLEAN";
        };
    }
}
