package org.petline.jobs.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.petline.Refusal;
import org.petline.bids.Store;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputReason;
import org.petline.jobs.tables.RunHistory;
import org.petline.jobs.tables.RunRecord;
import org.petline.jobs.tables.RunStart;
import org.petline.jobs.tables.ScanRow;
import org.petline.jobs.tables.ScanStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the last run left: scans that need attention first, and the run's own exit code. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Say how the last run ended, which scans failed or were refused and what to do about them.",
        footer = {
            "",
            "Ends with the exit code of that run: 0 all scans done, 2 some failed or were refused, 3 the run itself"
                    + " failed, was killed or is still going on."
        })
final class StatusCommand implements Callable<Integer> {
    private static final int RUN_FAILED = 3;

    /** What a reader should see first. */
    private static final List<ScanStatus> NEED_ATTENTION =
            List.of(ScanStatus.FAILED, ScanStatus.REFUSED, ScanStatus.STALE);

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OUTPUT_DIR", description = "Where petline run put its results.")
    private String output;

    @Option(names = "--run", paramLabel = "ID", description = "Another run than the last; ids are in petline/runs.")
    private String run;

    @Override
    public Integer call() throws IOException {
        Store folder = OutputFolder.at(output);
        PrintWriter out = spec.commandLine().getOut();
        Ledger.Reading ledger = new Ledger(folder).readAll();
        for (ScanStatus status : NEED_ATTENTION) {
            for (LedgerEntry entry : ledger.entries().values()) {
                if (entry.status() == status) printScan(entry.row(), out);
            }
        }
        ledger.findings().forEach(finding -> out.println("odd: " + finding));
        out.println("scans: " + counts(ledger.entries().values()));
        int verdict = verdict(new RunHistory(folder), out);
        out.flush();
        return verdict;
    }

    private int verdict(RunHistory history, PrintWriter out) throws IOException {
        List<String> runs = history.runs();
        Optional<String> asked = run != null
                ? Optional.of(run).filter(runs::contains)
                : runs.stream().reduce((earlier, later) -> later);
        String id = asked.orElseThrow(() -> {
            Refusal missing = Refusal.of(OutputReason.RUN_MISSING).file(output);
            return run == null ? missing : missing.field("--run").found(run);
        });
        Optional<RunRecord> record = history.record(id);
        if (record.isEmpty()) {
            String started = history.start(id).map(RunStart::started).orElse("");
            out.printf("run %s: began %s and has not ended: it is still going on or was killed%n", id, started);
            return RUN_FAILED;
        }
        out.printf(
                "run %s: %s to %s, processed %s%n",
                id,
                record.get().started(),
                record.get().ended(),
                words(record.get().processed()));
        record.get().findings().forEach(finding -> out.println("odd: " + finding));
        out.printf(
                "verdict: %s (exit code %s)%n",
                record.get().verdict(), record.get().exitCode());
        return record.get().exitCode();
    }

    private static void printScan(ScanRow row, PrintWriter out) {
        out.printf("%s %s: %s%n", row.scan(), row.status(), row.reasonCode() == null ? "" : row.reasonCode());
        if (row.message() != null) out.println("  " + row.message());
        if (row.remedy() != null) out.println("  remedy: " + row.remedy());
    }

    private static String counts(Collection<LedgerEntry> entries) {
        Map<ScanStatus, Integer> counts = new EnumMap<>(ScanStatus.class);
        for (LedgerEntry entry : entries) counts.merge(entry.status(), 1, Integer::sum);
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey().word())
                .collect(Collectors.joining(", "));
    }

    private static String words(Map<String, Integer> counts) {
        if (counts.isEmpty()) return "nothing";
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }
}
