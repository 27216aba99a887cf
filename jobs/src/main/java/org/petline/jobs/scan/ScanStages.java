package org.petline.jobs.scan;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.petline.bids.PetSidecar;
import org.petline.bids.T1w;
import org.petline.files.SourceFile;
import org.petline.files.Store;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;
import org.petline.jobs.fitting.FitInputs;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.scanfiles.InputFiles;
import org.petline.jobs.scanfiles.StageCache;
import org.petline.jobs.scanfiles.StageClock;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.ImageFiles;
import org.petline.jobs.stages.SegmentationStage;
import org.petline.jobs.stages.Stage;
import org.petline.jobs.stages.StageContext;
import org.petline.jobs.stages.StageFingerprints;
import org.petline.jobs.stages.Stages;
import org.petline.jobs.stages.UnpackedScan;
import org.petline.jobs.stages.Unpacking;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.jobs.tables.Fingerprint;
import org.petline.jobs.upkeep.ScratchFolder;
import org.petline.regions.RegionTable;

/**
 * The stages of one scan, each run at most once, and only if no result that fits was kept: a changed kinetic setting
 * reads no voxel, and an interrupted scan goes on where it stopped. Volumes are read when a stage needs them. For one
 * thread; closing removes the scratch.
 */
public final class ScanStages implements StageContext, Closeable {
    private final RunContext context;
    private final FoundScan scan;
    private final InputFiles inputs;
    private final StageClock clock;
    private final StageCache kept;
    private final GivenTransforms transforms;
    private final RegionTableReader regions;

    private final Map<String, Record> results = new HashMap<>();
    private final Lazy<RunSidecars> runs = new Lazy<>(this::readRuns);
    private final Lazy<PetSidecar> sidecar = new Lazy<>(this::readSidecar);
    private final Lazy<RegionTable> regionTable = new Lazy<>(this::readRegionTable);
    private final Lazy<StageFingerprints> fingerprints = new Lazy<>(this::takeFingerprints);
    private final Lazy<UnpackedScan> frames = new Lazy<>(this::unpack);
    private ScratchFolder scratch;

    public ScanStages(RunContext context, FoundScan scan, InputFiles inputs, StageClock clock) {
        this.context = context;
        this.scan = scan;
        this.inputs = inputs;
        this.clock = clock;
        this.transforms = new GivenTransforms(context, scan, inputs);
        this.regions = new RegionTableReader(context, scan, inputs);
        this.kept = new StageCache(context.output(), scan.key().stem());
    }

    @Override
    public Settings settings() {
        return context.settings();
    }

    @Override
    public FoundScan found() {
        boolean isChosen = scan.pair().t1w().size() > 1 && results.containsKey(Stages.SEGMENTATION.keptAs());
        if (!isChosen) return scan;
        SegmentationStage.Checked checked =
                Stages.SEGMENTATION.result().cast(results.get(Stages.SEGMENTATION.keptAs()));
        return scan.with(scan.pair().t1w().get(checked.t1w()));
    }

    @Override
    public PetSidecar sidecar() throws IOException {
        return sidecar.get();
    }

    /** Frames that the sidecar of an image tells of; see {@link FoundScan#images}. */
    int framesTold(int image) throws IOException {
        return runs.get().frames(image);
    }

    /** Whether the sidecar was read, and nothing in it refused. */
    boolean isSidecarSound() {
        return sidecar.isThere();
    }

    @Override
    public Store output() {
        return context.output();
    }

    @Override
    public Stages stages() {
        return context.stages();
    }

    @Override
    public StageFingerprints fingerprints() throws IOException {
        return fingerprints.get();
    }

    @Override
    public String petlineVersion() {
        return PetlineVersion.TEXT;
    }

    /** Lets pass a table with which something can be fitted. */
    void requireReference(RegionTable table) {
        regions.requireReference(table);
    }

    /** Lets pass a transform that moves the labels. */
    void requireLabelsToT1w(Grid labels) throws IOException {
        transforms.labelsToT1w(labels);
    }

    /** Makes every file anew that stages leave in the output: nothing vouches for those that lie there. */
    void distrustFiles() throws IOException {
        for (Stage<?> stage : stages().inOrder()) if (stage.leavesFiles()) kept.forget(stage.keptAs());
    }

    /** Runs every stage that the settings ask for and whose result is kept, in their order. */
    public void finish() throws IOException {
        for (Stage<?> stage : stages().inOrder()) {
            if (!stage.isKept()) continue;
            dropOutdated(stage);
            if (stage.isAsked(settings())) result(stage);
        }
    }

    /** Deletes files that are not what the stage would write now, or of which some are missing. */
    private void dropOutdated(Stage<?> stage) throws IOException {
        List<String> files = stage.lastingFiles(scan.key());
        if (files.isEmpty()) return;
        boolean current =
                areThere(files) && kept.holds(stage.keptAs(), fingerprints().of(stage));
        if (current) return;
        // The claim first: a deletion that is cut short must not leave one behind.
        kept.forget(stage.keptAs());
        for (String file : files) output().delete(file);
    }

