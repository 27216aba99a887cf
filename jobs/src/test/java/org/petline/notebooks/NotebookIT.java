package org.petline.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The notebook as a statistician runs it: headless, on the tables of a small trial that the pipeline made. */
class NotebookIT {
    @Test
    void theTrialsFirstTableHoldsTheMeansOfTheTablesAndNoCellComplains()
            throws IOException, InterruptedException, SQLException {
        SimulatedStudy study = SimulatedStudy.get();
        Optional<Python> python = Python.on(study);
        assumeTrue(python.isPresent(), Python.MISSING);

        Path notebook = SimulatedStudy.NOTEBOOKS.resolve("ketamine_trial.ipynb");
        Python.Ended ended = python.orElseThrow()
                .run(
                        "-m",
                        "nbconvert",
                        "--to",
                        "html",
                        "--execute",
                        "--output-dir",
                        study.scratch().toString(),
                        notebook.toString());

        assertThat(ended.exitCode()).as(ended.text()).isZero();
        String html = Files.readString(study.scratch().resolve("ketamine_trial.html"), StandardCharsets.UTF_8);
        assertThat(html)
                .contains("ketamine n = 2; placebo n = 1", "Small sample.")
                .doesNotContain("data-mime-type=\"application/vnd.jupyter.stderr\"", "Traceback");
        assertThat(html.split("<img", -1)).as("three figures").hasSize(4);
        assertThat(rowOf(html, "hippocampus"))
                .startsWith("<th>hippocampus</th> <td>" + ketamineBaseline(study, "hippocampus") + "</td>");
    }

    /** The first row with this header, its white space made single. */
    private static String rowOf(String html, String region) {
        int start = html.indexOf("<th>" + region + "</th>");
        assertThat(start).as("a row for " + region).isNotNegative();
        return html.substring(start, html.indexOf("</tr>", start)).replaceAll("\\s+", " ");
    }

    /** The same mean by another road, with the three decimals that the notebook prints. */
    private static String ketamineBaseline(SimulatedStudy study, String region) throws SQLException {
        String query = """
                select printf('%%.3f', avg(bpnd))
                from read_parquet('%s/tables/binding_potentials/*.parquet') fits
                join read_csv('%s/participants.tsv', delim = '\t', all_varchar = true) people
                on people.participant_id = 'sub-' || fits.participant_id
                where is_primary and session_id = 'baseline' and "group" = 'ketamine' and region = '%s'
                """.formatted(study.output(), study.dataset(), region);
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
