package org.petline.jobs.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.FoundScan;
import org.petline.jobs.stages.InputChangedException;
import org.petline.jobs.stages.InputFiles;
import org.petline.jobs.stages.StageCache;
import org.petline.jobs.stages.StageClock;
import org.petline.jobs.tables.Fingerprint;
import org.petline.jobs.tables.LedgerEntry;

/**
 * Which stages of a scan a run would do, and why: those for which nothing is kept under the fingerprint that they would
 * have. Reads what the fingerprints need, but never the PET image.
 */
record DueStages(Surroundings around) {
    /** Each stage, and the one whose result it builds on. */
    private static final Map<String, String> BEFORE = new LinkedHashMap<>();

    static {
        BEFORE.put("unpack", "");
        BEFORE.put("realign", "unpack");
        BEFORE.put("reference", "realign");
        BEFORE.put("coregister", "reference");
        BEFORE.put("segmentation", "");
        BEFORE.put("sample", "coregister");
        BEFORE.put("pictures", "sample");
        BEFORE.put("fit", "sample");
        BEFORE.put("frames", "realign");
        BEFORE.put("publish", "fit");
    }

    /** One stage that would be done. */
    record Due(String stage, String why) {}

    /**
     * The stages of a scan that is due, in their order.
     *
     * @param why the scan is due
     * @throws org.petline.Refusal if its sidecar or tables would be refused
     */
    List<Due> of(FoundScan scan, Optional<LedgerEntry> before, String why) throws IOException {
        InputFiles inputs = new InputFiles(scan, before.map(LedgerEntry::inputs).orElse(List.of()));
        if (!inputs.isKnown(scan.image())) return all(why);
        try (ScanChain chain = new ScanChain(around, scan, inputs, new StageClock())) {
            SortedMap<String, Fingerprint> prints = chain.prints().asked();
            StageCache kept = new StageCache(around.output(), scan.key().stem());
            List<Due> due = new ArrayList<>();
            for (Map.Entry<String, String> stage : BEFORE.entrySet()) {
                Fingerprint print = prints.get(stage.getKey());
                if (print == null || kept.holds(keptAs(stage.getKey()), print)) continue;
                boolean follows = due.stream().anyMatch(each -> each.stage().equals(stage.getValue()));
                due.add(new Due(stage.getKey(), follows ? "follows " + stage.getValue() : why));
            }
            due.add(new Due(
                    "publish",
                    due.isEmpty() ? why : "follows " + due.get(due.size() - 1).stage()));
            return due;
        } catch (InputChangedException changed) {
            return all(changed.path() + " has changed under the same time stamp");
        }
    }

    private List<Due> all(String why) {
        List<Due> due = new ArrayList<>();
        boolean writesFrames = around.settings().output().writeFrames() != Settings.WriteFrames.NONE;
        for (Map.Entry<String, String> stage : BEFORE.entrySet()) {
            if (stage.getKey().equals("frames") && !writesFrames) continue;
            due.add(new Due(stage.getKey(), stage.getValue().isEmpty() ? why : "follows " + stage.getValue()));
        }
        return due;
    }

    private String keptAs(String stage) {
        return stage.equals("frames")
                ? ResampledSeries.stage(around.settings().output().writeFrames())
                : stage;
    }
}
