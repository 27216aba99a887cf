package org.petline.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.bids.Store;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputLayout;
import org.petline.jobs.tables.ResultFile;
import org.petline.jobs.tables.RunHistory;
import org.petline.jobs.tables.RunRecord;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.StudyRows;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.TableReader;

/**
 * What must hold of an output folder whatever went wrong before: "nothing lost", exactly.
 *
 * @param output the folder, on a healthy disk
 * @param undisturbed the output of a run that nothing happened to
 * @param dataset the input, and what was in it before
 */
record Invariants(Store output, Store undisturbed, Store dataset, OutputPrint input) {
    private static final String PER_RUN =
            "petline/(runs|locks)/.*|petline/verdict\\.json|petline/run.*|petline/metrics.*"
                    + "|petline/view/(scans|report)/.*|petline/ledger/.*|tables/scans/.*";
    /**
     * A damaged stage is no stage, and that of a scan that is done is missed by nobody; what a part was built from names
     * the file with the former versions in it.
     */
    private static final String CACHE = "petline/(stages|view)/.*";

    private static final String VOLATILE = "\\b(runRecord|seconds|cpuSeconds)=[^,\\]]*";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /**
     * At any moment, and so after any crash: what readers open is whole, and no good result is lost (I3, I5, I12).
     *
     * @param runs files of the run history as they were before
     */
    void holdInBetween(OutputPrint runs) throws IOException {
        for (Table<?> table : Table.all()) requireWholeRows(table);
        ScanResults results = new ScanResults(output);
        for (LedgerEntry entry : ledger().values()) {
            for (Table<?> table : Table.all()) {
                ResultFile file = entry.result().files().get(table.name());
                if (file != null)
                    assertThat(results.read(entry.result(), table)).hasSize((int) file.rows());
            }
        }
        requireHistoryGrew(runs);
        assertThat(input.changedIn(OutputPrint.of(dataset))).as("I14 input").isEmpty();
    }

    /**
     * After a run that nothing happened to, whatever happened to the runs before it.
     *
     * @param before the folder as that run found it; what was finished and whole then is not made again
     */
    void holdAfter(ShortRun clean, OutputPrint before) throws IOException {
        assertThat(clean.failure()).as("the run itself").isNull();
        holdInBetween(before);
        requireEveryScanAccountedFor();
        for (Table<?> table : Table.all()) if (table != Table.SCANS) requireRowsAsCounted(table);
        requireTheUndisturbedFolder();
        requireOneVerdict(clean);
        requireProblemsOnTheFirstPage();
    }

    /** Finished stages are not run again, and files of scans that were done are left alone (I4, I16). */
    void nothingWasDoneTwice(OutputPrint before) throws IOException {
        OutputPrint now = OutputPrint.of(output);
        assertThat(before.only("petline/stages/.*").changedIn(now))
                .as("I16 stages that were run again")
                .isEmpty();
        assertThat(before.only("petline/results/.*/.*/.*")
                        .changedIn(now)
                        .filter(path -> now.files().containsKey(path)
                                && now.files()
                                        .get(path)
                                        .sha256()
                                        .equals(before.files().get(path).sha256())
                                && isOfADoneScan(path, before)))
                .as("I4 results that were written again")
                .isEmpty();
    }

    private static boolean isOfADoneScan(String path, OutputPrint before) {
        String scan = path.split("/", -1)[2];
        return before.files().containsKey(OutputLayout.ledgerEntry(scan));
    }

    private SortedMap<String, LedgerEntry> ledger() throws IOException {
        return new Ledger(output).readAll().entries();
    }

    private void requireWholeRows(Table<?> table) throws IOException {
        SortedMap<String, String> fingerprints = new TreeMap<>();
        for (Record row : published(table)) {
            if (table == Table.SCANS) continue;
            String one = fingerprints.putIfAbsent(value(row, "participantId"), value(row, "resultFingerprint"));
            assertThat(one == null || one.equals(value(row, "resultFingerprint")))
                    .as("I5 old and new rows of one scan in " + table)
                    .isTrue();
        }
    }

    /** Rows that readers see; unique keys are seen to by the reader (I3), and so is that every file is whole. */
    private List<Record> published(Table<?> table) throws IOException {
        List<Record> rows = new ArrayList<>();
        for (Store.Entry file : output.list(OutputLayout.tableFolder(table))) {
            assertThat(file.name()).as("I7 in a folder of readers").matches("part-\\d{5}\\.parquet");
            rows.addAll(TableReader.read(output, file.path(), table));
        }
        return rows;
    }