    @Override
    public <R extends Record> R result(Stage<R> stage) throws IOException {
        Record known = results.get(stage.keptAs());
        if (known == null) {
            known = stage.isKept() ? keptOrMade(stage) : made(stage);
            results.put(stage.keptAs(), known);
        }
        return stage.result().cast(known);
    }

    private <R extends Record> R keptOrMade(Stage<R> stage) throws IOException {
        Fingerprint print = fingerprints().of(stage);
        Optional<R> before = kept.find(stage.keptAs(), print, stage.result());
        if (before.isPresent() && areThere(stage.files(scan.key(), before.get()))) return before.get();
        if (before.isPresent()) kept.forget(stage.keptAs());
        R result = made(stage);
        kept.keep(stage.keptAs(), print, result);
        return result;
    }

    /** What a stage needs is made before its own time begins. */
    private <R extends Record> R made(Stage<R> stage) throws IOException {
        for (Stage<?> before : stage.buildsOn()) result(before);
        if (stage.readsFrames()) frames();
        return clock.time(stage.keptAs(), () -> stage.run(this));
    }

    private boolean areThere(List<String> files) throws IOException {
        for (String file : files) if (output().find(file).isEmpty()) return false;
        return true;
    }

    @Override
    public UnpackedScan frames() throws IOException {
        return frames.get();
    }

    @Override
    public Optional<Volume> t1w() throws IOException {
        if (scan.pair().t1w().size() > 1) result(Stages.SEGMENTATION);
        Optional<T1w> image = found().t1w();
        return image.isEmpty() ? Optional.empty() : Optional.of(t1w(image.get()));
    }

    @Override
    public Volume t1w(T1w image) throws IOException {
        return ImageFiles.volume(reading(image.image()), image.image().path());
    }

    @Override
    public LabelVolume segmentation() throws IOException {
        LabelVolume labels = ImageFiles.labels(
                reading(scan.segmentation()), scan.segmentation().path());
        if (scan.pair().labelsToT1w().isEmpty()) return labels;
        Grid grid = labels.grid();
        Affine moved = grid.voxelToWorld().then(transforms.labelsToT1w(grid).toAffine());
        return new LabelVolume(new Grid(grid.ni(), grid.nj(), grid.nk(), moved), labels.labels());
    }

    @Override
    public RegionTable regionTable() throws IOException {
        return regionTable.get();
    }

    @Override
    public List<RigidTransform> givenMotion(Grid pet, int count) throws IOException {
        return transforms.referenceToFrames(pet, count);
    }

    @Override
    public RigidTransform givenCoregistration(Grid petReference, Grid t1w) throws IOException {
        return transforms.t1wToReference(petReference, t1w);
    }

    @Override
    public FitInputs fitInputs(SampledScan curves) throws IOException {
        return new FitInputReader(context, scan, inputs).of(curves, sidecar());
    }

    @Override
    public <T> T onAllCores(StageClock.Work<T> work) throws IOException {
        return SharedCores.run(context.executors().coresHere(), () -> clock.elsewhere(work));
    }

    private PetSidecar readSidecar() throws IOException {
        return runs.get().sidecar();
    }

    private RunSidecars readRuns() throws IOException {
        return RunSidecars.read(context, scan, inputs);
    }

    private RegionTable readRegionTable() throws IOException {
        return regions.table();
    }

    private StageFingerprints takeFingerprints() throws IOException {
        // A new image is not read twice: unpacking hashes it.
        if (!scan.images().stream().allMatch(inputs::isKnown)) frames();
        return new StageFingerprints(stages(), new ScanContents(context, scan, inputs, transforms).of(sidecar()));
    }

    private UnpackedScan unpack() throws IOException {
        List<Unpacking.Image> images = new ArrayList<>();
        List<double[]> factors = runs.get().factorsToBqPerMl();
        for (SourceFile file : scan.images()) {
            images.add(new Unpacking.Image(
                    () -> context.storeOf(file).open(file.path()), file.path(), factors.get(images.size())));
        }
        scratch = context.newScratch();
        Unpacking unpacking = new Unpacking(settings().motion(), scratch.path());
        UnpackedScan result = clock.time(Stages.UNPACK.name(), () -> unpacking.run(images));
        try {
            for (int image = 0; image < images.size(); image++) {
                inputs.learnt(scan.images().get(image), result.sha256().get(image));
            }
            return result;
        } catch (IOException changed) {
            result.close();
            throw changed;
        }
    }

    private Store reading(SourceFile file) {
        return inputs.readingFrom(context.storeOf(file));
    }

    @Override
    public void close() throws IOException {
        if (frames.isThere()) frames.get().close();
        if (scratch != null) scratch.close();
    }
}
