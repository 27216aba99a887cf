package org.petline.jobs.tables;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A statistician's own Spark, over the tables of a folder that Hadoop can reach. */
final class SparkTool implements PollingReader.Tool {
    private final String tables;
    private final SparkSession spark;

    SparkTool(String tables) {
        this.tables = tables;
        this.spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", 1)
                .getOrCreate();
    }

    @Override
    public Set<PollingReader.Sight> ask(Table<?> table) {
        Column results = table == Table.SCANS ? count(lit(1)) : countDistinct(col("result_fingerprint"));
        Set<PollingReader.Sight> sights = new HashSet<>();
        for (Row row : spark.read()
                .parquet(tables + "/" + table.name())
                .groupBy("participant_id", "session_id")
                .agg(count(lit(1)), results)
                .collectAsList()) {
            sights.add(new PollingReader.Sight(
                    table.name(), row.getString(0), row.getString(1), row.getLong(2), row.getLong(3)));
        }
        return sights;
    }

    /** The folder is not there yet, or nothing is in it. */
    @Override
    public boolean isMissing(Exception failed) {
        return failed.getMessage().contains("PATH_NOT_FOUND")
                || failed.getMessage().contains("UNABLE_TO_INFER_SCHEMA");
    }

    @Override
    public void close() throws IOException {
        spark.close();
    }
}
