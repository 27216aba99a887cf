package org.petline.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.spark.deploy.SparkSubmitArguments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.jobs.cluster.Installation.Outcome;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The scripts of conf/submit for clusters that are not here: what they hand to spark-submit is read by Spark's own parser.
 * Java and spark-submit are scripts: the one says what {@code petline status} would, the other notes what it is given.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SubmitExamplesIT {
    private static final String DATA = "hdfs://host/data/bids";
    private static final String OUTPUT = "hdfs://host/data/petline";

    @TempDir
    private Path folder;

    private Installation petline;

    @BeforeEach
    void install() throws IOException {
        petline = new Installation(folder.resolve("a place with blanks"));
        petline.with("SPARK_HOME", folder.resolve("spark").toString());
        petline.with("JAVA_HOME", folder.resolve("java").toString());
    }

    @AfterEach
    void uninstall() throws IOException {
        petline.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "cluster"})
    void yarn(String mode) throws IOException, InterruptedException {
        aRunThatEndsWith(0);
        submissionThatEndsWith(0);
        Outcome outcome = submit("yarn.sh", mode, DATA, OUTPUT, "--tracer", "a b");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        SparkSubmitArguments parsed = parsed();
        assertThat(parsed.master()).isEqualTo("yarn");
        assertThat(parsed.deployMode()).isEqualTo(mode);
        assertThat(parsed.numExecutors()).isEqualTo("4");
        assertThat(parsed.sparkProperties().get("spark.yarn.maxAppAttempts").get())
                .isEqualTo("1");
        requirePetline(parsed, petline.at("jobs/target/petline.jar").toUri().getRawPath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"client", "cluster"})
    void kubernetes(String mode) throws IOException, InterruptedException {
        String jar = "local:///opt/petline/petline.jar";
        String master = "k8s://https://host:6443";
        aRunThatEndsWith(0);
        submissionThatEndsWith(0);
        petline.with("PETLINE_NAMESPACE", "imaging");
        Outcome outcome =
                submit("kubernetes.sh", mode, master, "registry/petline:1", jar, DATA, OUTPUT, "--tracer", "a b");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        SparkSubmitArguments parsed = parsed();
        assertThat(parsed.master()).isEqualTo(master);
        assertThat(parsed.deployMode()).isEqualTo(mode);
        assertThat(parsed.sparkProperties()
                        .get("spark.kubernetes.container.image")
                        .get())
                .isEqualTo("registry/petline:1");
        assertThat(parsed.sparkProperties().get("spark.kubernetes.namespace").get())
                .isEqualTo("imaging");
        requirePetline(parsed, jar);
    }

    @Test
    void theVerdictIsTheRunsWhateverTheSubmissionSays() throws IOException, InterruptedException {
        aRunThatEndsWith(2);
        submissionThatEndsWith(0);
        assertThat(submit("yarn.sh", "cluster", DATA, OUTPUT).code()).isEqualTo(2);
        aRunThatEndsWith(0);
        submissionThatEndsWith(1);
        Outcome outcome = submit("yarn.sh", "cluster", DATA, OUTPUT);
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).contains("the submission ended with 1");
    }

    @Test
    void theVerdictOfAnEarlierRunIsNotTakenForThisOnes() throws IOException, InterruptedException {
        aRunThatEndsWith(0);
        Installation.script(folder.resolve("spark/bin/spark-submit"), "exit 0");
        Files.writeString(folder.resolve("runs"), "run before: all done\n");
        Outcome outcome = submit("yarn.sh", "cluster", DATA, OUTPUT);
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err()).contains("no run was begun on " + OUTPUT);
    }

    @Test
    void withoutSparkTheScriptsSayWhatIsMissing() throws IOException, InterruptedException {
        petline.with("SPARK_HOME", "");
        Outcome outcome = submit("standalone.sh", "spark://host:7077", DATA, OUTPUT);
        assertThat(outcome.code()).isNotZero();
        assertThat(outcome.err()).contains("SPARK_HOME").contains("the folder of your Spark");
    }

    private Outcome submit(String script, String... arguments) throws IOException, InterruptedException {
        return petline.run(List.of(), petline.at("conf/submit/" + script), arguments);
    }

    /** Lets `petline status` tell of the runs that are noted, the last of which ended with a code. */
    private void aRunThatEndsWith(int code) throws IOException {
        String runs = folder.resolve("runs").toString();
        Installation.script(
                folder.resolve("java/bin/java"),
                "[ -f '" + runs + "' ] || exit 1",
                "cat '" + runs + "'",
                "exit " + code);
    }

    /** Lets spark-submit note its arguments, one a line, and a new run. */
    private void submissionThatEndsWith(int code) throws IOException {
        Installation.script(
                folder.resolve("spark/bin/spark-submit"),
                "printf '%s\\n' \"$@\" > '" + folder.resolve("arguments") + "'",
                "echo \"run $$: as it went\" > '" + folder.resolve("runs") + "'",
                "exit " + code);
    }

    private SparkSubmitArguments parsed() throws IOException {
        List<String> arguments = Files.readAllLines(folder.resolve("arguments"));
        Map<String, String> environment = Map.of("HADOOP_CONF_DIR", "/etc/hadoop/conf");
        return new SparkSubmitArguments(
                CollectionConverters.asScala(arguments).toSeq(),
                scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(environment)));
    }

    private static void requirePetline(SparkSubmitArguments parsed, String jar) {
        assertThat(parsed.mainClass()).isEqualTo("org.petline.jobs.Main");
        assertThat(parsed.primaryResource()).endsWith(jar);
        assertThat(parsed.name()).isEqualTo("petline");
        assertThat(parsed.executorCores()).isEqualTo("1");
        assertThat(parsed.executorMemory()).isEqualTo("2g");
        assertThat(parsed.childArgs().mkString("|")).isEqualTo("run|" + DATA + "|" + OUTPUT + "|--tracer|a b");
    }
}
