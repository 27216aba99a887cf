package org.petline.jobs.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.petline.OneLine;
import org.petline.Refusal;
import org.petline.jobs.plan.Discovery;
import org.petline.jobs.plan.DueStages;
import org.petline.jobs.plan.GoneScans;
import org.petline.jobs.plan.RefusedAtDiscovery;
import org.petline.jobs.plan.RunPlan;
import org.petline.jobs.scan.ScanFailure;
import org.petline.jobs.stages.Stages;
import org.petline.jobs.tables.LedgerEntry;

/**
 * A plan for a person: a line a scan that is left alone, a line a stage of one that is due; what would be done, and why.
 *
 * @param ledger entries by scan
 */
record PlanText(PrintWriter out, DueStages stages, Map<String, LedgerEntry> ledger) {
    void print(RunPlan plan, Discovery discovery, GoneScans gone) throws IOException {
        for (RunPlan.Planned planned : plan.scans()) print(planned);
        for (Discovery.RefusedScan refused : discovery.refused()) {
            ScanFailure problem = ScanFailure.of(refused.refusal(), "discover");
            line("refuse", RefusedAtDiscovery.nameOf(refused), "discover", problem.code() + ": " + problem.message());
        }
        for (String participant : discovery.participantsWithoutPet()) {
            line("none", "sub-" + participant, "-", "no PET scan");
        }
        for (GoneScans.Renamed scan : gone.renamed()) {
            line("renamed", scan.entry().scan(), "-", "the same image is " + scan.name() + " now");
        }
        for (LedgerEntry entry : gone.withdrawn()) {
            line("gone", entry.scan(), "-", "no longer in the dataset; its rows would leave all tables but scans");
        }
        long due = plan.scans().stream().filter(RunPlan.Planned::isDue).count();
        out.printf(
                Locale.ROOT,
                "%d to do, %d up to date, %d refused; nothing was written%n",
                due,
                plan.scans().size() - due,
                discovery.refused().size());
        out.flush();
    }

    private void print(RunPlan.Planned planned) throws IOException {
        String what = planned.due().name().toLowerCase(Locale.ROOT);
        String scan = planned.scan().key().stem();
        boolean mayStand = planned.due() == RunPlan.Due.SKIP || planned.due() == RunPlan.Due.CHECK;
        if (mayStand) {
            line(what, scan, "-", planned.why());
            return;
        }
        try {
            Optional<LedgerEntry> before = Optional.ofNullable(ledger.get(scan));
            for (DueStages.Due due : stages.of(planned.scan(), before, planned.why())) {
                line(what, scan, due.stage(), due.why());
            }
        } catch (Refusal refusal) {
            String first = Stages.UNPACK.name();
            ScanFailure problem = ScanFailure.of(refusal, first);
            line(what, scan, first, planned.why() + "; would be refused: " + problem.code());
        }
    }

    private void line(String what, String scan, String stage, String why) {
        out.printf("%-7s %-40s %-10s %s%n", what, scan, stage, OneLine.of(why));
    }
}
