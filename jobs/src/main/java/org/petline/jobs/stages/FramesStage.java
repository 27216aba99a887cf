package org.petline.jobs.stages;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.petline.bids.DerivativeName;
import org.petline.bids.PetSidecar;
import org.petline.bids.Store;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.image.FrameSource;
import org.petline.image.Resampling;
import org.petline.jobs.settings.Settings;
import org.petline.nifti.NiftiEncoding;
import org.petline.nifti.NiftiWriter;

/**
 * Writes the frames as if the head had not moved: each value interpolated once, from the raw frame, and written before
 * the next frame is read. Only for those who ask; petline samples regions without it.
 */
public final class FramesStage {
    /** Part of the fingerprint; raised when the same input gives other voxels or another sidecar. */
    public static final int VERSION = 1;

    private final Store output;
    private final Settings settings;

    public FramesStage(Store output, Settings settings) {
        this.output = output;
        this.settings = settings;
    }

    /**
     * What was written.
     *
     * @param path of the series, below the output
     */
    public record Written(String path) {}

    /** Where a scan's series in a space lies, below the output. */
    public static String pathOf(DerivativeName name, Settings.WriteFrames space) {
        return switch (space) {
            case PET -> name.framesInPet();
            case T1W -> name.framesInT1w();
            case NONE -> throw new IllegalArgumentException("no space to write frames in");
        };
    }

    /**
     * Writes the series in the world of the reference frame, on the frames' own grid.
     *
     * @param frames raw frames, Bq/mL, decay-corrected to TimeZero
     */
    public Written inPet(FoundScan scan, FrameSource frames, PetSidecar sidecar, RealignedScan realigned)
            throws IOException {
        String path = pathOf(new DerivativeName(scan.key()), Settings.WriteFrames.PET);
        series(path, frames, realigned, frames.grid(), RigidTransform.IDENTITY);
        sidecar(path, new FramesSidecar(scan, sidecar, realigned, settings).inPet());
        return new Written(path);
    }

    /**
     * Writes the series in the world of the T1w.
     *
     * @param frames raw frames, Bq/mL, decay-corrected to TimeZero
     * @param t1w the grid to write on
     */
    public Written inT1w(
            FoundScan scan,
            FrameSource frames,
            PetSidecar sidecar,
            RealignedScan realigned,
            CoregisteredScan coregistered,
            Grid t1w)
            throws IOException {
        String path = pathOf(new DerivativeName(scan.key()), Settings.WriteFrames.T1W);
        series(path, frames, realigned, t1w, RigidTransform.of(coregistered.t1wToReference()));
        sidecar(path, new FramesSidecar(scan, sidecar, realigned, settings).inT1w(coregistered));
        return new Written(path);
    }

    private void series(
            String path, FrameSource frames, RealignedScan realigned, Grid target, RigidTransform targetToReference)
            throws IOException {
        output.write(path, out -> write(out, frames, realigned, target, targetToReference));
    }

    private void write(
            OutputStream out,
            FrameSource frames,
            RealignedScan realigned,
            Grid target,
            RigidTransform targetToReference)
            throws IOException {
        Resampling resampling = new Resampling(target, SampleStage.interpolation(settings.regions()));
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

    private void sidecar(String path, String text) throws IOException {
        output.write(DerivativeName.sidecarOf(path), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
