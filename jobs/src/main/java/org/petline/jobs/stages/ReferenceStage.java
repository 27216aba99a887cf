package org.petline.jobs.stages;

import java.io.IOException;
import java.util.List;
import org.petline.FrameTimes;
import org.petline.bids.Store;
import org.petline.geometry.RigidTransform;
import org.petline.image.FrameSource;
import org.petline.image.Volume;
import org.petline.jobs.settings.Settings;
import org.petline.nifti.NiftiWriter;
import org.petline.registration.FrameMotion;
import org.petline.registration.Motion;
import org.petline.registration.ReferenceImage;

/** Makes the PET image that is laid over the MR: the mean of the aligned frames in a window. */
public final class ReferenceStage {
    /** Part of the fingerprint; raised when the same input gives other numbers. */
    public static final int VERSION = 1;

    private static final double SECONDS_PER_MINUTE = 60;

    private final Settings.Reference settings;

    public ReferenceStage(Settings.Reference settings) {
        this.settings = settings;
    }

    /**
     * The reference image, written as a derivative; of all frames if the scan lies outside the window.
     *
     * @param frames raw frames, Bq/mL, decay-corrected to TimeZero
     * @param path where the image shall lie below the output
     */
    public ReferencedScan run(FrameSource frames, FrameTimes times, RealignedScan realigned, Store output, String path)
            throws IOException {
        double first = times.startSeconds(0);
        double last = times.endSeconds(times.count() - 1);
        double from = Math.max(settings.startMinutes() * SECONDS_PER_MINUTE, first);
        double to = Math.min(settings.endMinutes() * SECONDS_PER_MINUTE, last);
        boolean outside = from >= to;
        if (outside) {
            from = first;
            to = last;
        }
        Volume mean = new ReferenceImage(from, to).average(frames, times, motion(realigned), frames.grid());
        output.write(path, out -> NiftiWriter.gzip(out, mean));
        return new ReferencedScan(path, from, to);
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
