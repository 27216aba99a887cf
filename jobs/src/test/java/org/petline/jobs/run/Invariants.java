package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.files.Store;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputLayout;
import org.petline.jobs.tables.RunHistory;
import org.petline.jobs.tables.RunRecord;
import org.petline.jobs.tables.Table;

/**
 * What must hold of an output folder whatever went wrong before: "nothing lost", exactly.
 *
 * @param output the folder, on a healthy disk
 * @param undisturbed what a run that nothing happened to left
 * @param dataset the input, and what was in it before
 */
record Invariants(Store output, OutputState undisturbed, Store dataset, OutputPrint input) {
    private static final String PER_RUN =
            "petline/(runs|locks)/.*|petline/dataset\\.json|petline/verdict\\.json|petline/run.*|petline/metrics.*"
                    + "|petline/view/(scans|report)/.*|petline/ledger/.*|tables/scans/.*";
    /** A damaged stage is no stage, and that of a scan that is done is missed by nobody. */
    private static final String CACHE = "petline/stages/.*";

    private static final String VOLATILE = "\\b(runRecord|seconds|cpuSeconds)=[^,\\]]*";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** At any moment, and so after any crash: what readers open is whole, and no good result is lost (I3, I5, I12). */
    OutputState holdInBetween() throws IOException {
        OutputState now = OutputState.of(output);
        requireWholeScans(now);
        return now;
    }

    /**
     * After a run that nothing happened to, whatever happened to the runs before it.
     *
     * @param before the folder as that run found it; what was finished and whole then is not made again
     * @return the folder as the run left it
     */
    OutputState holdAfter(ShortRun clean, OutputPrint before) throws IOException {
        assertThat(clean.failure()).as("the run itself").isNull();
        OutputState now = holdInBetween();
        requireEveryScanAccountedFor(now);
        requireRowsAsCounted(now);
        requireTheUndisturbedFolder(now.print());
        requireHistoryGrew(before, now.print());
        requireOneVerdict(clean, now);
        requireProblemsOnTheFirstPage(now);
        assertThat(input.changedIn(OutputPrint.of(dataset))).as("I14 input").isEmpty();
        return now;
    }

    /** Finished stages are not run again, and files of scans that were done are left alone (I4, I16). */
    void nothingWasDoneTwice(OutputPrint before, OutputPrint now) {
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

    private static void requireWholeScans(OutputState now) {
        now.published().forEach((table, rows) -> {
            if (table.equals(Table.SCANS.name())) return;
            SortedMap<String, String> fingerprints = new TreeMap<>();
            for (Record row : rows) {
                String fingerprint = OutputState.value(row, "result_fingerprint");
                String one = fingerprints.putIfAbsent(OutputState.value(row, "participant_id"), fingerprint);
                assertThat(one == null || one.equals(fingerprint))
                        .as("I5 old and new rows of one scan in " + table)
                        .isTrue();
            }
        });
    }

    private void requireEveryScanAccountedFor(OutputState now) {
        assertThat(statuses(now)).as("I1").isEqualTo(statuses(undisturbed)).isNotEmpty();
        assertThat(stable(now.published().get(Table.SCANS.name())))
                .as("I1, I6 scans")
                .isEqualTo(stable(
                        now.ledger().values().stream().map(LedgerEntry::row).toList()))
                .isEqualTo(stable(undisturbed.published().get(Table.SCANS.name())));
    }

    private static SortedMap<String, String> statuses(OutputState state) {
        SortedMap<String, String> told = new TreeMap<>();
        state.ledger().values().forEach(entry -> told.put(entry.scan(), statusOf(entry)));
        return told;
    }

    private static String statusOf(LedgerEntry entry) {
        return entry.row().outcome().status() + " " + entry.row().outcome().reasonCode();
    }

    private static List<String> stable(List<? extends Record> rows) {
        return rows.stream()
                .map(row -> row.toString().replaceAll(VOLATILE, "$1"))
                .toList();
    }

    private static void requireRowsAsCounted(OutputState now) {
        now.vouchedFor()
                .forEach((table, expected) -> assertThat(
                                now.published().get(table).equals(expected))
                        .as("I2 " + table)
                        .isTrue());
    }

    private void requireTheUndisturbedFolder(OutputPrint print) {
        SortedMap<String, String> now = print.contents();
        SortedMap<String, String> expected = undisturbed.print().contents();
        now.keySet().removeIf(path -> path.matches(PER_RUN));
        expected.keySet().removeIf(path -> path.matches(PER_RUN));
        assertThat(now.keySet().stream().filter(path -> !expected.containsKey(path)))
                .as("I7 files that were left behind")
                .isEmpty();
        assertThat(FolderPrint.changed(expected, now).filter(path -> !path.matches(CACHE)))
                .as("I6 content")
                .isEmpty();
    }

    private static void requireHistoryGrew(OutputPrint before, OutputPrint now) {
        assertThat(before.only("petline/runs/.*").changedIn(now))
                .as("I8 history that was rewritten")
                .isEmpty();
    }

    private void requireOneVerdict(ShortRun clean, OutputState now) throws IOException {
        JsonNode verdict = MAPPER.readTree(text("petline/verdict.json"));
        RunRecord record =
                new RunHistory(output).record(verdict.path("run").asText()).orElseThrow();
        assertThat(List.of(verdict.path("exit_code").asInt(), record.exitCode()))
                .as("I9 exit code")
                .containsOnly(clean.exit());
        boolean allDone = now.ledger().values().stream()
                .allMatch(entry -> entry.row().outcome().reasonCode() == null);
        assertThat(clean.exit()).as("I9 exit code and ledger").isEqualTo(allDone ? 0 : 2);
        assertThat(clean.said()).as("I9 last line").contains("petline: " + record.verdict() + "; worked on ");
        assertThat(verdict.path("verdict").asText()).as("I9 verdict").isEqualTo(record.verdict());
        int counted =
                record.scans().values().stream().mapToInt(Integer::intValue).sum();
        assertThat(counted).as("I1 counts").isEqualTo(now.ledger().size());
    }

    private void requireProblemsOnTheFirstPage(OutputState now) throws IOException {
        String page = text("report/index.html");
        for (LedgerEntry entry : now.ledger().values()) {
            if (entry.row().outcome().reasonCode() == null) continue;
            assertThat(page)
                    .as("I11")
                    .contains(entry.scan(), entry.row().outcome().reasonCode());
        }
    }

    private String text(String path) throws IOException {
        try (InputStream in = output.open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
