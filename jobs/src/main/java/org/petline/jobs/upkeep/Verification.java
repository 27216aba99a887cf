package org.petline.jobs.upkeep;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.files.Store;
import org.petline.jobs.lock.LockState;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.LostLedger;
import org.petline.jobs.tables.OutputFinding;
import org.petline.jobs.tables.OutputLayout;
import org.petline.jobs.tables.PublishedFile;
import org.petline.jobs.tables.PublishedFiles;
import org.petline.jobs.tables.ResultFile;
import org.petline.jobs.tables.RunHistory;
import org.petline.jobs.tables.RunRecord;
import org.petline.jobs.tables.StudyScans;
import org.petline.jobs.tables.TablesCheck;

/** Whether everything in an output folder fits together. Reads only, and every byte that a scan published. */
public final class Verification {
    private static final String RUN_AGAIN = "start petline run again, which makes it anew";
    /** A run trusts a file of the right length. */
    private static final String READ_ALL = "start petline run --rehash, which finds it too and makes it anew";

    private static final String OF_NO_RESULT = "belongs to no result of a scan";

    private final Store output;
    private final List<Fault> faults = new ArrayList<>();
    private long files;

    private Verification(Store output) {
        this.output = output;
    }

    /** Something that does not fit, and what to do about it. */
    public record Fault(OutputFinding finding, String remedy) {
        @Override
        public String toString() {
            return finding + "; remedy: " + remedy;
        }
    }

    /**
     * What was found.
     *
     * @param faults in the order of the look: ledger, files, tables, derivatives, last run
     * @param leftovers of interrupted runs, which mislead nobody
     * @param scans entries of the ledger
     * @param rows of {@code tables/} that were compared
     * @param files whose checksums were compared
     * @param runGoingOn who is writing meanwhile, if anybody: then results may be ahead of the tables
     */
    public record Result(
            List<Fault> faults, List<String> leftovers, int scans, long rows, long files, Optional<String> runGoingOn) {
        public Result {
            faults = List.copyOf(faults);
            leftovers = List.copyOf(leftovers);
        }
    }

    /** Looks at all of an output folder. */
    public static Result of(Store output) throws IOException {
        return new Verification(output).run();
    }

    private Result run() throws IOException {
        Optional<LockState> lock = LockState.of(output);
        Optional<String> lost = new LostLedger(output).trace();
        if (lost.isPresent()) {
            // All else would follow from it.
            add(
                    new OutputFinding(OutputLayout.LEDGER, "is gone, and " + lost.get() + " is there"),
                    "put it back, or let petline repair build it again");
            return new Result(faults, List.of(), 0, 0, 0, lock.map(LockState::sentence));
        }
        Ledger.Reading ledger = new Ledger(output).readAll();
        for (OutputFinding damage : ledger.findings()) add(damage, RUN_AGAIN);
        for (LedgerEntry entry : ledger.entries().values()) checkFiles(entry);
        StudyScans scans = StudyScans.of(ledger.entries().values());
        TablesCheck tables = new TablesCheck(output);
        for (OutputFinding finding : tables.of(scans)) {
            boolean known =
                    faults.stream().anyMatch(fault -> fault.finding().file().equals(finding.file()));
            if (!known) add(finding, remedyFor(finding));
        }
        Leftovers leftovers = new Leftovers(output, ledger.entries());
        for (String path : leftovers.amongDerivatives()) {
            add(
                    new OutputFinding(path, OF_NO_RESULT),
                    leftovers.isOurs(path) ? "petline clean removes it" : "move it away");
        }
        if (lock.isEmpty()) checkLastRun(ledger.entries().values());
        Optional<String> interrupted = interrupted(lock);
        interrupted.ifPresent(this::inOneLine);
        return new Result(
                faults,
                interrupted.isPresent() ? List.of() : leftovers.inPetline(),
                ledger.entries().size(),
                tables.rows(),
                files,
                lock.map(LockState::sentence));
    }

