package org.petline.jobs.scan;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.petline.FrameTimes;
import org.petline.Refusal;
import org.petline.bids.PetSidecar;
import org.petline.bids.SidecarReason;
import org.petline.bids.T1w;
import org.petline.files.SourceFile;
import org.petline.geometry.Grid;
import org.petline.imagefile.ImageFileReason;
import org.petline.jobs.fitting.ModelStarts;
import org.petline.jobs.fitting.ScanFitting;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.scanfiles.InputFiles;
import org.petline.jobs.stages.ImageFiles;
import org.petline.jobs.stages.RealignStage;
import org.petline.jobs.stages.RunGrids;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.regions.RegionTable;

/**
 * All that is wrong with a scan and can be known before a voxel is read: its sidecar, times against the settings, the
 * headers of its images, tables of labels and blood, transforms of other software, and whether some model can be fitted.
 * A dry run tells it, and a run refuses by it, so that the two differ only where voxels decide; every problem at once.
 */
public final class ScanCheck {
    private final RunContext context;
    private final FoundScan scan;
    private final InputFiles inputs;
    private final ScanStages stages;
    private final List<Refusal> problems = new ArrayList<>();

    private ScanCheck(RunContext context, FoundScan scan, InputFiles inputs, ScanStages stages) {
        this.context = context;
        this.scan = scan;
        this.inputs = inputs;
        this.stages = stages;
    }

    /** What gives a value, if nothing is wrong. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    /** What must hold. */
    @FunctionalInterface
    private interface Demand {
        void check() throws IOException;
    }

    /**
     * The problems of a scan, in the order in which a run would meet them; empty if there are none.
     *
     * @throws IOException if a file cannot be read for no fault of its own
     */
    public static List<Refusal> problems(RunContext context, FoundScan scan, InputFiles inputs, ScanStages stages)
            throws IOException {
        ScanCheck check = new ScanCheck(context, scan, inputs, stages);
        check.all();
        return List.copyOf(check.problems);
    }

    private void all() throws IOException {
        Optional<PetSidecar> sidecar = value(stages::sidecar);
        sidecar.ifPresent(this::times);
        Optional<RegionTable> regions = value(stages::regionTable);
        if (regions.isPresent()) demand(() -> stages.requireReference(regions.get()));
        // The headers of an image that was processed before were looked at then.
        if (!scan.images().stream().allMatch(inputs::isKnown)) headers(sidecar);
        if (sidecar.isPresent()) {
            demand(() -> new ScanFitting(context.settings().kinetics())
                    .requireInputs(stages.fitInputs(new SampledScan(List.of(), List.of()))));
        }
    }

    private void times(PetSidecar sidecar) {
        FrameTimes times = sidecar.frames();
        try {
            new ModelStarts(context.settings().kinetics())
                    .requireBeforeEnd(times.shiftedBySeconds(-sidecar.injectionStartSeconds()));
        } catch (Refusal refusal) {
            problems.add(refusal);
        }
        try {
            RealignStage.requireFrames(context.settings().motion(), times);
        } catch (Refusal refusal) {
            problems.add(refusal);
        }
    }

    private void headers(Optional<PetSidecar> sidecar) throws IOException {
        Optional<ImageFiles.Extent> pet = Optional.empty();
        for (int image = 0; image < scan.images().size(); image++) {
            Optional<ImageFiles.Extent> extent = image(image, sidecar.isPresent());
            pet = image == 0 ? extent : joined(pet, extent, scan.images().get(image));
        }
        List<Grid> t1w = new ArrayList<>();
        for (T1w image : scan.pair().t1w()) volume(image.image()).ifPresent(t1w::add);
        Optional<Grid> labels = volume(scan.segmentation());
        if (labels.isPresent() && !scan.pair().labelsToT1w().isEmpty()) {
            demand(() -> stages.requireLabelsToT1w(labels.get()));
        }
        if (pet.isEmpty()) return;
        Grid grid = pet.get().grid();
        int frames = pet.get().frames();
        if (!scan.motionTransforms().isEmpty()) {
            demand(() -> stages.givenMotion(grid, frames));
        }
        if (!scan.coregistrationTransforms().isEmpty() && !t1w.isEmpty()) {
            demand(() -> stages.givenCoregistration(grid, t1w.get(0)));
        }
    }

    private Optional<ImageFiles.Extent> image(int image, boolean framesAreTold) throws IOException {
        SourceFile file = scan.images().get(image);
        Optional<ImageFiles.Extent> extent = extent(file);
        if (extent.isEmpty() || !framesAreTold) return extent;
        int found = extent.get().frames();
        int told = stages.framesTold(image);
        boolean known = problems.stream().anyMatch(each -> each.reason() == SidecarReason.FRAME_COUNT_MISMATCH);
        if (found == told || known) return extent;
        problems.add(Refusal.of(SidecarReason.FRAME_COUNT_MISMATCH)
                .file(file.path())
                .field("dim[4]")
                .found(found + " frames in the image, " + told + " in FrameTimesStart"));
        return extent;
    }

    /** The frames of runs are one series on one grid. */
    private Optional<ImageFiles.Extent> joined(
            Optional<ImageFiles.Extent> before, Optional<ImageFiles.Extent> next, SourceFile file) throws IOException {
        if (before.isEmpty() || next.isEmpty()) return Optional.empty();
        Grid grid = before.get().grid();
        demand(() -> RunGrids.requireSame(grid, next.get().grid(), file.path()));
        return Optional.of(
                new ImageFiles.Extent(grid, before.get().frames() + next.get().frames()));
    }

    private Optional<Grid> volume(SourceFile file) throws IOException {
        Optional<ImageFiles.Extent> extent = extent(file);
        if (extent.isEmpty()) return Optional.empty();
        if (extent.get().frames() == 1) return Optional.of(extent.get().grid());
        problems.add(Refusal.of(ImageFileReason.NOT_ONE_VOLUME)
                .file(file.path())
                .found(extent.get().frames() + " frames"));
        return Optional.empty();
    }

    private Optional<ImageFiles.Extent> extent(SourceFile file) throws IOException {
        return value(() -> ImageFiles.extent(context.storeOf(file), file.path()));
    }

    private void demand(Demand demand) throws IOException {
        value(() -> {
            demand.check();
            return true;
        });
    }

    private <T> Optional<T> value(Reading<T> reading) throws IOException {
        try {
            return Optional.of(reading.read());
        } catch (Refusal refusal) {
            problems.addAll(refusal.problems());
            return Optional.empty();
        } catch (FileNotFoundException | NoSuchFileException absent) {
            Optional<Refusal> content = absentContent();
            if (content.isEmpty()) throw absent;
            if (problems.stream().noneMatch(each -> each.reason() == ImageFileReason.CONTENT_NOT_PRESENT)) {
                problems.add(content.get());
            }
            return Optional.empty();
        }
    }

    /** A link into a git-annex whose content was not fetched is listed, empty, and cannot be opened. */
    private Optional<Refusal> absentContent() throws IOException {
        for (SourceFile file : scan.files()) {
            if (file.bytes() != 0 || context.storeOf(file).find(file.path()).isEmpty()) continue;
            return Optional.of(Refusal.of(ImageFileReason.CONTENT_NOT_PRESENT)
                    .file(file.path())
                    .found("a link to something that is not there"));
        }
        return Optional.empty();
    }
}
