package org.petline.jobs.stages;

import org.petline.FrameTimes;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;
import org.petline.image.Volume;

/**
 * Smooth frames of a head that is made of blobs: cheap, without noise, and moved by known shifts. The blobs take up and
 * wash out at different rates; frame 0 lies before the tracer's arrival.
 */
public record BlobHead(MemoryFrames frames) {
    public Grid grid() {
        return frames.grid();
    }

    public Volume frame(int number) {
        return frames.frame(number);
    }

    static final FrameTimes TIMES = FrameTimes.ofSeconds(
            new double[] {0, 60, 120, 180, 300, 480, 780, 1080, 1380, 1980, 2580, 3180},
            new double[] {60, 60, 60, 120, 180, 300, 300, 300, 600, 600, 600, 600});

    private static final Grid GRID = Grid.centred(26, 28, 22, 6);

    /** Centre and half width in mm, uptake, washout 1/min. */
    private static final double[][] BLOBS = {
        {0, 0, 0, 55, 1, 0.01},
        {-25, 20, 5, 14, 1.5, 0.003},
        {28, -12, 12, 12, 1.2, 0.03},
        {4, -30, -22, 16, 0.9, 0.02},
        {-8, 34, -14, 11, 1.4, 0.006}
    };

    /** All frames of {@link #TIMES}; the head lies elsewhere from one frame on. */
    public static BlobHead moved(int fromFrame, Vector3 shift) {
        MemoryFrames frames = new MemoryFrames(GRID);
        for (int frame = 0; frame < TIMES.count(); frame++) {
            frames.append(frame(TIMES.midMinutes(frame), frame < fromFrame ? Vector3.ZERO : shift));
        }
        return new BlobHead(frames);
    }

    /** Some of the frames, as a scan of its own. */
    BlobHead only(int... which) {
        MemoryFrames some = new MemoryFrames(GRID);
        for (int frame : which) some.append(frames.frame(frame));
        return new BlobHead(some);
    }

    /** The same scan, one frame of it all zeros. */
    BlobHead emptied(int which) {
        MemoryFrames others = new MemoryFrames(GRID);
        for (int frame = 0; frame < frames.count(); frame++) {
            others.append(frame == which ? new Volume(GRID, new float[GRID.voxels()]) : frames.frame(frame));
        }
        return new BlobHead(others);
    }

    /** Times of some of the frames. */
    static FrameTimes times(int... which) {
        double[] starts = new double[which.length];
        double[] durations = new double[which.length];
        for (int n = 0; n < which.length; n++) {
            starts[n] = TIMES.startSeconds(which[n]);
            durations[n] = TIMES.durationSeconds(which[n]);
        }
        return FrameTimes.ofSeconds(starts, durations);
    }

    private static Volume frame(double minutes, Vector3 shift) {
        float[] voxels = new float[GRID.voxels()];
        if (minutes > 1) {
            Affine world = GRID.voxelToWorld();
            int v = 0;
            for (int k = 0; k < GRID.nk(); k++) {
                for (int j = 0; j < GRID.nj(); j++) {
                    for (int i = 0; i < GRID.ni(); i++, v++) {
                        voxels[v] = (float) activity(world.apply(i, j, k).minus(shift), minutes);
                    }
                }
            }
        }
        return new Volume(GRID, voxels);
    }

    /** The still head's activity at a place in a frame after the tracer's arrival. */
    static double activity(Vector3 point, int frame) {
        return activity(point, TIMES.midMinutes(frame));
    }

    private static double activity(Vector3 point, double minutes) {
        double sum = 0;
        for (double[] blob : BLOBS) {
            double distance = point.distanceTo(new Vector3(blob[0], blob[1], blob[2])) / blob[3];
            double curve = blob[4] * (1 - Math.exp(-minutes / 2)) * Math.exp(-blob[5] * minutes);
            // Flat inside, with an edge of some 8 mm as scanners blur it.
            sum += 1e4 * curve / (1 + Math.exp((distance - 1) * blob[3] / 3));
        }
        return sum;
    }
}