    /** The last run, if it was killed: nobody holds the folder who is not known to be dead. */
    private Optional<String> interrupted(Optional<LockState> lock) throws IOException {
        if (lock.isPresent() && !lock.get().isHolderKnownToBeDead()) return Optional.empty();
        RunHistory history = new RunHistory(output);
        Optional<String> last = history.runs().stream().reduce((earlier, later) -> later);
        return last.isPresent() && history.record(last.get()).isEmpty() ? last : Optional.empty();
    }

    /** What the next run does by itself: tables that are behind the ledger, and files of scans that were under way. */
    private void inOneLine(String run) {
        faults.removeIf(fault -> fault.finding().file().startsWith(OutputLayout.TABLES + "/")
                || fault.finding().what().equals(OF_NO_RESULT));
        add(
                new OutputFinding("petline/runs/" + run, "interrupted: this run began and did not end"),
                "start petline run again, which finishes what it left");
    }

    private static String remedyFor(OutputFinding finding) {
        if (finding.what().startsWith("belongs to no scan")) return "move it out of the folder";
        if (finding.what().equals("is gone")) return RUN_AGAIN;
        if (finding.file().startsWith(OutputLayout.TABLES)) return READ_ALL;
        // The file is the one that the ledger names: the entry itself is odd.
        return "move the scan's file out of " + OutputLayout.LEDGER
                + " and start petline run again, which writes it anew";
    }

    private void checkFiles(LedgerEntry entry) throws IOException {
        for (ResultFile file : entry.result().files().values()) check(entry, file.path(), file.bytes(), file.sha256());
        Optional<List<PublishedFile>> published = new PublishedFiles(output).of(entry.result());
        for (PublishedFile file : published.orElse(List.of())) {
            check(entry, file.path(), file.bytes(), file.sha256());
        }
    }

    private void check(LedgerEntry entry, String path, long bytes, String sha256) throws IOException {
        files++;
        try {
            PublishedFile found = PublishedFile.at(output, path);
            if (found.bytes() != bytes) {
                String lengths = "has " + found.bytes() + " bytes where " + bytes + " were written";
                add(new OutputFinding(path, lengths), orACopy(entry, RUN_AGAIN));
            } else if (!found.sha256().equals(sha256)) {
                add(new OutputFinding(path, "has another content than was written"), orACopy(entry, READ_ALL));
            }
        } catch (FileNotFoundException gone) {
            add(new OutputFinding(path, "is gone"), orACopy(entry, RUN_AGAIN));
        }
    }

    /** The last good result of a scan that cannot be done today is not made anew by any run. */
    private static String orACopy(LedgerEntry entry, String remedy) {
        return switch (entry.status()) {
            case DONE -> remedy;
            case WITHDRAWN -> "put it back from a copy of the output folder, or the scan back into the dataset";
            default ->
                "put it back from a copy of the output folder, or see to it that the scan is done again: petline"
                        + " status says what keeps it from that";
        };
    }

    /** The last run's record and the ledger tell the same, as long as no run was killed after it. */
    private void checkLastRun(Collection<LedgerEntry> entries) throws IOException {
        RunHistory history = new RunHistory(output);
        Optional<String> last = history.runs().stream().reduce((earlier, later) -> later);
        if (last.isEmpty()) return;
        Optional<RunRecord> record = history.record(last.get());
        if (record.isEmpty() || record.get().scans().isEmpty()) return;
        SortedMap<String, Integer> counts = new TreeMap<>();
        for (LedgerEntry entry : entries) counts.merge(entry.status().word(), 1, Integer::sum);
        if (!counts.equals(record.get().scans())) {
            add(
                    new OutputFinding(
                            "petline/runs/" + last.get() + ".json",
                            "counts " + record.get().scans() + " scans, and the ledger " + counts),
                    "start petline run again, which counts anew");
        }
    }

    private void add(OutputFinding finding, String remedy) {
        faults.add(new Fault(finding, remedy));
    }
}
