package org.petline.jobs.stages;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.petline.bids.PetSidecar;
import org.petline.bids.Reconstructions;
import org.petline.bids.T1w;
import org.petline.files.Store;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;
import org.petline.jobs.fitting.FitInputs;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.scanfiles.StageClock;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.regions.RegionTable;

/** A scan of which a test says what is known; what it does not say is not there. */
final class KnownScan implements StageContext, Closeable {
    private final Settings settings;
    private final FoundScan found;
    private final PetSidecar sidecar;
    private final Store output;
    private final Map<String, Record> results = new HashMap<>();
    private final Path scratch;
    private UnpackedScan frames;
    private Volume t1w;
    private LabelVolume segmentation;
    private RegionTable regions;

    KnownScan(Settings settings, FoundScan found, PetSidecar sidecar, Store output) throws IOException {
        this.settings = settings;
        this.found = found;
        this.sidecar = sidecar;
        this.output = output;
        this.scratch = Files.createTempDirectory("known");
    }

    /** Raw frames, which serve for the estimation as well. */
    void frames(MemoryFrames all) throws IOException {
        RawFrames raw = RawFrames.in(scratch, all.grid());
        for (int frame = 0; frame < all.count(); frame++)
            raw.append(all.frame(frame).voxels());
        frames = new UnpackedScan(raw, all, List.of(), List.of());
    }

    void t1w(Volume image) {
        t1w = image;
    }

    void labels(LabelVolume labels, RegionTable table) {
        segmentation = labels;
        regions = table;
    }

    <R extends Record> void result(Stage<R> stage, R known) {
        results.put(stage.keptAs(), known);
    }

    @Override
    public <R extends Record> R result(Stage<R> stage) {
        return stage.result().cast(there(results.get(stage.keptAs()), stage.name()));
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public FoundScan found() {
        return found;
    }

    @Override
    public PetSidecar sidecar() {
        return sidecar;
    }

    @Override
    public Store output() {
        return output;
    }

    @Override
    public Stages stages() {
        return Stages.ALL;
    }

    @Override
    public StageFingerprints fingerprints() {
        return new StageFingerprints(
                Stages.ALL,
                new StageInputs(
                        settings,
                        "image",
                        "sidecar",
                        new StageInputs.Anatomy("t1w", "segmentation", "labels", ""),
                        "",
                        new StageInputs.Transforms("", ""),
                        Reconstructions.Standing.PRIMARY));
    }

    @Override
    public String petlineVersion() {
        return "1.2.3";
    }

    @Override
    public UnpackedScan frames() {
        return there(frames, "frames");
    }

    @Override
    public Optional<Volume> t1w() {
        return Optional.of(there(t1w, "t1w"));
    }

    @Override
    public Volume t1w(T1w image) {
        return there(t1w, "t1w");
    }

    @Override
    public LabelVolume segmentation() {
        return there(segmentation, "segmentation");
    }

    @Override
    public RegionTable regionTable() {
        return there(regions, "region table");
    }

    @Override
    public List<RigidTransform> givenMotion(Grid pet, int count) {
        return there(null, "given motion");
    }

    @Override
    public RigidTransform givenCoregistration(Grid petReference, Grid image) {
        return there(null, "given coregistration");
    }

    @Override
    public FitInputs fitInputs(SampledScan curves) {
        return FitInputs.of(curves.tacs(sidecar.frames()), sidecar.frames(), SidecarFacts.decayPerMinute(sidecar));
    }

    @Override
    public <T> T onAllCores(StageClock.Work<T> work) throws IOException {
        return work.run();
    }

    @Override
    public void close() throws IOException {
        if (frames != null) frames.close();
        Files.delete(scratch);
    }

    private static <T> T there(T known, String what) {
        if (known == null) throw new IllegalStateException(what + " is not known");
        return known;
    }
}
