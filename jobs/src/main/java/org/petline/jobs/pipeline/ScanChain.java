package org.petline.jobs.pipeline;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.petline.FrameTimes;
import org.petline.Refusal;
import org.petline.bids.DerivativeName;
import org.petline.bids.PetSidecar;
import org.petline.bids.SourceFile;
import org.petline.bids.Store;
import org.petline.geometry.Grid;
import org.petline.image.FrameSource;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;
import org.petline.jobs.pieces.PieceFormat;
import org.petline.jobs.pieces.PieceWork;
import org.petline.jobs.pieces.ScanPieces;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.CoregisterStage;
import org.petline.jobs.stages.CoregisteredScan;
import org.petline.jobs.stages.EvidenceFolder;
import org.petline.jobs.stages.FinishedScan;
import org.petline.jobs.stages.FitStage;
import org.petline.jobs.stages.FittedScan;
import org.petline.jobs.stages.FoundScan;
import org.petline.jobs.stages.FrameSampling;
import org.petline.jobs.stages.FramesStage;
import org.petline.jobs.stages.ImageFiles;
import org.petline.jobs.stages.InputFiles;
import org.petline.jobs.stages.ModelStarts;
import org.petline.jobs.stages.PicturesStage;
import org.petline.jobs.stages.RealignStage;
import org.petline.jobs.stages.RealignedScan;
import org.petline.jobs.stages.ReferenceStage;
import org.petline.jobs.stages.ReferencedScan;
import org.petline.jobs.stages.SampleStage;
import org.petline.jobs.stages.SampledFrames;
import org.petline.jobs.stages.SampledScan;
import org.petline.jobs.stages.ScanRows;
import org.petline.jobs.stages.ScanVolumes;
import org.petline.jobs.stages.SegmentationStage;
import org.petline.jobs.stages.SidecarFacts;
import org.petline.jobs.stages.StageCache;
import org.petline.jobs.stages.StageClock;
import org.petline.jobs.stages.StagePrints;
import org.petline.jobs.stages.UnpackStage;
import org.petline.jobs.stages.UnpackedScan;
import org.petline.jobs.tables.Fingerprint;
import org.petline.jobs.upkeep.ScratchFolder;
import org.petline.regions.RegionTable;

/**
 * The stages of one scan in their order: unpack, realign, reference, coregister, sample, fit.
 *
 * <p>Each runs when its result is first asked for, and only if none that fits was kept: a changed kinetic setting reads
 * no voxel, and an interrupted scan goes on where it stopped. Volumes are read when a stage needs them. For one thread;
 * closing removes the scratch.
 */
final class ScanChain implements ScanVolumes, Closeable {
    private final Surroundings around;
    private final Settings settings;
    private final FoundScan scan;
    private final InputFiles inputs;
    private final StageClock clock;
    private final Store output;
    private final StageCache kept;
    private final ScanPieces pieces;
    private final TransformSources transforms;
    private final RegionSources regions;

    private final Once<PetSidecar> sidecar = new Once<>(this::readSidecar);
    private final Once<RegionTable> regionTable = new Once<>(this::readRegionTable);
    private final Once<StagePrints> prints = new Once<>(this::takePrints);
    private final Once<UnpackedScan> unpacked = new Once<>(this::unpack);
    private final Once<UnpackedScan.Facts> facts = new Once<>(this::readFacts);
    private final Once<RealignedScan> realigned = new Once<>(this::realign);
    private final Once<ReferencedScan> referenced = new Once<>(this::reference);
    private final Once<CoregisteredScan> coregistered = new Once<>(this::coregister);
    private final Once<SegmentationStage.Checked> checked = new Once<>(this::checkSegmentation);
    private final Once<FrameSampling> sampling = new Once<>(this::overFrames);
    private final Once<SampledScan> sampled = new Once<>(this::sample);
    private final Once<PicturesStage.Drawn> drawn = new Once<>(this::draw);
    private final Once<FittedScan> fitted = new Once<>(this::fit);
    private ScratchFolder scratch;

