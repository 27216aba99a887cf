package org.petline.nifti;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.petline.geometry.Grid;
import org.petline.gzip.GzipOutput;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;

/**
 * Writes a NIfTI file in one canonical form, frame after frame.
 *
 * <p>A single file, little-endian, NIfTI-1 unless an axis or the frames number more than 32767; sform and qform both
 * set to the scanner's world and equal (the qform is left out where the axes are not perpendicular, for it cannot say
 * so); distances in mm; no extensions, no description, all other entries zero, so that nothing private leaves. The
 * same content gives the same bytes.
 *
 * <p>pixdim[4], the time between volumes, is 0: PET frames have unequal durations, and a number there would be believed.
 * The sidecar has them.
 */
public final class NiftiWriter implements Closeable {
    private static final int CHUNK_BYTES = 1 << 16;

    private final OutputStream out;
    private final NiftiEncoding encoding;
    private final int voxels;
    private final int frames;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private int framesWritten;

    private NiftiWriter(OutputStream out, Grid grid, int frames, NiftiEncoding encoding) throws IOException {
        if (frames < 1) throw new IllegalArgumentException(frames + " frames");
        this.out = out;
        this.encoding = encoding;
        this.voxels = grid.voxels();
        this.frames = frames;
        out.write(HeaderWriting.bytes(grid, frames, encoding));
    }

    /**
     * A writer of an uncompressed file (.nii).
     *
     * @param out need not be buffered; closed with the writer
     * @param frames 1 makes a file in three dimensions
     */
    public static NiftiWriter plain(OutputStream out, Grid grid, int frames, NiftiEncoding encoding)
            throws IOException {
        return new NiftiWriter(out, grid, frames, encoding);
    }

    /** A writer of a compressed file (.nii.gz); otherwise as {@link #plain}. */
    public static NiftiWriter gzip(OutputStream out, Grid grid, int frames, NiftiEncoding encoding) throws IOException {
        return new NiftiWriter(new GzipOutput(out), grid, frames, encoding);
    }

    /** Writes a volume as float32, compressed, and closes {@code out}. */
    public static void gzip(OutputStream out, Volume volume) throws IOException {
        try (NiftiWriter writer = gzip(out, volume.grid(), 1, NiftiEncoding.FLOAT32)) {
            writer.write(volume.voxels());
        }
    }

    /** Writes labels in the smallest datatype that holds them, compressed, and closes {@code out}. */
    public static void gzip(OutputStream out, LabelVolume labels) throws IOException {
        int greatest = 0;
        for (int label : labels.labels()) greatest = Math.max(greatest, label);
        try (NiftiWriter writer = gzip(out, labels.grid(), 1, NiftiEncoding.labelsUpTo(greatest))) {
            writer.write(labels.labels());
        }
    }

    /**
     * Writes the next frame.
     *
     * @param frame [k][j][i] flattened, i fastest
     * @throws IllegalArgumentException if the length is not the grid's, or a value does not fit the encoding: NaN in
     *     whole numbers, or beyond their range. Nothing is clipped.
     * @throws IllegalStateException if all frames were written
     */
    public void write(float[] frame) throws IOException {
        begin(frame.length);
        for (int done = 0; done < frame.length; ) {
            int count = Math.min(
                    frame.length - done,
                    CHUNK_BYTES / encoding.datatype().stored().bytes());
            if (encoding.datatype() == NiftiDatatype.FLOAT32) {
                for (int v = 0; v < count; v++) chunk.putFloat(4 * v, frame[done + v]);
            } else {
                for (int v = 0; v < count; v++) putWhole(v, frame[done + v], done + v);
            }
            flush(count);
            done += count;
        }
    }

    /**
     * Writes the next frame from labels; otherwise as {@link #write(float[])}.
     *
     * @throws IllegalArgumentException also if the encoding is float32, which does not hold all labels
     */
    public void write(int[] frame) throws IOException {
        begin(frame.length);
        if (encoding.datatype() == NiftiDatatype.FLOAT32) throw new IllegalArgumentException("labels as float32");
        for (int done = 0; done < frame.length; ) {
            int count = Math.min(
                    frame.length - done,
                    CHUNK_BYTES / encoding.datatype().stored().bytes());
            for (int v = 0; v < count; v++) putWhole(v, frame[done + v], done + v);
            flush(count);
            done += count;
        }
    }

    /**
     * Ends the file.
     *
     * @throws IllegalStateException if frames are missing: the file is not a good one, and must not be published
     */
    @Override
    public void close() throws IOException {
        out.close();
        if (framesWritten < frames) {
            throw new IllegalStateException(framesWritten + " of " + frames + " frames written");
        }
    }

    private void begin(int length) {
        if (length != voxels) throw new IllegalArgumentException(length + " values for " + voxels + " voxels");
        if (framesWritten == frames) throw new IllegalStateException("all " + frames + " frames are written");
        framesWritten++;
    }

    private void putWhole(int at, double value, int index) {
        double stored = Math.rint(
                (value - encoding.scaling().intercept()) / encoding.scaling().slope());
        boolean fits = switch (encoding.datatype()) {
            case UINT8 -> stored >= 0 && stored <= 0xff;
            case INT16 -> stored >= Short.MIN_VALUE && stored <= Short.MAX_VALUE;
            default -> stored >= Integer.MIN_VALUE && stored <= Integer.MAX_VALUE;
        };
        if (!fits) {
            throw new IllegalArgumentException(value + " at voxel " + index + " does not fit " + encoding.datatype()
                    + " with " + encoding.scaling());
        }
        switch (encoding.datatype()) {
            case UINT8 -> chunk.put(at, (byte) (int) stored);
            case INT16 -> chunk.putShort(2 * at, (short) stored);
            default -> chunk.putInt(4 * at, (int) stored);
        }
    }

    private void flush(int count) throws IOException {
        out.write(chunk.array(), 0, count * encoding.datatype().stored().bytes());
    }
}
