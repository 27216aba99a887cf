package org.petline.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.petline.jobs.cluster.Installation.Outcome;

/**
 * The lines of conf/nightly run as they are written, but for the folders: one night by cron, the next by systemd, the
 * third by Airflow, all on one output. Whichever comes first does the work; the others find nothing to do.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@ExtendWith(Testbed.Shared.class)
@TestMethodOrder(MethodOrderer.MethodName.class)
class NightlyExamplesIT {
    private static final Path EXAMPLES = Path.of(System.getProperty("petline.root"), "conf/nightly");

    /** Prints the commands of a DAG; the folder of these stands in for Airflow, which the tests do without. */
    private static final String AIRFLOW = """
            class DAG:
                def __init__(self, dag_id, schedule, **rest): pass
                def __enter__(self): return self
                def __exit__(self, *error): pass
            """;

    private static final String OPERATOR = """
            class BashOperator:
                def __init__(self, task_id, bash_command, retries=None): print(bash_command)
                def __rshift__(self, other): return other
            """;

    @TempDir
    private static Path folder;

    private static Installation petline;
    private static Path output;

    @BeforeAll
    static void install() throws IOException {
        // Short lives: the second compiler would only take their time.
        petline = new Installation(folder.resolve("petline")).with("PETLINE_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
        output = folder.resolve("output");
    }

    @AfterAll
    static void theNightsGaveTheResultsOfOneUndisturbedRun(Testbed testbed) throws IOException, InterruptedException {
        petline.close();
        testbed.requireUndisturbed(output);
    }

    @Test
    void crontab(Testbed testbed) throws IOException, InterruptedException {
        List<String> lines = Files.readAllLines(EXAMPLES.resolve("crontab")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(lines).hasSize(1);
        // Five fields of numbers and stars, then the command, in which cron takes a bare % for the end of the line.
        assertThat(lines.get(0)).matches("([0-9*/,-]+ ){5}/.*").doesNotContain("%");
        String command = lines.get(0).split(" ", 6)[5];
        requireSuccess(command, testbed);
        assertThat(folder.resolve("petline.log")).content().contains(SmallTrial.SCANS + " done");
    }

    @Test
    void systemdService(Testbed testbed) throws IOException, InterruptedException {
        String unit = Files.readString(EXAMPLES.resolve("petline.service"));
        List<String> starts = Pattern.compile("(?m)^ExecStart=(.*)$")
                .matcher(unit)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(starts).hasSize(1);
        requireSuccess(starts.get(0), testbed);
    }

    @Test
    void systemdTakesTheUnitsWithoutAWord() throws IOException, InterruptedException {
        assumeTrue(isThere("systemd-analyze"), "systemd-analyze is not on this machine");
        Path units = Files.createDirectory(folder.resolve("units"));
        for (String name : List.of("petline.service", "petline.timer")) {
            String text = Files.readString(EXAMPLES.resolve(name))
                    .replace("/opt/petline", petline.root().toString())
                    .replaceAll("(?m)^User=.*\n", "");
            Files.writeString(units.resolve(name), text);
        }
        Outcome outcome = shell("systemd-analyze verify " + units + "/petline.service " + units + "/petline.timer");
        assertThat(outcome.out() + outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
    }

    @Test
    void whatAirflowReads(Testbed testbed) throws IOException, InterruptedException {
        assumeTrue(isThere("python3"), "python3 is not on this machine");
        Map<String, String> modules = Map.of(
                "airflow/__init__.py", AIRFLOW,
                "airflow/providers/__init__.py", "",
                "airflow/providers/standard/__init__.py", "",
                "airflow/providers/standard/operators/__init__.py", "",
                "airflow/providers/standard/operators/bash.py", OPERATOR);
        Path python = folder.resolve("python");
        for (Map.Entry<String, String> module : modules.entrySet()) {
            Path file = python.resolve(module.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, module.getValue());
        }
        Outcome parsed = shell("PYTHONDONTWRITEBYTECODE=1 PYTHONPATH='" + python + "' python3 '"
                + EXAMPLES.resolve("airflow_dag.py") + "'");
        assertThat(parsed.code()).as(parsed.err()).isZero();
        List<String> commands = parsed.out().lines().toList();
        assertThat(commands).hasSize(2);
        for (String command : commands) requireSuccess(command, testbed);
    }

    /** Runs a command with this test's folders in place of those that the examples name. */
    private static void requireSuccess(String command, Testbed testbed) throws IOException, InterruptedException {
        Outcome outcome = shell(command.replace("/opt/petline", petline.root().toString())
                .replace("/data/bids", testbed.dataset().toString())
                .replace("/data/petline", output.toString())
                .replace("/var/log", folder.toString()));
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
    }

    private static boolean isThere(String program) throws IOException, InterruptedException {
        return shell("command -v " + program).code() == 0;
    }

    private static Outcome shell(String command) throws IOException, InterruptedException {
        return petline.run(List.of("sh", "-c", command));
    }
}
