package org.petline.jobs.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.petline.bids.BidsReason;
import org.petline.files.SourceFile;
import org.petline.jobs.scan.ExecutorResources;
import org.petline.jobs.scan.PipelineReason;
import org.petline.jobs.scan.RunFingerprint;
import org.petline.jobs.scan.ScanTask;
import org.petline.jobs.scan.Trust;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.tables.InputFile;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputFinding;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.rows.ScanStatus;

/**
 * What a run will do with each scan, and why.
 *
 * <p>A scan is left alone if its files have the length and time stamp of the last run and the settings and algorithms
 * are the same. Otherwise its task looks at contents, and redoes only the stages that they touch.
 */
public record RunPlan(List<Planned> scans) {
    /** Reasons that lie with the machine and not with the scan: the next run tries again by itself. */
    private static final List<String> PASSING_FAULTS = List.of(
            PipelineReason.STORAGE_FAILED.name(),
            PipelineReason.SCRATCH_FULL.name(),
            PipelineReason.INPUT_CHANGED.name(),
            BidsReason.FOLDER_UNREADABLE.name());

    /** Reasons that more memory may mend. */
    private static final List<String> TOO_LITTLE_MEMORY =
            List.of(PipelineReason.OUT_OF_MEMORY.name(), PipelineReason.EXECUTOR_LOST.name());

    /** Copies the list. */
    public RunPlan {
        scans = List.copyOf(scans);
    }

    /** What is done with a scan. */
    public enum Due {
        DO,
        REDO,
        /** Its files are read anew; what follows is redone only if their contents changed. */
        CHECK,
        SKIP
    }

    /** One scan's part of the plan. */
    public record Planned(FoundScan scan, Due due, String why) {
        public boolean isDue() {
            return due != Due.SKIP;
        }
    }

    /**
     * What a plan is made by.
     *
     * @param choices hashes of settings and versions by name, as {@link RunFingerprint} gives them
     * @param memory of the executors, as {@link ExecutorResources} has it
     */
    public record Basis(
            SortedMap<String, String> choices, ScanResults results, Effort effort, Trust trust, String memory) {}

    /** The plan for all scans that can be tried. */
    public static RunPlan of(List<FoundScan> scans, Map<String, LedgerEntry> ledger, Basis basis) throws IOException {
        List<Planned> planned = new ArrayList<>();
        for (FoundScan scan : scans) {
            LedgerEntry before = ledger.get(scan.key().stem());
            planned.add(before == null ? new Planned(scan, Due.DO, "new") : again(scan, before, basis));
        }
        return new RunPlan(planned);
    }

    /** Scans to be done, the largest first, so that no core waits long for the last one. */
    public List<Planned> due() {
        return scans.stream()
                .filter(Planned::isDue)
                .sorted(Comparator.comparingLong((Planned each) -> each.scan().bytesOfImages())
                        .reversed()
                        .thenComparing(each -> each.scan().key()))
                .toList();
    }

    private static Planned again(FoundScan scan, LedgerEntry before, Basis basis) throws IOException {
        Optional<String> why = whyRedo(scan, before, basis);
        if (why.isPresent()) return new Planned(scan, Due.REDO, why.get());
        boolean done = before.status() == ScanStatus.DONE;
        String code = before.row().outcome().reasonCode();
        if (basis.trust() == Trust.CONTENTS) {
            // Of a scan that was not done no contents are known that its files could be compared with.
            return done
                    ? new Planned(scan, Due.CHECK, "all files are read again, as asked")
                    : new Planned(scan, Due.REDO, "not done before (" + code + "), and read again, as asked");
        }
        return new Planned(
                scan, Due.SKIP, done ? "nothing changed" : "not done before (" + code + "), and nothing changed");
    }

    private static Optional<String> whyRedo(FoundScan scan, LedgerEntry before, Basis basis) throws IOException {
        String code = String.valueOf(before.row().outcome().reasonCode());
        if (code.equals(PipelineReason.NOT_REACHED.name())) return Optional.of("an earlier run did not come to it");
        Optional<String> change = changedFile(scan, before)
                .or(() -> changedChoice(before, basis.choices()))
                .or(() -> changedReconstructions(scan, before));
        if (change.isPresent()) return change;
        if (before.status() == ScanStatus.WITHDRAWN) return Optional.of("back in the dataset");
        if (before.status() == ScanStatus.DONE) {
            List<OutputFinding> damage = basis.results().damageOf(before.result());
            return damage.stream().findFirst().map(OutputFinding::toString);
        }
        if (PASSING_FAULTS.contains(code)) return Optional.of("failed for a fault that may have passed: " + code);
        String had = before.stages().getOrDefault(ScanTask.MEMORY, "");
        if (TOO_LITTLE_MEMORY.contains(code) && !had.equals(basis.memory())) {
            return Optional.of(code + " with " + had + " an executor, which now has " + basis.memory());
        }
        boolean asked = basis.effort() == Effort.RETRY_FAILED;
        return asked ? Optional.of("tried again as asked: " + code) : Optional.empty();
    }

    private static Optional<String> changedFile(FoundScan scan, LedgerEntry before) {
        Map<String, InputFile> known = before.inputs().stream()
                .collect(Collectors.toMap(InputFile::path, file -> file, (a, b) -> a, TreeMap::new));
        for (SourceFile file : scan.files()) {
            InputFile was = known.remove(scan.nameOf(file));
            if (was == null) return Optional.of(file.path() + " was not used before");
            if (was.bytes() != file.bytes()) return Optional.of(file.path() + " has another length");
            if (was.modifiedMillis() != file.modifiedMillis()) {
                return Optional.of(file.path() + " has another time stamp; contents decide");
            }
        }
        return known.keySet().stream().findFirst().map(path -> path + " is no longer used");
    }

    /** Which of them is primary depends on all. */
    private static Optional<String> changedReconstructions(FoundScan scan, LedgerEntry before) {
        String now = scan.reconstructions().text();
        return now.equals(before.stages().get(ScanTask.RECONSTRUCTIONS))
                ? Optional.empty()
                : Optional.of("reconstructions of the measurement are now " + now);
    }

    private static Optional<String> changedChoice(LedgerEntry before, SortedMap<String, String> choices) {
        List<String> changed = choices.entrySet().stream()
                .filter(choice -> !choice.getValue().equals(before.stages().get(choice.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        return changed.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", changed) + " changed");
    }
}
