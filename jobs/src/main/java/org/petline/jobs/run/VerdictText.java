package org.petline.jobs.run;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.petline.OneLine;
import org.petline.jobs.plan.RunPlan;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;

/**
 * How a run ended, for a person: what was not done first, with reason and remedy, then one line of counts; and a last
 * line for machines.
 */
record VerdictText(PrintWriter out) {
    void print(String output, Collection<LedgerEntry> entries, RunPlan plan, String summary) {
        for (LedgerEntry entry : entries) {
            boolean fine = entry.status() == ScanStatus.DONE || entry.status() == ScanStatus.WITHDRAWN;
            if (!fine) problem(entry.row());
        }
        long worked = plan.scans().stream().filter(RunPlan.Planned::isDue).count();
        out.println("petline: " + sentence(entries) + "; worked on " + worked + " in this run");
        out.println("petline: tables " + output + "/tables, report " + output + "/report/index.html");
        out.println(summary);
        out.flush();
    }

    /** Counts by status, which add up to the number of scans. */
    static String sentence(Collection<LedgerEntry> entries) {
        SortedMap<ScanStatus, Integer> counts = new TreeMap<>();
        for (LedgerEntry entry : entries) counts.merge(entry.status(), 1, Integer::sum);
        return entries.size() + " scans: "
                + counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey().word())
                        .collect(Collectors.joining(", "));
    }

    private void problem(ScanRow row) {
        out.println(
                row.scan() + " " + row.outcome().status() + ": " + row.outcome().reasonCode());
        out.println("  " + OneLine.of(String.valueOf(row.outcome().message())));
        out.println("  remedy: " + OneLine.of(String.valueOf(row.outcome().remedy())));
    }
}
