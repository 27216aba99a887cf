package org.petline.imagefile;

import static org.petline.imagefile.ImageFileReason.LABELS_NOT_WHOLE;
import static org.petline.imagefile.ImageFileReason.LABELS_OUT_OF_RANGE;
import static org.petline.imagefile.ImageFileReason.NOT_ONE_VOLUME;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.petline.Reason;
import org.petline.Refusal;
import org.petline.geometry.Grid;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;

/**
 * The frames of an image file, read once and in order from a stream; one frame in memory, converted in pieces of 64 KiB.
 *
 * <p>Formats differ in their headers and in what may stand behind the voxels; everything between is here.
 */
public final class FrameReader implements Closeable {
    /** How voxels are stored. */
    public record Layout(Grid grid, int frames, StoredType type, ByteOrder order, Scaling scaling) {}

    /** What a format has to say about the bytes behind the last voxel. */
    @FunctionalInterface
    public interface Tail {
        /** Reads to the end of the content; refuses what should not be there. */
        void readToEnd(FileContent content) throws IOException;
    }

    private static final int CHUNK_BYTES = 1 << 16;

    /** Files of label images written by way of float32 or scaled integers are off by rounding, no more. */
    private static final double WHOLE = 1e-3;

    /** A header may promise what the file does not have: memory beyond 64 MiB is only taken as voxels arrive. */
    private static final int VOXELS_ON_TRUST = 1 << 24;

    private final FileContent content;
    private final Layout layout;
    private final List<HeaderFinding> ofHeader;
    private final Reason truncated;
    private final Tail tail;
    private final ByteBuffer chunk;
    private int framesRead;

    /**
     * Frames that begin where {@code content} stands, which is closed with this reader.
     *
     * @param ofHeader what was remarkable about it
     * @param truncated the format's reason for a file that ends too early
     */
    public FrameReader(FileContent content, Layout layout, List<HeaderFinding> ofHeader, Reason truncated, Tail tail) {
        this.content = content;
        this.layout = layout;
        this.ofHeader = List.copyOf(ofHeader);
        this.truncated = truncated;
        this.tail = tail;
        this.chunk = ByteBuffer.allocate(CHUNK_BYTES).order(layout.order());
    }

    /** Where the voxels of each frame lie. */
    public Grid grid() {
        return layout.grid();
    }

    /** Frames that the header promises; 1 for a volume in three dimensions. */
    public int frames() {
        return layout.frames();
    }

    /** What is remarkable about the file; complete once the last frame is read. */
    public List<HeaderFinding> findings() {
        return Stream.concat(ofHeader.stream(), content.findings().stream()).toList();
    }

    /**
     * The next frame's values, scaled as the header says.
     *
     * <p>The call that gives the last frame also reads on to the end of the file: it returns only if every promised
     * byte was there, all checksums are right and nothing stands behind that should not.
     *
     * @param into filled with [k][j][i] flattened, i fastest; one element a voxel. NaN and infinities are kept.
     * @return false if all frames were given before
     * @throws IllegalArgumentException if {@code into} has another length
     * @throws Refusal if the file is cut or damaged, naming the byte and the frame
     */
    public boolean next(float[] into) throws IOException {
        int voxels = layout.grid().voxels();
        if (into.length != voxels) {
            throw new IllegalArgumentException(into.length + " elements for " + voxels + " voxels");
        }
        if (framesRead == layout.frames()) return false;
        readFloats(into, 0);
        endOfFrame();
        return true;
    }

    /**
     * The next frame's values as {@link #next(float[])} gives them, in an array of their own. What the header promises is
     * not believed: memory is taken as voxels arrive.
     *
     * @throws IllegalStateException if all frames were given before
     */
    public float[] next() throws IOException {
        if (framesRead == layout.frames()) throw new IllegalStateException("all frames were given");
        int voxels = layout.grid().voxels();
        float[] values = new float[Math.min(voxels, VOXELS_ON_TRUST)];
        readFloats(values, 0);
        while (values.length < voxels) {
            int from = values.length;
            values = Arrays.copyOf(values, grown(from, voxels));
            readFloats(values, from);
        }
        endOfFrame();
        return values;
    }

