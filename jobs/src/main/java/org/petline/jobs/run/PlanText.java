package org.petline.jobs.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.petline.OneLine;
import org.petline.Refusal;
import org.petline.jobs.plan.Discovery;
import org.petline.jobs.plan.DueStages;
import org.petline.jobs.plan.Effort;
import org.petline.jobs.plan.ForeseenScan;
import org.petline.jobs.plan.GoneScans;
import org.petline.jobs.plan.RefusedAtDiscovery;
import org.petline.jobs.plan.RunPlan;
import org.petline.jobs.scan.RunContext;
import org.petline.jobs.scan.ScanFailure;
import org.petline.jobs.stages.Stages;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;

/**
 * A plan for a person: counts, refusals with what to do, grouped by their reasons, and a line a scan; or, if asked, a line
 * a stage of one that is due.
 */
final class PlanText {
    private final PrintWriter out;
    private final DueStages stages;
    private final ForeseenScan foreseen;
    private final Map<String, LedgerEntry> ledger;
    private final Effort effort;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Group> refusals = new TreeMap<>();
    private int due;
    private int refused;

    /**
     * A text on a channel.
     *
     * @param ledger entries by scan
     */
    PlanText(PrintWriter out, RunContext context, Map<String, LedgerEntry> ledger, Effort effort) {
        this.out = out;
        this.stages = new DueStages(context);
        this.foreseen = new ForeseenScan(context);
        this.ledger = ledger;
        this.effort = effort;
    }

    /** Scans that would be refused for one reason. */
    private record Group(String remedy, List<String> scans) {}

    /** Prints; whether no scan would be refused. */
    boolean print(RunPlan plan, Discovery discovery, GoneScans gone) throws IOException {
        for (RunPlan.Planned planned : plan.scans()) add(planned);
        for (Discovery.RefusedScan scan : discovery.refused()) {
            refuse(RefusedAtDiscovery.nameOf(scan), List.of(scan.refusal()), "not tried");
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
        int all = plan.scans().size() + discovery.refused().size();
        out.printf(
                Locale.ROOT,
                "%d to do, %d up to date, %d refused; nothing was written%n",
                due,
                all - due - refused,
                refused);
        refusals.forEach(this::print);
        lines.forEach(out::println);
        out.flush();
        return refused == 0;
    }

    private void print(String code, Group group) {
        out.printf("%n%s%n", code);
        group.scans().forEach(scan -> out.println("  " + scan));
        out.printf("  remedy: %s%n", group.remedy());
    }

    private void add(RunPlan.Planned planned) throws IOException {
        String what = planned.due().name().toLowerCase(Locale.ROOT);
        String scan = planned.scan().key().stem();
        Optional<LedgerEntry> before = Optional.ofNullable(ledger.get(scan));
        if (!planned.isDue()) {
            before.filter(entry -> entry.status() != ScanStatus.DONE).ifPresent(this::refuseAgain);
            line(what, scan, "-", planned.why());
            return;
        }
        List<Refusal> problems = foreseen.problems(planned.scan(), before);
        if (!problems.isEmpty()) {
            refuse(scan, problems, planned.why());
            return;
        }
        due++;
        if (effort != Effort.DRY_RUN_OF_STAGES || planned.due() == RunPlan.Due.CHECK) {
            line(what, scan, "-", planned.why());
            return;
        }
        for (DueStages.Due stage : stages.of(planned.scan(), before, planned.why())) {
            line(what, scan, stage.stage(), stage.why());
        }
    }

    private void refuse(String scan, List<Refusal> problems, String why) {
        refused++;
        for (Refusal problem : problems) {
            ScanFailure told = ScanFailure.of(problem, Stages.UNPACK.name());
            refusal(told.code(), told.remedy(), scan + ": " + told.message());
        }
        line("refuse", scan, "-", problems.get(0).reason().name() + "; " + why);
    }

    /** It was refused before, and nothing that it depends on has changed. */
    private void refuseAgain(LedgerEntry entry) {
        refused++;
        ScanRow.Outcome outcome = entry.row().outcome();
        refusal(outcome.reasonCode(), outcome.remedy(), entry.scan() + ": " + outcome.message());
    }

    private void refusal(String code, String remedy, String scan) {
        refusals.computeIfAbsent(code, unused -> new Group(OneLine.of(remedy), new ArrayList<>()))
                .scans()
                .add(OneLine.of(scan));
    }

    private void line(String what, String scan, String stage, String why) {
        lines.add(String.format(
                "%s%-7s %-40s %-10s %s", lines.isEmpty() ? "\n" : "", what, scan, stage, OneLine.of(why)));
    }
}
