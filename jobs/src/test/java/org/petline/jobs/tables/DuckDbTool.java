package org.petline.jobs.tables;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** DuckDB over the tables of a local folder. */
final class DuckDbTool implements PollingReader.Tool {
    private final PollingReader.Place place;
    private final Connection duckDb;

    DuckDbTool(PollingReader.Place place) throws SQLException {
        this.place = place;
        this.duckDb = DriverManager.getConnection("jdbc:duckdb:");
    }

    @Override
    public Set<PollingReader.Sight> ask(Table<?> table) throws SQLException, IOException {
        String results = table == Table.SCANS ? "1" : "count(distinct result_fingerprint)";
        Set<PollingReader.Sight> sights = new HashSet<>();
        // A statement that failed cannot be used again.
        try (Statement statement = duckDb.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select participant_id, session_id, count(*), " + results + " from read_parquet('"
                                + place.tables().resolve(table.name()) + "/*.parquet') group by all")) {
            while (rows.next()) {
                sights.add(new PollingReader.Sight(
                        table.name(), rows.getString(1), rows.getString(2), rows.getLong(3), rows.getLong(4)));
            }
        }
        return sights;
    }

    @Override
    public boolean isMissing(Exception failed) {
        return failed.getMessage().contains("No files found");
    }

    @Override
    public void close() throws SQLException {
        duckDb.close();
    }
}
