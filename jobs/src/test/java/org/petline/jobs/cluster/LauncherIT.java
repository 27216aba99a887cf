package org.petline.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.jobs.cluster.Installation.Outcome;

/** The launcher, from a folder with blanks in its name; where only the shell is meant, Java and Maven are scripts. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LauncherIT {
    /** Prints its own name and then one argument a line. */
    private static final String ECHO = "printf '%s\\n' \"${0##*/}\" \"$@\"";

    @TempDir
    private Path folder;

    /** Where Maven writes down what it compiled. */
    private static final String COMPILED =
            "jobs/target/maven-status/maven-compiler-plugin/compile/default-compile/inputFiles.lst";

    private Installation petline;

    @BeforeEach
    void install() throws IOException {
        petline = new Installation(folder.resolve("a place with blanks"));
    }

    @AfterEach
    void uninstall() throws IOException {
        petline.close();
    }

    /** The shells of this machine that call themselves POSIX. */
    static List<List<String>> shells() {
        return Stream.of(List.of("sh"), List.of("dash"), List.of("bash", "--posix"), List.of("busybox", "sh"))
                .filter(shell -> Stream.of("/bin", "/usr/bin")
                        .anyMatch(place -> Files.isExecutable(Path.of(place, shell.get(0)))))
                .toList();
    }

    @Test
    void versionIsTheJarsOwn() throws IOException, InterruptedException {
        Outcome outcome = run("--version");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).matches("petline \\d+\\.\\d+\\.\\d+\\R");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void helpListsTheCommandsAndLoadsNothingOfSpark() throws IOException, InterruptedException {
        petline.with("PETLINE_JAVA_OPTS", "-Xlog:class+load:file=classes.log");
        Outcome outcome = run("--help");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("run", "simulate", "status", "explain", "export", "Exit codes");
        assertThat(folder.resolve("classes.log"))
                .content()
                .contains("org.petline.jobs.Main")
                .doesNotContain("org.apache.spark.");
    }

    @Test
    void usageErrorsEndWithOneAndSayWhatIsWrong() throws IOException, InterruptedException {
        Outcome missing = run("run", "only-a-dataset");
        assertThat(missing.code()).isEqualTo(1);
        assertThat(missing.err()).contains("petline: ", "OUTPUT_DIR", "--help").doesNotContain("\tat ");

        Outcome absent = run("run", "no such dataset", "out");
        assertThat(absent.code()).isEqualTo(1);
        assertThat(absent.err()).contains("DATASET_MISSING", "no such dataset").doesNotContain("\tat ");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void anUnknownCommandEndsWithOneAndNamesTheNearest() throws IOException, InterruptedException {
        Outcome outcome = run("simulat");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("simulat").contains("simulate");
    }

    @Test
    void aLinkToTheLauncherIsTheLauncher() throws IOException, InterruptedException {
        Path absolute = Files.createSymbolicLink(folder.resolve("absolute"), petline.launcher());
        Path relative = Files.createSymbolicLink(folder.resolve("relative"), Path.of("absolute"));
        Outcome outcome = petline.run(List.of(), relative, "--version");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(absolute).isSymbolicLink();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void everyArgumentButMasterArrivesAsItWas(List<String> shell) throws IOException, InterruptedException {
        echoJava();
        Outcome outcome = petline.run(
                shell,
                petline.launcher(),
                "run",
                "a  b",
                "",
                "--set",
                "x=$HOME *",
                "--master",
                "local[3]",
                "it's \"\\n");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        List<String> lines = outcome.out().lines().toList();
        assertThat(lines.subList(lines.indexOf("org.petline.jobs.Main") + 1, lines.size()))
                .containsExactly("run", "a  b", "", "--set", "x=$HOME *", "it's \"\\n");
        assertThat(lines).contains("-Dspark.master=local[3]", "@" + petline.at("conf/jvm.args"));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void withoutMasterAllCoresOfThisMachineWork(List<String> shell) throws IOException, InterruptedException {
        echoJava();
        petline.with("PETLINE_MEMORY", "7g").with("PETLINE_JAVA_OPTS", "-Da=1 -Db=2");
        Outcome outcome = petline.run(shell, petline.launcher(), "status", "out");
        assertThat(outcome.out().lines()).contains("-Dspark.master=local[*]", "-Xmx7g", "-Da=1", "-Db=2");
        assertThat(outcome.out()).doesNotContain("::");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void settingsOfHadoopAreFoundBeforeSparksClasses(List<String> shell) throws IOException, InterruptedException {
        echoJava();
        petline.with("HADOOP_CONF_DIR", "/etc/a hadoop");
        String jar = petline.at("jobs/target/petline.jar").toString();
        String spark = petline.at("jobs/target/spark-home/jars") + "/*";
        assertThat(petline.run(shell, petline.launcher(), "status", "out").out().lines())
                .contains(jar + ":/etc/a hadoop:" + spark);
        assertThat(petline.run(shell, petline.launcher(), "run", "a", "b", "--master", "yarn")
                        .out()
                        .lines())
                .contains("/etc/a hadoop:" + spark);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void masterWithoutValueIsAUsageError(List<String> shell) throws IOException, InterruptedException {
        echoJava();
        Outcome outcome = petline.run(shell, petline.launcher(), "run", "a", "b", "--master");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("--master needs a value");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void anotherMasterGoesToSparkSubmit(List<String> shell) throws IOException, InterruptedException {
        echoJava();
        List<String> expected = List.of(
                "--master",
                "spark://host:7077",
                "--class",
                "org.petline.jobs.Main",
                petline.at("jobs/target/petline.jar").toString(),
                "run",
                "a b",
                "c");
        String[] arguments = {"run", "a b", "--master=spark://host:7077", "c"};

        List<String> own =
                petline.run(shell, petline.launcher(), arguments).out().lines().toList();
        assertThat(own.subList(own.indexOf("org.apache.spark.deploy.SparkSubmit") + 1, own.size()))
                .isEqualTo(expected);

        Path home = folder.resolve("a spark");
        Installation.script(home.resolve("bin/spark-submit"), ECHO);
        petline.with("SPARK_HOME", home.toString());
        List<String> users =
                petline.run(shell, petline.launcher(), arguments).out().lines().toList();
        assertThat(users.get(0)).isEqualTo("spark-submit");
        assertThat(users.subList(1, users.size())).isEqualTo(expected);
    }

    @Test
    void noJavaIsSaidInOneSentence() throws IOException, InterruptedException {
        petline.with("JAVA_HOME", folder.resolve("nowhere").toString());
        Outcome outcome = run("--version");
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err().lines()).singleElement().asString().contains("nowhere/bin/java", "JAVA_HOME");
    }

    @Test
    void theJarWithoutSparkIsSaidInOneSentence() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String jar = petline.at("jobs/target/petline.jar").toString();
        Outcome outcome = petline.run(List.of(java, "-jar", jar, "run", "a-dataset", "out"));
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err().lines()).singleElement().asString().contains("bin/petline", "spark-submit");
    }

    @Test
    void sourcesNewerThanTheJarAreBuiltOnce() throws IOException, InterruptedException {
        echoJava();
        checkOut();
        maven("echo built >>\"$(dirname \"$0\")/builds\"");
        Path source = Files.writeString(petline.at("jobs/src/main/New.java"), "");
        Path jar = petline.at("jobs/target/petline.jar");
        Files.setLastModifiedTime(
                source, FileTime.fromMillis(Files.getLastModifiedTime(jar).toMillis() + 5_000));

        Outcome outcome = run("--version");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).contains("petline: building");
        Files.setLastModifiedTime(
                source, FileTime.fromMillis(Files.getLastModifiedTime(jar).toMillis() - 5_000));
        assertThat(run("--version").err()).isEmpty();
        assertThat(folder.resolve("maven/builds")).hasContent("built");
    }

    /** cp -r gives files the times at which they were copied, in whatever order. */
    @Test
    void aFolderThatWasCopiedNeverBuildsItself() throws IOException, InterruptedException {
        echoJava();
        checkOut();
        maven("echo built >>\"$(dirname \"$0\")/builds\"");
        Path source = Files.writeString(petline.at("jobs/src/main/New.java"), "");
        FileTime newer = FileTime.fromMillis(
                Files.getLastModifiedTime(petline.at("jobs/target/petline.jar")).toMillis() + 5_000);
        Files.setLastModifiedTime(source, newer);
        Files.writeString(petline.at(COMPILED), "/opt/built-elsewhere/jobs/src/main/New.java\n");
        assertThat(run("--version").err()).isEmpty();
        Files.writeString(petline.at(COMPILED), petline.at("jobs/src/main/New.java") + "\n");
        Files.delete(petline.at(".git"));
        assertThat(run("--version").err()).as("no checkout").isEmpty();
        assertThat(folder.resolve("maven/builds")).doesNotExist();

        Files.delete(petline.at("jobs/target/petline.jar"));
        Outcome incomplete = run("--version");
        assertThat(incomplete.code()).isEqualTo(3);
        assertThat(incomplete.err().lines()).singleElement().asString().contains("copy the whole folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3x", "3072"})
    void aHeapThatIsNoSizeIsSaidInOneSentence(String memory) throws IOException, InterruptedException {
        echoJava();
        petline.with("PETLINE_MEMORY", memory);
        Outcome outcome = run("--version");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err().lines()).singleElement().asString().contains("PETLINE_MEMORY=" + memory, "3g");
    }

    @Test
    void aFailedBuildShowsItsLogAndEndsWithThree() throws IOException, InterruptedException {
        echoJava();
        checkOut();
        maven("echo cannot find symbol; exit 1");
        Files.delete(petline.at("jobs/target/petline.jar"));
        Outcome outcome = run("--version");
        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.err()).contains("cannot find symbol", "petline: the build failed");
        assertThat(outcome.out()).isEmpty();
    }

    private Outcome run(String... arguments) throws IOException, InterruptedException {
        return petline.run(List.of(), petline.launcher(), arguments);
    }

    private void echoJava() throws IOException {
        Installation.script(folder.resolve("a java/bin/java"), ECHO);
        petline.with("JAVA_HOME", folder.resolve("a java").toString());
    }

    private void maven(String line) throws IOException {
        Path mvn = Installation.script(folder.resolve("maven/mvn"), line);
        petline.with("PATH", mvn.getParent() + ":" + System.getenv("PATH"));
    }

    /** What the launcher looks at where petline is run from its sources. */
    private void checkOut() throws IOException {
        Files.writeString(petline.at(".git"), "gitdir: elsewhere");
        Files.createDirectories(petline.at(COMPILED).getParent());
        Files.writeString(petline.at(COMPILED), petline.at("jobs/src/main/New.java") + "\n");
        for (String path : List.of("common/src/main", "jobs/src/main", "conf/regions")) {
            Files.createDirectories(petline.at(path));
        }
        for (String path : List.of("pom.xml", "common/pom.xml", "jobs/pom.xml", "conf/petline.yaml")) {
            Path file = Files.writeString(petline.at(path), "");
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        }
    }
}
