package org.petline.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.files.Store;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.rows.TacRow;

/** The tables as Spark opens them: it lists a folder, reads a footer for the schema, and later every file once more. */
class SparkReaderIT {
    private static final int REFRESHES = 20;

    @TempDir
    private Path folder;

    /**
     * A query that straddles a refresh may fail and is run again; the next refresh waits until then. Parts grow by less
     * than half: of one that more than doubles Spark reads nothing if it listed the folder before.
     */
    @Test
    void whoPollsDuringRewritesSeesOldRowsOrNewOnesAndFailsNeverTwice()
            throws IOException, InterruptedException, ExecutionException {
        Store output = HadoopSettings.ofThisProcess().storeAt(folder.toString());
        publish(output, 0);
        AtomicInteger reads = new AtomicInteger();
        AtomicInteger refreshes = new AtomicInteger();
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try (SparkSession spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", 1)
                .getOrCreate()) {
            Callable<List<String>> polling = () -> {
                List<String> seen = new ArrayList<>();
                while (refreshes.get() < REFRESHES) {
                    seen.add(again(spark));
                    reads.incrementAndGet();
                }
                return seen;
            };
            Future<List<String>> seen = reader.submit(polling);
            while (refreshes.get() < REFRESHES && !seen.isDone()) {
                int before = reads.get();
                publish(output, refreshes.incrementAndGet());
                while (reads.get() == before && !seen.isDone()) Thread.onSpinWait();
            }
            assertThat(seen.get()).contains("3000 1", "4000 1").isSubsetOf("3000 1", "4000 1");
        } finally {
            reader.shutdownNow();
        }
    }

    private String again(SparkSession spark) {
        try {
            return poll(spark);
        } catch (Exception straddled) {
            return poll(spark);
        }
    }

    private String poll(SparkSession spark) {
        Dataset<Row> tacs = spark.read().parquet(folder.resolve("tables/tacs").toString());
        Row row = tacs.selectExpr("count(*)", "count(distinct activity)").first();
        return row.getLong(0) + " " + row.getLong(1);
    }

    private static void publish(Store output, int round) throws IOException {
        List<TacRow> rows = new ArrayList<>();
        int frames = round % 2 == 0 ? 4000 : 3000;
        for (int frame = 0; frame < frames; frame++) rows.add(SampleRows.tac("01", "putamen", frame, 1.0 + round));
        SampleRows.commit(output, "01", 0, "round" + round, rows);
        new TableView(output).refresh(new Ledger(output).readAll().entries().values());
    }
}