    ScanChain(Surroundings around, FoundScan scan, InputFiles inputs, StageClock clock) {
        this.around = around;
        this.settings = around.settings();
        this.scan = scan;
        this.inputs = inputs;
        this.clock = clock;
        this.output = around.output();
        this.transforms = new TransformSources(around, scan, inputs);
        this.regions = new RegionSources(around, scan, inputs);
        this.kept = new StageCache(output, scan.key().stem());
        this.pieces = new ScanPieces(output, around.run(), scan.key().stem());
    }

    PetSidecar sidecar() throws IOException {
        return sidecar.get();
    }

    FrameTimes times() throws IOException {
        return sidecar.get().frames();
    }

    StagePrints prints() throws IOException {
        return prints.get();
    }

    /** Refuses before any voxel is read what could not be fitted in the end. */
    void requireSomethingToFit() throws IOException {
        new ModelStarts(settings.kinetics())
                .requireBeforeEnd(times().shiftedBySeconds(-sidecar().injectionStartSeconds()));
        regions.requireReference(regionTable.get());
    }

    /** Makes every file anew that stages leave in the output: nothing vouches for those that lie there. */
    void distrustFiles() throws IOException {
        for (String stage : List.of("reference", "pictures")) kept.forget(stage);
        new ResampledSeries(output, kept, scan.key(), prints()).distrust();
    }

    /** Everything that the stages found out, all of them run or kept. */
    FinishedScan finish(ScanRows.Keys keys) throws IOException {
        FittedScan fits = fitted.get();
        PicturesStage.Drawn pictures = drawn.get();
        writeFrames();
        return new FinishedScan(
                scan,
                keys,
                sidecar.get(),
                prints(),
                facts.get(),
                realigned.get(),
                referenced.get(),
                coregistered.get(),
                checked.get(),
                sampled.get(),
                pictures,
                fits);
    }

    @Override
    public FrameSource estimationFrames() throws IOException {
        return unpacked.get().estimationFrames();
    }

    @Override
    public Volume petReference() throws IOException {
        return ImageFiles.volume(output, referenced.get().path());
    }

    @Override
    public Volume t1w() throws IOException {
        return ImageFiles.volume(reading(scan.t1w()), scan.t1w().path());
    }

    @Override
    public LabelVolume segmentation() throws IOException {
        return ImageFiles.labels(
                reading(scan.segmentation()), scan.segmentation().path());
    }

    private PetSidecar readSidecar() throws IOException {
        SourceFile nearest = scan.sidecars().get(scan.sidecars().size() - 1);
        return PetSidecar.read(
                reading(nearest), scan.sidecars().stream().map(SourceFile::path).toList());
    }

    private RegionTable readRegionTable() throws IOException {
        return regions.table();
    }

    private StagePrints takePrints() throws IOException {
        Fingerprint labelTables = Fingerprint.ofNothing();
        for (SourceFile table : scan.labelTables()) labelTables = labelTables.with(table.name(), hash(table));
        // A new image is not read twice: unpacking hashes it.
        if (!inputs.isKnown(scan.image())) unpacked.get();
        return new StagePrints(
                settings,
                hash(scan.image()),
                SidecarFacts.textOf(sidecar.get()),
                hash(scan.t1w()),
                hash(scan.segmentation()),
                labelTables.hex(),
                Fingerprint.sha256(around.regionTable().getBytes(StandardCharsets.UTF_8)),
                new FitSources(around, scan, inputs).print(sidecar.get()),
                transforms.print(scan.motionTransforms()),
                transforms.print(scan.coregistrationTransforms()));
    }

    private UnpackedScan unpack() throws IOException {
        double[] factors = SidecarFacts.factorsToBqPerMl(sidecar.get());
        scratch = around.newScratch();
        UnpackStage stage = new UnpackStage(settings.motion(), scratch.path());
        UnpackedScan result = clock.time(
                "unpack",
                () -> stage.run(
                        around.storeOf(scan.image()).open(scan.image().path()),
                        scan.image().path(),
                        factors));
        try {
            inputs.learnt(scan.image(), result.sha256());
            return result;
        } catch (IOException changed) {
            result.close();
            throw changed;
        }
    }

