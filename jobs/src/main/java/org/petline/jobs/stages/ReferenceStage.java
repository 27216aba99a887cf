package org.petline.jobs.stages;

import java.io.IOException;
import java.util.List;
import org.petline.FrameTimes;
import org.petline.bids.Store;
import org.petline.geometry.Grid;
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
    public static final int VERSION = 2;

    private static final double SECONDS_PER_MINUTE = 60;

    private final Settings.Reference settings;

    public ReferenceStage(Settings.Reference settings) {
        this.settings = settings;
    }

    /**
     * Some planes of the reference image, which is of all frames if none lies wholly inside the window. Spreads over the
     * cores that parallel streams have here.
     *
     * @param frames raw frames, Bq/mL, decay-corrected to TimeZero
     * @param from first plane k; {@code to} is behind the last
     * @return one value a voxel, i fastest, then j, then k
     */
    public float[] planes(FrameSource frames, FrameTimes times, RealignedScan realigned, int from, int to)
            throws IOException {
        return window().planes(frames, times, motion(realigned), frames.grid(), from, to);
    }

    /** The whole image, of bands of planes in their order. */
    public static Volume joined(Grid grid, List<float[]> bands) {
        float[] voxels = new float[grid.voxels()];
        int end = 0;
        for (float[] band : bands) {
            System.arraycopy(band, 0, voxels, end, band.length);
            end += band.length;
        }
        if (end != voxels.length) throw new IllegalArgumentException("bands have " + end + " of " + voxels.length);
        return new Volume(grid, voxels);
    }

    /**
     * Writes the reference image as a derivative.
     *
     * @param path where it shall lie below the output
     */
    public ReferencedScan write(Volume mean, FrameTimes times, Store output, String path) throws IOException {
        output.write(path, out -> NiftiWriter.gzip(out, mean));
        // What the frames cover, not what was asked for: the two differ where a frame straddles an end of the window.
        boolean[] inside = window().inside(times);
        int first = 0;
        while (!inside[first]) first++;
        int last = inside.length - 1;
        while (!inside[last]) last--;
        return new ReferencedScan(path, times.startSeconds(first), times.endSeconds(last));
    }

    private ReferenceImage window() {
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
