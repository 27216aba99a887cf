package org.petline.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every snippet of the text for readers, run as it is written there. */
class SnippetsIT {
    private static final int REGIONS_TIMES_SESSIONS = 18 * 2;

    private static Study study;
    private static Snippets snippets;

    @BeforeAll
    static void read(@TempDir Path scratch) throws IOException {
        study = SimulatedStudy.with(scratch);
        snippets = Snippets.of(Study.NOTEBOOKS.resolve("README.md"));
    }

    /** A new snippet needs a test here, or says that it is not run. */
    @Test
    void everySnippetIsRunOrSaysThatItIsNot() {
        assertThat(snippets.tags())
                .filteredOn(tag -> !tag.endsWith(" not-run"))
                .containsExactlyInAnyOrder("sql duckdb", "python petline_tables", "java spark", "sql spark");
    }

    @Test
    void duckDb() throws SQLException {
        List<Integer> sizes = new ArrayList<>();
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            for (String query : snippets.tagged("sql duckdb", study.output())) {
                int size = 0;
                try (ResultSet rows = statement.executeQuery(query)) {
                    while (rows.next()) size++;
                }
                sizes.add(size);
            }
        }
        assertThat(sizes).as("region means; scans without result").containsExactly(REGIONS_TIMES_SESSIONS, 0);
    }

    @Test
    void python() throws IOException, InterruptedException {
        Optional<Python> python = Python.on(study);
        assumeTrue(python.isPresent(), Python.MISSING);
        for (String snippet : snippets.tagged("python petline_tables", study.output())) {
            Python.Ended ended = python.orElseThrow().run("-c", snippet + "\nprint(wide.shape, wide.index[0])");
            assertThat(ended.text()).startsWith("(6, 18) ('01', 'baseline')");
            assertThat(ended.exitCode()).isZero();
        }
    }

    @Test
    void spark() throws IOException {
        try (SparkSession spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "1")
                .getOrCreate()) {
            for (String query : snippets.tagged("sql spark", study.output())) {
                assertThat(spark.sql(query).count()).isEqualTo(REGIONS_TIMES_SESSIONS);
            }
            for (String snippet : snippets.tagged("java spark", study.output())) {
                assertThat(javaValue(snippet, "means.count()")).isEqualTo("" + REGIONS_TIMES_SESSIONS);
            }
        }
    }

    /** Runs Java lines in this Java machine, where {@code spark} is the active session, then asks for one value. */
    private static String javaValue(String lines, String question) {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            String value = "";
            String rest = "var spark = org.apache.spark.sql.SparkSession.active();" + lines + question;
            while (!rest.isBlank()) {
                SourceCodeAnalysis.CompletionInfo next =
                        shell.sourceCodeAnalysis().analyzeCompletion(rest);
                for (SnippetEvent event : shell.eval(next.source())) {
                    assertThat(event.status()).as(next.source()).isEqualTo(Snippet.Status.VALID);
                    assertThat(event.exception()).as(next.source()).isNull();
                    value = event.value();
                }
                rest = next.remaining();
            }
            return value;
        }
    }
}