    private UnpackedScan.Facts readFacts() throws IOException {
        return kept.computeUnlessKept(
                "unpack",
                prints().unpack(),
                UnpackedScan.Facts.class,
                () -> unpacked.get().facts());
    }

    private RealignedScan realign() throws IOException {
        return kept.computeUnlessKept("realign", prints().realign(), RealignedScan.class, () -> {
            unpacked.get();
            return onAllCores("realign", this::estimateMotion);
        });
    }

    private RealignedScan estimateMotion() throws IOException {
        RealignStage stage = new RealignStage(settings.motion());
        FrameSource small = unpacked.get().estimationFrames();
        if (scan.motionTransforms().isEmpty()) return stage.run(small, times());
        Grid grid = unpacked.get().frames().grid();
        return stage.run(small, times(), transforms.referenceToFrames(grid, times().count()));
    }

    private ReferencedScan reference() throws IOException {
        realigned.get();
        String path = new DerivativeName(scan.key()).petReference();
        if (output.find(path).isEmpty()) kept.forget("reference");
        return kept.computeUnlessKept("reference", prints().reference(), ReferencedScan.class, () -> {
            int helpers = helpers();
            List<float[]> bands = pieces.all(referenceWork(), 1 + helpers, helpers);
            Volume mean = ReferenceStage.joined(unpacked.get().frames().grid(), bands);
            ReferenceStage stage = new ReferenceStage(settings.reference());
            return clock.time("reference", () -> stage.write(mean, times(), output, path));
        });
    }

    private CoregisteredScan coregister() throws IOException {
        ReferencedScan before = referenced.get();
        return stage("coregister", prints().coregister(), CoregisteredScan.class, () -> {
            Volume pet = ImageFiles.volume(output, before.path());
            Volume t1w = t1w();
            CoregisterStage stage = new CoregisterStage(settings.coregistration());
            return scan.coregistrationTransforms().isEmpty()
                    ? stage.run(pet, t1w, segmentation())
                    : stage.believe(pet, t1w, transforms.t1wToReference(pet.grid(), t1w.grid()));
        });
    }

    private SegmentationStage.Checked checkSegmentation() throws IOException {
        return stage(
                "segmentation",
                prints().segmentationCheck(),
                SegmentationStage.Checked.class,
                () -> new SegmentationStage().run(t1w(), segmentation(), regionTable.get()));
    }

    /** The reference image in bands of planes. */
    private PieceWork<float[]> referenceWork() throws IOException {
        ReferenceStage stage = new ReferenceStage(settings.reference());
        return new PieceWork<>("reference", prints().reference(), PieceFormat.FLOATS, (band, count) -> {
            FrameSource frames = unpacked.get().frames();
            RealignedScan motion = realigned.get();
            int planes = frames.grid().nk();
            return onAllCores(
                    "reference",
                    () -> stage.planes(frames, times(), motion, band * planes / count, (band + 1) * planes / count));
        });
    }

    private SampledScan sample() throws IOException {
        realigned.get();
        coregistered.get();
        return kept.computeUnlessKept("sample", prints().sample(), SampledScan.class, () -> {
            FrameSampling ready = sampling.get();
            return ready.join(pieces.all(sampleWork(), FrameSampling.pieces(times().count()), helpers()));
        });
    }

    private FrameSampling overFrames() throws IOException {
        LabelVolume labels = segmentation();
        FrameSource frames = unpacked.get().frames();
        SampleStage stage = new SampleStage(settings.regions());
        try {
            return onAllCores(
                    "sample", () -> stage.over(frames, realigned.get(), coregistered.get(), labels, regionTable.get()));
        } catch (Refusal refusal) {
            // The room of regions knows labels, not files.
            throw refusal.file().isEmpty() ? refusal.file(scan.segmentation().path()) : refusal;
        }
    }

