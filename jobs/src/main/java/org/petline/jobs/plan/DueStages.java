package org.petline.jobs.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.petline.jobs.scan.RunContext;
import org.petline.jobs.scan.ScanStages;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.scanfiles.InputChangedException;
import org.petline.jobs.scanfiles.InputFiles;
import org.petline.jobs.scanfiles.StageCache;
import org.petline.jobs.scanfiles.StageClock;
import org.petline.jobs.stages.Stage;
import org.petline.jobs.tables.LedgerEntry;

/**
 * Which stages of a scan a run would do, and why: those for which nothing is kept under the fingerprint that they would
 * have. Reads what the fingerprints need, but never the PET image.
 */
public record DueStages(RunContext context) {
    /** One stage that would be done. */
    public record Due(String stage, String why) {}

    /**
     * The stages of a scan that is due, in their order.
     *
     * @param why the scan is due
     * @throws org.petline.Refusal if its sidecar or tables would be refused
     */
    public List<Due> of(FoundScan scan, Optional<LedgerEntry> before, String why) throws IOException {
        InputFiles inputs = new InputFiles(scan, before.map(LedgerEntry::inputs).orElse(List.of()));
        if (!scan.images().stream().allMatch(inputs::isKnown)) return all(why);
        try (ScanStages stages = new ScanStages(context, scan, inputs, new StageClock())) {
            StageCache kept = new StageCache(context.output(), scan.key().stem());
            List<Due> due = new ArrayList<>();
            for (Stage<?> stage : context.stages().asked(context.settings())) {
                boolean holds = stage.isKept()
                        && kept.holds(stage.keptAs(), stages.fingerprints().of(stage));
                if (!holds) due.add(new Due(stage.name(), whyDue(stage, due, why)));
            }
            return due;
        } catch (InputChangedException changed) {
            return all(changed.path() + " has changed under the same time stamp");
        }
    }

    private static String whyDue(Stage<?> stage, List<Due> due, String why) {
        List<String> before = due.stream().map(Due::stage).toList();
        String follows = "";
        for (Stage<?> needed : stage.buildsOn()) if (before.contains(needed.name())) follows = needed.name();
        // What is not kept tells of all stages, whatever it builds on.
        if (follows.isEmpty() && !stage.isKept() && !before.isEmpty()) follows = before.get(before.size() - 1);
        return follows.isEmpty() ? why : "follows " + follows;
    }

    private List<Due> all(String why) {
        List<Due> due = new ArrayList<>();
        for (Stage<?> stage : context.stages().asked(context.settings())) {
            due.add(new Due(stage.name(), whyDue(stage, due, why)));
        }
        return due;
    }
}
