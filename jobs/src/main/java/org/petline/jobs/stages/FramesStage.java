package org.petline.jobs.stages;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.petline.Refusal;
import org.petline.bids.BidsReason;
import org.petline.bids.DerivativeName;
import org.petline.bids.ScanKey;
import org.petline.files.Store;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.image.FrameSource;
import org.petline.image.Interpolation;
import org.petline.image.Resampling;
import org.petline.jobs.derivatives.FramesSidecar;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.results.CoregisteredScan;
import org.petline.jobs.stages.results.RealignedScan;
import org.petline.jobs.tables.Fingerprint;
import org.petline.nifti.NiftiEncoding;
import org.petline.nifti.NiftiWriter;

/**
 * Writes the frames as if the head had not moved: each value interpolated once, from the raw frame, and written before
 * the next frame is read. Only for those who ask; petline samples regions without it.
 */
public final class FramesStage implements Stage<FramesStage.Written> {
    private static final long serialVersionUID = 1;

    private final Settings.WriteFrames space;

    /** The stage for a space; the two can lie side by side. */
    FramesStage(Settings.WriteFrames space) {
        this.space = space;
    }

    /**
     * What was written.
     *
     * @param path of the series, below the output
     */
    public record Written(String path) {}

    @Override
    public String name() {
        return "frames";
    }

    @Override
    public String keptAs() {
        return name() + "-" + space.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Written> result() {
        return Written.class;
    }

    @Override
    public List<Stage<?>> buildsOn() {
        return switch (space) {
            case T1W -> List.of(Stages.COREGISTER, Stages.REALIGN);
            case PET, NONE -> List.of(Stages.REALIGN);
        };
    }

    @Override
    public Fingerprint dependsOn(StageInputs inputs) {
        return Fingerprint.ofNothing()
                .with("space", space.name())
                .with(
                        "interpolation",
                        inputs.settings().regions().interpolation().name());
    }

    @Override
    public boolean isAsked(Settings settings) {
        return settings.output().writeFrames() == space;
    }

    @Override
    public boolean readsFrames() {
        return true;
    }

    @Override
    public boolean leavesFiles() {
        return true;
    }

    @Override
    public List<String> files(ScanKey scan, Written result) {
        return lastingFiles(scan);
    }

    /**
     * A user who asked for a series yesterday and does not today keeps it as long as it is true: one that shows the motion
     * of other settings than the tables do would be a false claim.
     */
    @Override
    public List<String> lastingFiles(ScanKey scan) {
        String series = pathOf(scan);
        return List.of(series, DerivativeName.sidecarOf(series));
    }

    @Override
    public Written run(StageContext scan) throws IOException {
        FrameSource frames = scan.frames().frames();
        RealignedScan motion = scan.result(Stages.REALIGN);
        FramesSidecar text = new FramesSidecar(scan.found(), scan.sidecar(), motion, scan.settings());
        Interpolation interpolation = SampleStage.interpolation(scan.settings().regions());
        String path = pathOf(scan.found().key());
        if (space == Settings.WriteFrames.T1W) {
            CoregisteredScan place = scan.result(Stages.COREGISTER);
            Grid grid = scan.t1w()
                    .orElseThrow(() -> Refusal.of(BidsReason.T1W_MISSING)
                            .file(scan.found().key().folder())
                            .field("output.write-frames")
                            .found("no T1w on whose grid the series could be written"))
                    .grid();
            RigidTransform toReference = RigidTransform.of(place.t1wToReference());
            scan.output().write(path, out -> write(out, frames, motion, grid, interpolation, toReference));
            sidecar(scan.output(), path, text.inT1w(place));
        } else {
            Grid grid = frames.grid();
            scan.output().write(path, out -> write(out, frames, motion, grid, interpolation, RigidTransform.IDENTITY));
            sidecar(scan.output(), path, text.inPet());
        }
        return new Written(path);
    }

    private String pathOf(ScanKey scan) {
        DerivativeName name = new DerivativeName(scan);
        return space == Settings.WriteFrames.T1W ? name.framesInT1w() : name.framesInPet();
    }

    /**
     * Writes a series.
     *
     * @param frames raw frames, Bq/mL, decay-corrected to TimeZero
     */
    private static void write(
            OutputStream out,
            FrameSource frames,
            RealignedScan realigned,
            Grid target,
            Interpolation interpolation,
            RigidTransform targetToReference)
            throws IOException {
        Resampling resampling = new Resampling(target, interpolation);
        try (NiftiWriter writer = NiftiWriter.gzip(out, target, frames.count(), NiftiEncoding.FLOAT32)) {
            for (int frame = 0; frame < frames.count(); frame++) {
                Affine targetToFrame = targetToReference
                        .then(RigidTransform.of(realigned.poses().get(frame).referenceToFrame()))
                        .toAffine();
                writer.write(
                        resampling.resample(frames.frame(frame), targetToFrame).voxels());
            }
        }
    }

    private static void sidecar(Store output, String path, String text) throws IOException {
        output.write(DerivativeName.sidecarOf(path), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
