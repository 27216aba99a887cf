package org.petline.jobs.stages;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.petline.geometry.Grid;
import org.petline.image.FrameSource;
import org.petline.image.Volume;

/**
 * A scan's frames in one scratch file on the local disk, float32, frame after frame: a .nii.gz can only be read from
 * its beginning, and the frames are asked for in any order after their motion is known.
 *
 * <p>Written once by {@link #append}, then read, by several threads if need be; none of the frames is kept in memory.
 * Closing deletes the file.
 */
final class RawFrames implements FrameSource, Closeable {
    private static final int CHUNK_FLOATS = 1 << 18;

    private final Path file;
    private final Grid grid;
    private final FileChannel channel;
    private final ByteBuffer chunk =
            ByteBuffer.allocateDirect(CHUNK_FLOATS * Float.BYTES).order(ByteOrder.nativeOrder());
    private int count;

    private RawFrames(Path file, Grid grid, FileChannel channel) {
        this.file = file;
        this.grid = grid;
        this.channel = channel;
    }

    /** An empty series on a new file in a scratch folder. */
    static RawFrames in(Path folder, Grid grid) throws IOException {
        Path file = Files.createTempFile(folder, "frames", ".raw");
        return new RawFrames(file, grid, FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** Adds the next frame: one value a voxel, i fastest. */
    void append(float[] voxels) throws IOException {
        channel.position((long) count * grid.voxels() * Float.BYTES);
        for (int from = 0; from < voxels.length; from += CHUNK_FLOATS) {
            int floats = Math.min(CHUNK_FLOATS, voxels.length - from);
            chunk.clear();
            chunk.asFloatBuffer().put(voxels, from, floats);
            chunk.limit(floats * Float.BYTES);
            while (chunk.hasRemaining()) channel.write(chunk);
        }
        count++;
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public Volume frame(int frame) throws IOException {
        if (frame < 0 || frame >= count) throw new IllegalArgumentException("frame " + frame + " of " + count);
        float[] voxels = new float[grid.voxels()];
        read(frame, voxels);
        return new Volume(grid, voxels);
    }

    private synchronized void read(int frame, float[] voxels) throws IOException {
        channel.position((long) frame * voxels.length * Float.BYTES);
        for (int from = 0; from < voxels.length; from += CHUNK_FLOATS) {
            int floats = Math.min(CHUNK_FLOATS, voxels.length - from);
            chunk.clear().limit(floats * Float.BYTES);
            while (chunk.hasRemaining()) {
                if (channel.read(chunk) < 0) throw new EOFException("scratch file ends within frame " + frame);
            }
            FloatBuffer floatsRead = chunk.flip().asFloatBuffer();
            floatsRead.get(voxels, from, floats);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }
}
