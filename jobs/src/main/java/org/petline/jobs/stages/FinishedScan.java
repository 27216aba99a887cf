package org.petline.jobs.stages;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.petline.FrameTimes;
import org.petline.bids.PetSidecar;
import org.petline.bids.SidecarReason;
import org.petline.jobs.settings.Settings;

/** A scan that has been through all stages, with what each of them found out. */
public final class FinishedScan {
    private final FoundScan found;
    private final PetSidecar sidecar;
    private final StageFingerprints prints;
    private final Map<String, Record> results = new HashMap<>();
    private final Set<String> flags = new TreeSet<>();

    private FinishedScan(FoundScan found, PetSidecar sidecar, StageFingerprints prints) {
        this.found = found;
        this.sidecar = sidecar;
        this.prints = prints;
    }

    /** Gathers what the stages found out, as far as it is kept. */
    static FinishedScan of(StageContext scan) throws IOException {
        FinishedScan finished = new FinishedScan(scan.found(), scan.sidecar(), scan.fingerprints());
        for (Stage<?> stage : scan.stages().asked(scan.settings())) {
            if (stage.isKept()) finished.take(stage, scan);
        }
        finished.flagTheWhole();
        return finished;
    }

    private <R extends Record> void take(Stage<R> stage, StageContext scan) throws IOException {
        R result = scan.result(stage);
        results.put(stage.keptAs(), result);
        flags.addAll(stage.flags(result));
    }

    /**
     * What a stage found out.
     *
     * @throws IllegalStateException if the settings do not ask for it
     */
    public <R extends Record> R result(Stage<R> stage) {
        Record result = results.get(stage.keptAs());
        if (result == null) throw new IllegalStateException("nobody asked for " + stage.keptAs());
        return stage.result().cast(result);
    }

    public FoundScan found() {
        return found;
    }

    public PetSidecar sidecar() {
        return sidecar;
    }

    public StageFingerprints prints() {
        return prints;
    }

    public Settings settings() {
        return prints.inputs().settings();
    }

    public FrameTimes times() {
        return sidecar.frames();
    }

    public RealignedScan realigned() {
        return result(Stages.REALIGN);
    }

    public ReferencedScan referenced() {
        return result(Stages.REFERENCE);
    }

    public CoregisteredScan coregistered() {
        return result(Stages.COREGISTER);
    }

    public SampledScan sampled() {
        return result(Stages.SAMPLE);
    }

    public PicturesStage.Drawn drawn() {
        return result(Stages.PICTURES);
    }

    public FittedScan fitted() {
        return result(Stages.FIT);
    }

    /** The scan's name, which is unique in the output folder. */
    public String stem() {
        return found.key().stem();
    }

    /** What is remarkable about the scan as a whole: names of {@link ScanFlag}s, sorted. */
    public Set<String> flags() {
        return Collections.unmodifiableSet(flags);
    }

    /** What no stage sees alone. */
    private void flagTheWhole() {
        if (startsTooLate()) flags.add(ScanFlag.SCAN_STARTS_LATE.name());
        if (times().count() == 1) flags.add(ScanFlag.STATIC_SCAN.name());
        if (hasGaps()) flags.add(ScanFlag.FRAMES_WITH_GAPS.name());
        if (!found.t1wSession().isEmpty()) flags.add(ScanFlag.T1W_FROM_OTHER_SESSION.name());
        if (!sidecar.decayCorrection().applied()) flags.add(ScanFlag.DECAY_CORRECTED_HERE.name());
    }

    /** Ratios over a late window are made for scans that begin late. */
    private boolean startsTooLate() {
        return times().count() > 1
                && settings().kinetics().usesTheBeginning()
                && sidecar.findings().stream().anyMatch(each -> each.reason() == SidecarReason.SCAN_STARTS_LATE);
    }

    private boolean hasGaps() {
        for (int frame = 1; frame < times().count(); frame++) {
            if (times().startSeconds(frame) > times().endSeconds(frame - 1) + 1e-3) return true;
        }
        return false;
    }
}
