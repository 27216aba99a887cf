package org.petline.jobs.stages;

import java.io.IOException;
import java.util.List;
import org.petline.FrameTimes;
import org.petline.bids.DerivativeName;
import org.petline.bids.ScanKey;
import org.petline.files.Store;
import org.petline.geometry.RigidTransform;
import org.petline.image.FrameSource;
import org.petline.image.Volume;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.results.RealignedScan;
import org.petline.jobs.stages.results.ReferencedScan;
import org.petline.jobs.tables.Fingerprint;
import org.petline.nifti.NiftiWriter;
import org.petline.registration.FrameMotion;
import org.petline.registration.Motion;
import org.petline.registration.ReferenceImage;

/** Makes the PET image that is laid over the MR: the mean of the aligned frames in a window. */
public final class ReferenceStage implements Stage<ReferencedScan> {
    private static final double SECONDS_PER_MINUTE = 60;

    private static final long serialVersionUID = 1;

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<ReferencedScan> result() {
        return ReferencedScan.class;
    }

    @Override
    public List<Stage<?>> buildsOn() {
        return List.of(Stages.REALIGN);
    }

    @Override
    public Fingerprint dependsOn(StageInputs inputs) {
        return Fingerprint.ofNothing().with("reference", inputs.settings().reference());
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
    public List<String> files(ScanKey scan, ReferencedScan result) {
        return List.of(result.path());
    }

    @Override
    public ReferencedScan run(StageContext scan) throws IOException {
        FrameSource frames = scan.frames().frames();
        RealignedScan motion = scan.result(Stages.REALIGN);
        Settings.Reference settings = scan.settings().reference();
        Volume mean = scan.onAllCores(() -> mean(settings, frames, scan.times(), motion));
        String path = new DerivativeName(scan.found().key()).petReference();
        return write(settings, mean, scan.times(), scan.output(), path);
    }

    /**
     * The reference image, which is of all frames if none lies wholly inside the window. Spreads over the cores that
     * parallel streams have here.
     *
     * @param frames raw frames, Bq/mL, decay-corrected to TimeZero
     */
    static Volume mean(Settings.Reference settings, FrameSource frames, FrameTimes times, RealignedScan realigned)
            throws IOException {
        return window(settings).average(frames, times, motion(realigned), frames.grid());
    }

    /**
     * Writes the reference image as a derivative.
     *
     * @param path where it shall lie below the output
     */
    static ReferencedScan write(Settings.Reference settings, Volume mean, FrameTimes times, Store output, String path)
            throws IOException {
        output.write(path, out -> NiftiWriter.gzip(out, mean));
        // What the frames cover, not what was asked for: the two differ where a frame straddles an end of the window.
        boolean[] inside = window(settings).inside(times);
        int first = 0;
        while (!inside[first]) first++;
        int last = inside.length - 1;
        while (!inside[last]) last--;
        return new ReferencedScan(path, times.startSeconds(first), times.endSeconds(last));
    }

    private static ReferenceImage window(Settings.Reference settings) {
        return new ReferenceImage(
                settings.startMinutes() * SECONDS_PER_MINUTE, settings.endMinutes() * SECONDS_PER_MINUTE);
    }

    private static Motion motion(RealignedScan realigned) {
        List<FrameMotion> frames = realigned.poses().stream()
                .map(pose -> new FrameMotion(
                        RigidTransform.of(pose.referenceToFrame()),
                        RigidTransform.Parameters.of(pose.standardErrors().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray()),
                        FrameMotion.Status.ESTIMATED,
                        pose.source(),
                        java.util.Set.of()))
                .toList();
        return new Motion(realigned.referenceFrame(), realigned.centre(), frames);
    }
}
