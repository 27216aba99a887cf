package org.petline.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.petline.jobs.tables.OutputLayout;
import org.petline.jobs.tables.Table;
import org.petline.jobs.testing.CommandHere;

/**
 * One whole run over a dataset that is full of what is nobody's business, in which one scan is done and two are refused
 * for what stands in the very files that hold it: what it leaves, where it leaves it, and who may read that.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiscreetRunIT {
    private Path folder;
    private Path dataset;
    private Path output;
    private WatchedProcess process;
    private WatchedProcess.Outcome run;
    private SortedMap<String, String> input;

    @BeforeAll
    void runOnce(@TempDir Path temporary) throws IOException, InterruptedException {
        folder = temporary;
        dataset = SmallTrial.copyTo(folder);
        Canaries.plant(dataset);
        Path twice = dataset.resolve("sub-02/ses-baseline/pet/sub-02_ses-baseline_pet.json");
        Files.writeString(twice, Files.readString(twice).replaceFirst("\\{", "{\"PatientName\": \"KanariTwice\", "));
        Path cut = dataset.resolve("sub-01/ses-followup/pet/sub-01_ses-followup_pet.nii.gz");
        byte[] image = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(image, image.length / 2));
        input = WatchedProcess.print(dataset);
        process = new WatchedProcess(folder.resolve("place"));
        output = process.place().resolve("out");
        run = process.run("027", List.of("run", dataset.toString(), output.toString()));
    }

    @Test
    void oneScanIsDoneAndTwoAreRefused() throws IOException {
        assertThat(run.code()).as(run.said()).isEqualTo(2);
        assertThat(run.said()).contains("JSON_INVALID", "GZIP_TRUNCATED", "1 done, 2 refused");
        assertThat(Results.in(output).rows().get("tacs")).isNotEmpty();
    }

    @Test
    void nothingPersonalAndNoArmIsInAnyFileOrSaid() throws IOException {
        SortedMap<String, List<String>> leaks = new TreeMap<>();
        for (Path file : files(process.place())) {
            List<String> found = Canaries.in(Files.readAllBytes(file));
            if (!found.isEmpty()) leaks.put(file.toString(), found);
        }
        Results.in(output).rows().forEach((table, rows) -> {
            List<String> found = Canaries.in(rows.toString());
            if (!found.isEmpty()) leaks.put("rows of " + table, found);
        });
        assertThat(leaks).isEmpty();
        assertThat(Canaries.in(run.said())).isEmpty();
        assertThat(files(process.place().resolve("events")))
                .as("what Spark noted down")
                .isNotEmpty();
    }

    /** What our own reader does not show: every column that is in the files, and what stands beside the rows. */
    @Test
    void nothingPersonalIsInTheTablesAsAnyoneElseReadsThem() throws IOException, SQLException {
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            for (Table<?> table : Table.all()) {
                String files = "('" + output.resolve(OutputLayout.tableFolder(table)) + "/*.parquet')";
                for (String reading : List.of("read_parquet", "parquet_kv_metadata", "parquet_metadata")) {
                    String rows = rows(statement, "select * from " + reading + files);
                    assertThat(Canaries.in(rows)).as(reading + " of " + table).isEmpty();
                    if (table == Table.TACS) assertThat(rows).hasSizeGreaterThan(200);
                }
            }
            assertThat(Canaries.in(rows(statement, "select 'a kanariName' as x")))
                    .isNotEmpty();
        }
    }

    private static String rows(Statement statement, String query) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            for (int column = 1; column <= columns; column++) {
                text.append(rows.getMetaData().getColumnName(column)).append(' ');
            }
            while (rows.next()) {
                for (int column = 1; column <= columns; column++) {
                    Object value = rows.getObject(column);
                    boolean blob = value instanceof Blob;
                    text.append(blob ? rows.getString(column) : value).append(' ');
                }
            }
        }
        return text.toString();
    }

    @Test
    void nothingPersonalIsToldByTheOtherCommands() throws IOException {
        Path exported = Files.createDirectory(folder.resolve("exported"));
        for (String[] command : new String[][] {
            {"status", output.toString()},
            {"status", "--json", output.toString()},
            {"verify", output.toString()},
            {"clean", "--dry-run", output.toString(), "-w", exported.toString()},
            {"export", output.toString(), "--format", "csv", "--to", exported.toString()},
            {"run", dataset.toString(), output.toString(), "--dry-run", "--retry-failed"},
            {"explain", "JSON_INVALID"},
        }) {
            String said = CommandHere.run(command).said();
            assertThat(said).as(command[0]).isNotBlank();
            assertThat(Canaries.in(said)).as(command[0]).isEmpty();
        }
        for (Path file : files(exported))
            assertThat(Canaries.in(Files.readAllBytes(file))).isEmpty();
    }

    @Test
    void theCanariesCanBeFound() throws IOException {
        int planted = 0;
        for (Path file : files(dataset)) {
            if (!Canaries.in(Files.readAllBytes(file)).isEmpty()) planted++;
        }
        assertThat(planted).isGreaterThan(15);
        assertThat(Canaries.in("dose 734.512897 mg")).isNotEmpty();
    }

    @Test
    void tablesReportAndDerivativesNameNoPlaceHostOrUser() throws IOException {
        List<String> places = new ArrayList<>(List.of(folder.toString(), WatchedProcess.USER, "/here", "file:/"));
        String host = InetAddress.getLocalHost().getHostName();
        // The letters of a short name stand in any picture.
        if (host.length() > 5 && !host.startsWith("localhost")) places.add(host);
        for (Path file : files(output)) {
            String path = output.relativize(file).toString();
            if (path.startsWith("petline/") && !path.startsWith("petline/results/")) continue;
            String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            assertThat(places.stream().filter(content::contains)).as(path).isEmpty();
        }
        String rows = Results.in(output).rows().toString();
        assertThat(places.stream().filter(rows::contains)).isEmpty();
    }

    @Test
    void everyFileHasTheModeThatTheUmaskLeaves() throws IOException {
        SortedMap<String, String> other = new TreeMap<>();
        try (Stream<Path> all = Files.walk(output)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                String mode = WatchedProcess.mode(each);
                String expected = Files.isDirectory(each) ? "rwxr-x---" : "rw-r-----";
                if (!mode.equals(expected)) other.put(output.relativize(each).toString(), mode);
            }
        }
        assertThat(other).isEmpty();
    }

    @Test
    void nothingIsWrittenElsewhereAndTheInputIsUntouched() throws IOException {
        assertThat(WatchedProcess.print(dataset)).isEqualTo(input);
        assertThat(process.place().toFile().list()).containsExactlyInAnyOrder("home", "tmp", "here", "events", "out");
        assertThat(process.place().resolve("home")).isEmptyDirectory();
        assertThat(process.place().resolve("tmp")).isEmptyDirectory();
        assertThat(process.place().resolve("here")).isEmptyDirectory();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
