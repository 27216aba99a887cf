package org.petline.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.deploy.SparkSubmitArguments;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.petline.documents.Document.Block;
import org.petline.documents.Document.Kind;
import org.petline.documents.DocumentedStudy.Said;
import org.petline.documents.ShellLines.Command;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.tables.Table;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Whatever the project's texts set apart for a reader to copy, run as it stands there but for the places that it names: on
 * one small study, in this Java machine. What needs more than that is parsed here and run by the test that is named. A
 * block or command for which there is no rule fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedCommandsTest {
    private static final List<String> TEXTS =
            List.of("README.md", "CONTRIBUTING.md", "conf/README.md", "notebooks/README.md");

    private static final Set<String> PROGRAMS = Set.of(
            "apt-get",
            "cd",
            "duckdb",
            "git",
            "jobs/bin/petline",
            "mvn",
            "petline",
            "python3",
            "spark-submit",
            "venv/bin/pip",
            "venv/bin/python");

    /** Commands that are not run here, and why not, or the test that runs them. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "git clone <this repository> petline",
            "the reader knows from where",
            "cd petline",
            "the tests are there already",
            "python3 -m venv venv",
            "fetches from the network",
            "venv/bin/pip install -r notebooks/requirements.txt",
            "fetches from the network",
            "PETLINE_OUTPUT=$PWD/petline-demo/results PETLINE_DATASET=$PWD/petline-demo/dataset venv/bin/python -m"
                    + " nbconvert --to html --execute notebooks/ketamine_trial.ipynb",
            "org.petline.notebooks.NotebookIT",
            "apt-get install --no-install-recommends python3-pandas python3-statsmodels python3-matplotlib"
                    + " python3-jpype jupyter-nbconvert jupyter-client python3-ipykernel",
            "as .ci/run does");

    /** spark-submit on real clusters. */
    private static final List<String> SUBMITTED_BY =
            List.of("org.petline.jobs.cluster.StandaloneClusterIT", "org.petline.jobs.cluster.HdfsIT");

    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Z_]+=.*");
    private static final Pattern SETTINGS = Pattern.compile("[a-z-]+:( .*)?");
    private static final Pattern METRIC = Pattern.compile("petline_\\w+");

    private DocumentedStudy study;

    @BeforeAll
    void simulate(@TempDir Path folder) throws IOException {
        study = DocumentedStudy.in(folder);
    }

    @TestFactory
    Stream<DynamicTest> everyBlockOfEveryTextHolds() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String text : TEXTS) {
            for (Block block : Document.at(text).blocks()) tests.addAll(testsOf(text, block));
        }
        return tests.stream();
    }

    private List<DynamicTest> testsOf(String text, Block block) {
        String first = block.lines().get(0);
        String place = text + ":" + block.line() + " ";
        if (block.kind() == Kind.INDENTED && !isCommand(first)) {
            return List.of(DynamicTest.dynamicTest(place + first, () -> requireTrue(block)));
        }
        // A fence without a tag shows what a command says; with one it holds a picture, or what SnippetsIT runs.
        assertThat(block.tag()).as(place).matches("|mermaid|(sql|python|java|r) \\w+( not-run)?");
        List<DynamicTest> tests = new ArrayList<>();
        for (Command command : ShellLines.commands(block.tag().isEmpty() ? block.lines() : List.of())) {
            String line = block.lines().get(command.line());
            if (block.kind() == Kind.FENCED && !isCommand(line)) continue;
            String name = text + ":" + (block.line() + command.line()) + " " + command;
            tests.add(DynamicTest.dynamicTest(name, () -> require(command)));
        }
        return tests;
    }

    private static boolean isCommand(String line) {
        return ShellLines.words(line).stream()
                .filter(word -> !ASSIGNMENT.matcher(word).matches())
                .findFirst()
                .filter(PROGRAMS::contains)
                .isPresent();
    }

    /** Settings, metrics, and the tree of an output. */
    private void requireTrue(Block block) throws IOException {
        String first = block.lines().get(0);
        if (first.equals("OUTPUT_DIR/")) {
            for (String line : block.lines().subList(1, block.lines().size())) requireInOutput(line.strip());
        } else if (METRIC.matcher(first).find()) {
            String metrics = Files.readString(study.results().resolve("petline/metrics.prom"));
            METRIC.matcher(first)
                    .results()
                    .forEach(metric -> assertThat(metrics).contains("\n" + metric.group() + "{"));
        } else if (SETTINGS.matcher(ShellLines.words(first).get(0)).matches()) {
            SettingsReader.defaults().with(block.text(), "FILE").settings();
        } else {
            fail("no rule says what this is:\n" + block.text());
        }
    }

    private void requireInOutput(String line) throws IOException {
        if (line.startsWith("tables/")) {
            String names = line.substring("tables/".length()).split(" {2,}", 2)[0];
            assertThat(List.of(names.split(", ", -1)))
                    .isEqualTo(Table.all().stream().map(Table::name).toList());
            for (Table<?> table : Table.all()) {
                assertThat(study.resultsLike("tables/" + table.name() + "/*.parquet"))
                        .isNotEmpty();
            }
        } else {
            String path = ShellLines.words(line).get(0).replaceAll("[\\[\\]]|/$", "");
            assertThat(study.resultsLike(path)).as(line).isNotEmpty();
        }
    }

    private void require(Command command) throws Exception {
        List<String> words = command.words();
        List<String> rest = words.subList(1, words.size());
        if (ELSEWHERE.containsKey(command.toString())) {
            requireElsewhere(words, ELSEWHERE.get(command.toString()));
            return;
        }
        switch (words.get(0)) {
            case "jobs/bin/petline", "petline" -> {
                for (List<String> choice : OptionalWords.choices(rest)) requirePetline(choice);
            }
            case "mvn" -> new MavenCommand().requireSound(rest);
            case "duckdb" -> requireDuckDb(rest);
            case "spark-submit" -> requireSparkSubmit(rest);
            default -> fail("no rule says how to run: " + command);
        }
    }

    /** The named test is there, and so is every file that the command names. */
    private static void requireElsewhere(List<String> words, String where) throws Exception {
        if (where.startsWith("org.petline.")) assertThat(Class.forName(where)).isNotNull();
        for (String word : words) {
            if (word.startsWith("notebooks/"))
                assertThat(Document.ROOT.resolve(word)).exists();
        }
        if (words.get(0).equals("apt-get")) {
            assertThat(Document.ROOT.resolve(".ci/run"))
                    .content()
                    .contains(String.join(" ", words.subList(3, words.size())));
        }
    }

    private void requirePetline(List<String> words) throws IOException {
        List<String> arguments = new ArrayList<>();
        for (String word : words) arguments.add(study.filled(word));
        switch (words.get(0)) {
            case "demo" -> arguments.addAll(List.of("--out", study.filled("petline-demo")));
            case "repair" -> {
                Path copy = study.copyOfResults();
                assertThat(FileUtil.fullyDelete(copy.resolve("petline/ledger").toFile()))
                        .isTrue();
                arguments.replaceAll(word -> word.replace(study.results().toString(), copy.toString()));
            }
            default -> {}
        }
        Said said = study.petline(arguments);
        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(said.text()).isNotBlank().doesNotContain("\tat ");
    }

    private void requireDuckDb(List<String> words) throws SQLException {
        assertThat(words).hasSize(2).startsWith("-c");
        String query = words.get(1).replace("OUTPUT_DIR", study.results().toString());
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
        }
    }

    /** As Spark's own parser takes it; the command that it hands to petline, by petline's. */
    private void requireSparkSubmit(List<String> words) throws ClassNotFoundException {
        SparkSubmitArguments parsed = new SparkSubmitArguments(
                CollectionConverters.asScala(words).toSeq(),
                scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(Map.of())));
        assertThat(Class.forName(parsed.mainClass())).isNotNull();
        assertThat(parsed.primaryResource()).endsWith("jobs/target/petline.jar");
        requireKnown(List.copyOf(CollectionConverters.asJava(parsed.childArgs())));
        for (String test : SUBMITTED_BY) assertThat(Class.forName(test)).isNotNull();
    }

    /** Commands within sentences are often only the words that matter there: those have to be known. */
    @TestFactory
    Stream<DynamicTest> everyCommandWithinASentenceIsKnown() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String text : TEXTS) {
            for (String span : Document.at(text).spans()) {
                List<String> words = ShellLines.words(span);
                if (words.size() < 2 || !PROGRAMS.contains(words.get(0))) continue;
                // The launcher starts it from a module beside this one, which tests each of its commands.
                if (words.get(1).equals("bench")) continue;
                List<String> rest = words.subList(1, words.size());
                tests.add(DynamicTest.dynamicTest(text + ": " + span, () -> {
                    if (words.get(0).equals("mvn")) new MavenCommand().requireSound(rest);
                    else requireKnown(withoutMaster(rest));
                }));
            }
        }
        return tests.stream();
    }

    /** The option that is the launcher's own, and the dots that stand for more. */
    private static List<String> withoutMaster(List<String> words) {
        List<String> rest = new ArrayList<>(words);
        int master = rest.indexOf("--master");
        if (master >= 0) rest.subList(master, master + 2).clear();
        rest.remove("...");
        return rest;
    }

    /** With --help nothing that is needed is missed, but what is not known is. */
    private void requireKnown(List<String> words) {
        List<String> arguments = new ArrayList<>(OptionalWords.choices(words).get(0));
        arguments.add("--help");
        Said said = study.petline(arguments);
        assertThat(said.exit()).as(said.text()).isZero();
    }

    @Test
    void everyOptionWithinASentenceIsOneOfPetlines() throws IOException {
        Set<String> known = new TreeSet<>(Set.of("--master"));
        Pattern option = Pattern.compile("--[a-z][a-z0-9-]*");
        List<String> commands = Pattern.compile("(?m)^  ([a-z]+) ")
                .matcher(study.petline(List.of("--help")).text())
                .results()
                .map(line -> line.group(1))
                .toList();
        assertThat(commands).contains("run", "fit", "status");
        for (String command : commands) {
            String help = study.petline(List.of(command, "--help")).text();
            option.matcher(help).results().forEach(found -> known.add(found.group()));
        }
        Set<String> unknown = new TreeSet<>();
        for (String text : TEXTS) {
            for (String span : Document.at(text).spans()) {
                if (span.startsWith("--")) option.matcher(span).results().forEach(found -> unknown.add(found.group()));
            }
        }
        assertThat(unknown).hasSizeGreaterThan(10);
        unknown.removeAll(known);
        assertThat(unknown).isEmpty();
    }
}
