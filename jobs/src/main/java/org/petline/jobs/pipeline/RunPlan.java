package org.petline.jobs.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.petline.bids.SourceFile;
import org.petline.jobs.pipeline.RunRequest.Effort;
import org.petline.jobs.stages.FoundScan;
import org.petline.jobs.tables.Finding;
import org.petline.jobs.tables.InputFile;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.ScanStatus;

/**
 * What a run will do with each scan, and why.
 *
 * <p>A scan is left alone if its files have the length and time stamp of the last run and the settings and algorithms
 * are the same. Otherwise its task looks at contents, and redoes only the stages that they touch.
 */
record RunPlan(List<Planned> scans) {
    /** Reasons that lie with the machine and not with the scan: the next run tries again by itself. */
    private static final List<String> PASSING_FAULTS =
            List.of(PipelineReason.STORAGE_FAILED.name(), PipelineReason.OUT_OF_MEMORY.name());

    /** Copies the list. */
    RunPlan {
        scans = List.copyOf(scans);
    }

    /** What is done with a scan. */
    enum Due {
        DO,
        REDO,
        SKIP
    }

    /** One scan's part of the plan. */
    record Planned(FoundScan scan, Due due, String why) {
        boolean isDue() {
            return due != Due.SKIP;
        }
    }

    /**
     * The plan for all scans that can be tried.
     *
     * @param choices hashes of settings and versions by name, as {@link Choices} gives them
     */
    static RunPlan of(
            List<FoundScan> scans,
            Map<String, LedgerEntry> ledger,
            SortedMap<String, String> choices,
            ScanResults results,
            Effort effort)
            throws IOException {
        List<Planned> planned = new ArrayList<>();
        for (FoundScan scan : scans) {
            LedgerEntry before = ledger.get(scan.key().stem());
            planned.add(
                    before == null ? new Planned(scan, Due.DO, "new") : redo(scan, before, choices, results, effort));
        }
        return new RunPlan(planned);
    }

    /** Scans to be done, the largest first, so that no core waits long for the last one. */
    List<FoundScan> due() {
        return scans.stream()
                .filter(Planned::isDue)
                .map(Planned::scan)
                .sorted(Comparator.comparingLong(
                                (FoundScan scan) -> scan.image().bytes())
                        .reversed()
                        .thenComparing(FoundScan::key))
                .toList();
    }

    private static Planned redo(
            FoundScan scan, LedgerEntry before, SortedMap<String, String> choices, ScanResults results, Effort effort)
            throws IOException {
        Optional<String> change = changedFile(scan, before).or(() -> changedChoice(before, choices));
        if (change.isPresent()) return new Planned(scan, Due.REDO, change.get());
        ScanStatus status = before.status();
        if (status == ScanStatus.WITHDRAWN) return new Planned(scan, Due.REDO, "back in the dataset");
        if (status == ScanStatus.DONE) {
            List<Finding> damage = results.damageOf(before.result());
            return damage.isEmpty()
                    ? new Planned(scan, Due.SKIP, "nothing changed")
                    : new Planned(scan, Due.REDO, damage.get(0).toString());
        }
        String code = before.row().reasonCode();
        if (PASSING_FAULTS.contains(code))
            return new Planned(scan, Due.REDO, "failed for a fault that may have passed: " + code);
        if (effort == Effort.RETRY_FAILED) return new Planned(scan, Due.REDO, "tried again as asked: " + code);
        return new Planned(scan, Due.SKIP, "not done before (" + code + "), and nothing changed");
    }

    private static Optional<String> changedFile(FoundScan scan, LedgerEntry before) {
        Map<String, InputFile> known = before.inputs().stream()
                .collect(Collectors.toMap(InputFile::path, file -> file, (a, b) -> a, TreeMap::new));
        for (SourceFile file : scan.files()) {
            InputFile was = known.remove(file.path());
            if (was == null) return Optional.of(file.path() + " was not used before");
            if (was.bytes() != file.bytes()) return Optional.of(file.path() + " has another length");
            if (was.modifiedMillis() != file.modifiedMillis()) {
                return Optional.of(file.path() + " has another time stamp; contents decide");
            }
        }
        return known.keySet().stream().findFirst().map(path -> path + " is no longer used");
    }

    private static Optional<String> changedChoice(LedgerEntry before, SortedMap<String, String> choices) {
        List<String> changed = choices.entrySet().stream()
                .filter(choice -> !choice.getValue().equals(before.stages().get(choice.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        return changed.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", changed) + " changed");
    }
}