    private void requireEveryScanAccountedFor() throws IOException {
        SortedMap<String, String> told = new TreeMap<>();
        ledger().values().forEach(entry -> told.put(entry.scan(), statusOf(entry)));
        SortedMap<String, String> expected = new TreeMap<>();
        new Ledger(undisturbed)
                .readAll()
                .entries()
                .values()
                .forEach(entry -> expected.put(entry.scan(), statusOf(entry)));
        assertThat(told).as("I1").isEqualTo(expected).isNotEmpty();
        assertThat(stable(published(Table.SCANS)))
                .as("I1, I6 scans")
                .isEqualTo(
                        stable(ledger().values().stream().map(LedgerEntry::row).toList()))
                .isEqualTo(stable(new Invariants(undisturbed, undisturbed, dataset, input).published(Table.SCANS)));
    }

    private static String statusOf(LedgerEntry entry) {
        return entry.row().status() + " " + entry.row().reasonCode();
    }

    private static List<String> stable(List<? extends Record> rows) {
        return rows.stream()
                .map(row -> row.toString().replaceAll(VOLATILE, "$1"))
                .toList();
    }

    private <R extends Record> void requireRowsAsCounted(Table<R> table) throws IOException {
        List<R> expected = new ArrayList<>();
        StudyRows<R> rows = new StudyRows<>(table, output);
        for (LedgerEntry entry : ledger().values()) {
            if (!entry.result().exists()) continue;
            assertThat(rows.of(entry))
                    .as("I2 " + table + " of " + entry.scan())
                    .allMatch(row -> value(row, "resultFingerprint")
                            .equals(entry.result().fingerprint()));
            expected.addAll(rows.of(entry));
        }
        assertThat(published(table).equals(expected)).as("I2 " + table).isTrue();
    }

    private void requireTheUndisturbedFolder() throws IOException {
        SortedMap<String, String> now = OutputPrint.of(output).contents();
        SortedMap<String, String> expected = OutputPrint.of(undisturbed).contents();
        now.keySet().removeIf(path -> path.matches(PER_RUN));
        expected.keySet().removeIf(path -> path.matches(PER_RUN));
        assertThat(now.keySet().stream().filter(path -> !expected.containsKey(path)))
                .as("I7 files that were left behind")
                .isEmpty();
        assertThat(FolderPrint.changed(expected, now).filter(path -> !path.matches(CACHE)))
                .as("I6 content")
                .isEmpty();
    }

    private void requireHistoryGrew(OutputPrint before) throws IOException {
        assertThat(before.only("petline/runs/.*").changedIn(OutputPrint.of(output)))
                .as("I8 history that was rewritten")
                .isEmpty();
    }

    private void requireOneVerdict(ShortRun clean) throws IOException {
        JsonNode verdict = MAPPER.readTree(text("petline/verdict.json"));
        RunRecord record =
                new RunHistory(output).record(verdict.path("run").asText()).orElseThrow();
        assertThat(List.of(verdict.path("exit_code").asInt(), record.exitCode()))
                .as("I9 exit code")
                .containsOnly(clean.exit());
        int settled = ledger().values().stream().allMatch(entry -> entry.row().reasonCode() == null) ? 0 : 2;
        assertThat(clean.exit()).as("I9 exit code and ledger").isEqualTo(settled);
        assertThat(clean.said()).as("I9 last line").contains("petline: " + record.verdict() + "; worked on ");
        assertThat(verdict.path("verdict").asText()).as("I9 verdict").isEqualTo(record.verdict());
        int counted =
                record.scans().values().stream().mapToInt(Integer::intValue).sum();
        assertThat(counted).as("I1 counts").isEqualTo(ledger().size());
    }

    private void requireProblemsOnTheFirstPage() throws IOException {
        String page = text("report/index.html");
        for (LedgerEntry entry : ledger().values()) {
            if (entry.row().reasonCode() == null) continue;
            assertThat(page).as("I11").contains(entry.scan(), entry.row().reasonCode());
        }
    }

    private String text(String path) throws IOException {
        try (InputStream in = output.open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String value(Record row, String component) {
        try {
            return String.valueOf(row.getClass().getMethod(component).invoke(row));
        } catch (ReflectiveOperationException absent) {
            throw new LinkageError(row.getClass() + " has no " + component, absent);
        }
    }
}
