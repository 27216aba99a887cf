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
import org.junit.jupiter.api.io.TempDir;

/** The notebook as a statistician runs it: headless, on the tables of a small trial that the pipeline made. */
class NotebookIT {
    @Test
    void theTrialsFirstTableHoldsTheMeansOfTheTablesAndNoCellComplains(@TempDir Path scratch)
            throws IOException, InterruptedException, SQLException {
        Study study = SimulatedStudy.with(scratch);
        String html = executed(study);
        assertThat(html)
                .contains("ketamine n = 2; placebo n = 1", "<strong>Small sample.</strong>")
                .doesNotContain("data-mime-type=\"application/vnd.jupyter.stderr\"", "Traceback");
        assertThat(html.split("<img", -1)).as("three figures").hasSize(4);
        assertThat(rowOf(html, "hippocampus"))
                .startsWith("<th>hippocampus</th> <td>" + ketamineBaseline(study, "hippocampus") + "</td>");
    }

    /** Published numbers of Tiger 2020, and what follows from them for n = 20 and 30: t, dz and Fisher's intervals. */
    @Test
    void aTrialMadeToHaveThePublishedMomentsGivesThePublishedStatistics(@TempDir Path folder)
            throws IOException, InterruptedException, SQLException {
        String html = executed(PublishedTrial.in(folder));
        assertThat(html).contains("ketamine n = 20; placebo n = 10").doesNotContain("<strong>Small sample.</strong>");
        assertThat(rowOf(html, "hippocampus after ketamine, change of means %"))
                .contains("<td>16.700</td> <td>16.700</td> <td>20</td>");
        assertThat(rowOf(html, "hippocampus after ketamine, paired t: p")).contains("<td>0.036</td> <td>0.036</td>");
        assertThat(html.replaceAll("\\s+", " ")).contains("<td>2.257</td> <td>19</td> <td>0.036</td> <td>0.505</td>");
        assertThat(rowOf(html, "rating at baseline, everyone"))
                .contains("<td>30</td> <td>-0.426</td> <td>-0.682</td> <td>-0.078</td> <td>0.019</td>");
        assertThat(rowOf(html, "reduction of the rating, ketamine"))
                .contains("<td>20</td> <td>-0.644</td> <td>-0.846</td> <td>-0.282</td> <td>0.002</td>");
    }

    private static String executed(Study study) throws IOException, InterruptedException {
        Optional<Python> python = Python.on(study);
        assumeTrue(python.isPresent(), Python.MISSING);
        String notebook = Study.NOTEBOOKS.resolve("ketamine_trial.ipynb").toString();
        String folder = study.scratch().toString();
        Python.Ended ended = python.orElseThrow()
                .run("-m", "nbconvert", "--to", "html", "--execute", "--output-dir", folder, notebook);
        assertThat(ended.exitCode()).as(ended.text()).isZero();
        return Files.readString(study.scratch().resolve("ketamine_trial.html"), StandardCharsets.UTF_8);
    }

    /** The first row with this header, its white space made single. */
    private static String rowOf(String html, String region) {
        int start = html.indexOf("<th>" + region + "</th>");
        assertThat(start).as("a row for " + region).isNotNegative();
        return html.substring(start, html.indexOf("</tr>", start)).replaceAll("\\s+", " ");
    }

    /** The same mean by another road, with the three decimals that the notebook prints. */
    private static String ketamineBaseline(Study study, String region) throws SQLException {
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
