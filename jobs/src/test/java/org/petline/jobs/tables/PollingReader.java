package org.petline.jobs.tables;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
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
 * A statistician's tool that asks for all tables again and again in a thread of its own while others write. The first
 * query that fails twice ends it, unless the table was never there yet: one that straddles a replacement may fail.
 */
public final class PollingReader implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<Set<Sight>> seen;
    private final CountDownLatch over = new CountDownLatch(1);

    private PollingReader(Opening opening, int pauseMillis) {
        this.seen = thread.submit(() -> {
            try (Tool tool = opening.open()) {
                return poll(tool, pauseMillis);
            }
        });
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

    /** A program that reads Parquet and knows nothing of petline. */
    interface Tool extends AutoCloseable {
        /** The scans in a table. */
        Set<Sight> ask(Table<?> table) throws Exception;

        /** Whether a query failed because there is no such table. */
        boolean isMissing(Exception failed);

        @Override
        void close() throws IOException, SQLException;
    }

    private interface Opening {
        Tool open() throws Exception;
    }

    /** DuckDB begins to poll; leaves most of a core to those who write. */
    public static PollingReader duckDb(Place place) {
        return new PollingReader(() -> new DuckDbTool(place), 20);
    }

    /** Spark begins to poll a folder of tables' folders, for example on HDFS. */
    public static PollingReader spark(String tables) {
        return new PollingReader(() -> new SparkTool(tables), 300);
    }

    /** What one look at all tables shows. */
    public static Set<Sight> look(Path tables) throws Exception {
        Set<Sight> sights = new HashSet<>();
        try (Tool tool = new DuckDbTool(() -> tables)) {
            for (Table<?> table : Table.all()) sights.addAll(tool.ask(table));
        }
        return sights;
    }

    /**
     * Looks once more, ends, and gives whatever was seen at any time.
     *
     * @throws AssertionError if a query failed twice
     */
    public Set<Sight> end() throws InterruptedException {
        over.countDown();
        try {
            return seen.get();
        } catch (ExecutionException failed) {
            throw new AssertionError("a reader met an error: " + failed.getCause(), failed.getCause());
        }
    }

    private Set<Sight> poll(Tool tool, int pauseMillis) throws Exception {
        Set<Sight> sights = new HashSet<>();
        Set<String> published = new TreeSet<>();
        boolean last = false;
        while (!last) {
            last = over.await(pauseMillis, TimeUnit.MILLISECONDS);
            for (Table<?> table : Table.all()) {
                try {
                    sights.addAll(again(tool, table));
                    published.add(table.name());
                } catch (Exception failed) {
                    if (!tool.isMissing(failed) || published.contains(table.name())) throw failed;
                }
            }
        }
        return sights;
    }

    private static Set<Sight> again(Tool tool, Table<?> table) throws Exception {
        try {
            return tool.ask(table);
        } catch (Exception straddled) {
            return tool.ask(table);
        }
    }

    @Override
    public void close() {
        over.countDown();
        thread.shutdown();
    }
}
