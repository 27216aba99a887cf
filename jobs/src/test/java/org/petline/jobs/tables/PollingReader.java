package org.petline.jobs.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A statistician's tool that asks for all tables again and again in a thread of its own while others write: DuckDB, which
 * knows nothing of petline. The first query that fails ends it, unless the table was never there yet.
 */
public final class PollingReader implements AutoCloseable {
    /** Leaves most of a core to those who write. */
    private static final int PAUSE_MILLIS = 20;

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<Set<Sight>> seen;
    private final CountDownLatch over = new CountDownLatch(1);

    private PollingReader(Place place) {
        this.seen = thread.submit(() -> poll(place));
    }

    /** Where the tables lie each time they are asked for. */
    @FunctionalInterface
    public interface Place {
        /** A folder of tables' folders. */
        Path tables() throws IOException;
    }

    /**
     * One scan in one answer about a table.
     *
     * @param results how many different results its rows came from; 1 in the table of scans
     */
    public record Sight(String table, String participant, String session, long rows, long results) {}

    /** Begins to poll. */
    public static PollingReader of(Place place) {
        return new PollingReader(place);
    }

    /** What one look at all tables shows. */
    public static Set<Sight> look(Path tables) throws SQLException {
        Set<Sight> sights = new HashSet<>();
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
            for (Table<?> table : Table.all()) sights.addAll(ask(duckDb, table, tables));
        }
        return sights;
    }

    /**
     * Looks once more, ends, and gives whatever was seen at any time.
     *
     * @throws AssertionError if a query failed
     */
    public Set<Sight> end() throws InterruptedException {
        over.countDown();
        try {
            return seen.get();
        } catch (ExecutionException failed) {
            throw new AssertionError("a reader met an error: " + failed.getCause(), failed.getCause());
        }
    }

    private Set<Sight> poll(Place place) throws SQLException, IOException, InterruptedException {
        Set<Sight> sights = new HashSet<>();
        Set<String> published = new TreeSet<>();
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:")) {
            boolean last = false;
            while (!last) {
                last = over.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                Path tables = place.tables();
                for (Table<?> table : Table.all()) {
                    try {
                        sights.addAll(ask(duckDb, table, tables));
                        published.add(table.name());
                    } catch (SQLException failed) {
                        boolean notYet =
                                failed.getMessage().contains("No files found") && !published.contains(table.name());
                        if (!notYet) throw failed;
                    }
                }
            }
        }
        return sights;
    }

    private static Set<Sight> ask(Connection duckDb, Table<?> table, Path tables) throws SQLException {
        String results = table == Table.SCANS ? "1" : "count(distinct result_fingerprint)";
        Set<Sight> sights = new HashSet<>();
        // A statement that failed cannot be used again.
        try (Statement statement = duckDb.createStatement();
                ResultSet rows = statement.executeQuery("select participant_id, session_id, count(*), " + results
                        + " from read_parquet('" + tables.resolve(table.name()) + "/*.parquet') group by all")) {
            while (rows.next()) {
                sights.add(new Sight(
                        table.name(), rows.getString(1), rows.getString(2), rows.getLong(3), rows.getLong(4)));
            }
        }
        return sights;
    }

    @Override
    public void close() {
        over.countDown();
        thread.shutdown();
    }
}