    /** The samples in groups of frames. */
    private PieceWork<SampledFrames> sampleWork() throws IOException {
        return new PieceWork<>("sample", prints().sample(), PieceFormat.json(SampledFrames.class), (group, count) -> {
            FrameSampling ready = sampling.get();
            return onAllCores("sample", () -> ready.piece(group));
        });
    }

    /** Other executors that have offered help; a small scan is done before they could. */
    private int helpers() throws IOException {
        FrameSource frames = unpacked.get().frames();
        return ScanSize.isWorthHelping(frames.grid().voxels(), frames.count()) ? pieces.helpers() : 0;
    }

    /** How many pieces of the stages other executors made. */
    int piecesOfOthers() {
        return pieces.received();
    }

    /** Makes pieces of a scan that is another executor's, until there are none left or this one is no longer free. */
    void help(BooleanSupplier isFree) throws IOException {
        boolean allKept = kept.holds("reference", prints().reference()) && kept.holds("sample", prints().sample());
        if (allKept) return;
        pieces.offer();
        unpacked.get();
        pieces.help(List.of(referenceWork(), sampleWork()), isFree);
    }

    private PicturesStage.Drawn draw() throws IOException {
        RealignedScan motion = realigned.get();
        CoregisteredScan place = coregistered.get();
        EvidenceFolder folder = new EvidenceFolder(scan.key().stem());
        PicturesStage pictures = new PicturesStage(output, folder);
        StageCache.Work<PicturesStage.Drawn> draw = () -> pictures.run(this, times(), motion, place, regionTable.get());
        PicturesStage.Drawn known = stage("pictures", prints().pictures(), PicturesStage.Drawn.class, draw);
        if (pictures.hasAll(known)) return known;
        kept.forget("pictures");
        return stage("pictures", prints().pictures(), PicturesStage.Drawn.class, draw);
    }

    /** Writes the resampled series that is asked for, and drops any that is no longer what would be written. */
    private void writeFrames() throws IOException {
        Settings.WriteFrames asked = settings.output().writeFrames();
        FramesStage stage = new FramesStage(output, settings);
        new ResampledSeries(output, kept, scan.key(), prints()).dropOutdated();
        switch (asked) {
            case NONE -> {}
            case PET -> {
                RealignedScan motion = realigned.get();
                stage(
                        ResampledSeries.stage(asked),
                        prints().frames(asked),
                        FramesStage.Written.class,
                        () -> stage.inPet(scan, unpacked.get().frames(), sidecar.get(), motion));
            }
            case T1W -> {
                RealignedScan motion = realigned.get();
                CoregisteredScan place = coregistered.get();
                stage(
                        ResampledSeries.stage(asked),
                        prints().frames(asked),
                        FramesStage.Written.class,
                        () -> stage.inT1w(scan, unpacked.get().frames(), sidecar.get(), motion, place, t1w().grid()));
            }
        }
    }

    private FittedScan fit() throws IOException {
        SampledScan tacs = sampled.get();
        return stage(
                "fit",
                prints().fit(),
                FittedScan.class,
                () -> new FitStage(settings.kinetics())
                        .run(new FitSources(around, scan, inputs).of(tacs, sidecar.get())));
    }

    /** Runs a stage whose loops spread over the executor's cores. */
    private <T> T onAllCores(String name, StageClock.Work<T> work) throws IOException {
        return SharedCores.run(around.executors().coresHere(), () -> clock.time(name, work));
    }

    private <T extends Record> T stage(String name, Fingerprint print, Class<T> type, StageCache.Work<T> work)
            throws IOException {
        return kept.computeUnlessKept(name, print, type, () -> clock.time(name, work::run));
    }

    private String hash(SourceFile file) throws IOException {
        return inputs.sha256(around.storeOf(file), file);
    }

    private Store reading(SourceFile file) {
        return inputs.readingFrom(around.storeOf(file));
    }

    @Override
    public void close() throws IOException {
        if (unpacked.isThere()) unpacked.get().close();
        if (scratch != null) scratch.close();
    }
}
