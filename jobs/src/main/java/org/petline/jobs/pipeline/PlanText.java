package org.petline.jobs.pipeline;

import java.io.PrintWriter;
import java.util.Locale;

/** A plan for a person: a line a scan, what would be done and why. */
record PlanText(PrintWriter out) {
    void print(RunPlan plan, Discovery discovery) {
        for (RunPlan.Planned planned : plan.scans()) {
            line(
                    planned.due().name().toLowerCase(Locale.ROOT),
                    planned.scan().key().stem(),
                    planned.why());
        }
        for (Discovery.RefusedScan refused : discovery.refused()) {
            Problem problem = Problem.of(refused.refusal(), "discover");
            line("refuse", RefusedAtDiscovery.nameOf(refused), problem.code() + ": " + problem.message());
        }
        for (String participant : discovery.participantsWithoutPet()) {
            line("none", "sub-" + participant, "no PET scan");
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

    private void line(String what, String scan, String why) {
        out.printf("%-7s %-40s %s%n", what, scan, why);
    }
}
