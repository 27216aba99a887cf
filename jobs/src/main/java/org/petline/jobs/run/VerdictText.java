package org.petline.jobs.run;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.petline.Flag;
import org.petline.OneLine;
import org.petline.jobs.plan.RunPlan;
import org.petline.jobs.scheduling.StopCause;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputFinding;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;

/**
 * How a run ended, for a person: what was not done first, with reason and remedy, then one line of counts; and a last
 * line for machines.
 */
record VerdictText(PrintWriter out) {
    /**
     * Prints it.
     *
     * @param findings what was odd in the output folder
     * @param verdict the sentence of counts
     * @param summary the line for machines
     */
    void print(
            String output,
            Collection<LedgerEntry> entries,
            RunPlan plan,
            List<OutputFinding> findings,
            String verdict,
            String summary) {
        for (OutputFinding finding : findings) out.println("odd: " + finding);
        for (LedgerEntry entry : entries) {
            boolean fine = entry.status() == ScanStatus.DONE || entry.status() == ScanStatus.WITHDRAWN;
            if (!fine) problem(entry.row());
            else if (isUnusable(entry)) unusable(entry.row());
        }
        long worked = plan.scans().stream().filter(RunPlan.Planned::isDue).count();
        out.println("petline: " + verdict + "; worked on " + worked + " in this run");
        out.println("petline: tables " + output + "/tables, report " + output + "/report/index.html");
        out.println(summary);
        out.flush();
    }

    /** Counts by status, which add up to the number of scans; of those done, how many must not be used as they are. */
    static String sentence(Collection<LedgerEntry> entries) {
        long unusable = entries.stream().filter(VerdictText::isUnusable).count();
        SortedMap<ScanStatus, Integer> counts = new TreeMap<>();
        for (LedgerEntry entry : entries) counts.merge(entry.status(), 1, Integer::sum);
        return entries.size() + " scans: "
                + counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey().word())
                        .collect(Collectors.joining(", "))
                + (unusable == 0 ? "" : "; of " + unusable + " done the numbers must not be used as they are");
    }

    /** Done, and known to be wrong or without an answer. */
    static boolean isUnusable(LedgerEntry entry) {
        return entry.row().outcome().standing().equals(Flag.Severity.UNUSABLE.word());
    }

    private void unusable(ScanRow row) {
        out.println(row.scan() + " done, but its numbers must not be used as they are: "
                + row.outcome().flags());
        if (row.outcome().findings() != null)
            out.println("  " + OneLine.of(row.outcome().findings()));
        out.println("  remedy: petline explain says of each flag what to do");
    }

    /** Of a run that was stopped: what is published, and what the next run does. */
    static String stopped(StopCause cause, Collection<LedgerEntry> entries, int left) {
        long done = entries.stream()
                .filter(entry -> entry.status() == ScanStatus.DONE)
                .count();
        return "stopped by " + cause.words() + "; " + done + " done, " + left + " left; start it again";
    }

    private void problem(ScanRow row) {
        out.println(
                row.scan() + " " + row.outcome().status() + ": " + row.outcome().reasonCode());
        out.println("  " + OneLine.of(String.valueOf(row.outcome().message())));
        out.println("  remedy: " + OneLine.of(String.valueOf(row.outcome().remedy())));
    }
}