    /**
     * The whole file as one volume, read to its end as {@link #next()} does; the reader is used up.
     *
     * @throws Refusal NOT_ONE_VOLUME if there are several frames
     */
    public Volume onlyVolume() throws IOException {
        requireOnlyFrame();
        return new Volume(layout.grid(), next());
    }

    /**
     * The whole file as one label a voxel, read to its end as {@link #next()} does; the reader is used up.
     *
     * @throws Refusal NOT_ONE_VOLUME if there are several frames, LABELS_NOT_WHOLE if a value is further than
     *     0.001 from a whole number, LABELS_OUT_OF_RANGE if one is negative or does not fit an int
     */
    public LabelVolume onlyLabels() throws IOException {
        requireOnlyFrame();
        int voxels = layout.grid().voxels();
        int[] labels = new int[Math.min(voxels, VOXELS_ON_TRUST)];
        readLabels(labels, 0);
        while (labels.length < voxels) {
            int from = labels.length;
            labels = Arrays.copyOf(labels, grown(from, voxels));
            readLabels(labels, from);
        }
        endOfFrame();
        return new LabelVolume(layout.grid(), labels);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private void requireOnlyFrame() {
        if (layout.frames() != 1 || framesRead != 0) {
            throw Refusal.of(NOT_ONE_VOLUME).file(content.name()).found(layout.frames() + " frames");
        }
    }

    private static int grown(int length, int limit) {
        return (int) Math.min(limit, 2L * length);
    }

    private void readFloats(float[] into, int from) throws IOException {
        for (int done = from; done < into.length; ) {
            int count = readChunk(into.length - done);
            layout.type().toFloats(chunk, count, layout.scaling(), into, done);
            done += count;
        }
    }

    private void readLabels(int[] into, int from) throws IOException {
        for (int done = from; done < into.length; ) {
            int count = readChunk(into.length - done);
            for (int v = 0; v < count; v++) {
                into[done + v] = label(layout.scaling().apply(layout.type().at(chunk, v)), done + v);
            }
            done += count;
        }
    }

    private int label(double value, int index) {
        double whole = Math.rint(value);
        if (!(Math.abs(value - whole) <= WHOLE)) throw labelRefusal(LABELS_NOT_WHOLE, value, index);
        if (whole < 0 || whole > Integer.MAX_VALUE) throw labelRefusal(LABELS_OUT_OF_RANGE, value, index);
        return (int) whole;
    }

    private Refusal labelRefusal(Reason reason, double value, int index) {
        int ni = layout.grid().ni();
        int nj = layout.grid().nj();
        String voxel = "voxel (" + index % ni + ", " + index / ni % nj + ", " + index / ni / nj + ")";
        return Refusal.of(reason).file(content.name()).field(voxel).found(String.valueOf(value));
    }

    /** Fills the chunk with at most {@code wanted} voxels and says how many. */
    private int readChunk(int wanted) throws IOException {
        int voxels = Math.min(wanted, CHUNK_BYTES / layout.type().bytes());
        int bytes = voxels * layout.type().bytes();
        int got;
        try {
            got = content.read(chunk.array(), 0, bytes);
        } catch (Refusal damaged) {
            throw damaged.found(damaged.found() + "; in " + frame());
        }
        if (got < bytes) {
            throw Refusal.of(truncated)
                    .file(content.name())
                    .field("voxels")
                    .found("the content ends at byte " + content.position() + ", in " + frame());
        }
        return voxels;
    }

    private String frame() {
        return "frame " + framesRead + " of " + layout.frames() + " (counted from 0)";
    }

    private void endOfFrame() throws IOException {
        framesRead++;
        if (framesRead == layout.frames()) tail.readToEnd(content);
    }
}
