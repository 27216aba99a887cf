package org.petline.imagefile;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.petline.geometry.Grid;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;

/** The frames of an image file, read once and in order from a stream; one frame in memory. */
public interface FrameReader extends Closeable {
    /** Where the voxels of each frame lie. */
    Grid grid();

    /** Frames that the header promises; 1 for a volume in three dimensions. */
    int frames();

    /** Frames given so far. */
    int framesRead();

    /** What is remarkable about the file; complete once the last frame is read. */
    List<Finding> findings();

    /**
     * The next frame's values, scaled as the header says.
     *
     * <p>The call that gives the last frame also reads on to the end of the file: it returns only if every promised
     * byte was there, all checksums are right and nothing stands behind that should not.
     *
     * @param into filled with [k][j][i] flattened, i fastest; one element a voxel. NaN and infinities are kept.
     * @return false if all frames were given before
     * @throws IllegalArgumentException if {@code into} has another length
     * @throws org.petline.Refusal if the file is cut or damaged, naming the byte and the frame
     */
    boolean next(float[] into) throws IOException;

    /**
     * The next frame's values as {@link #next(float[])} gives them, in an array of their own. What the header promises is
     * not believed: memory is taken as voxels arrive.
     *
     * @throws IllegalStateException if all frames were given before
     */
    float[] next() throws IOException;

    /**
     * The whole file as one volume, read to its end as {@link #next()} does; the reader is used up.
     *
     * @throws org.petline.Refusal NOT_ONE_VOLUME if there are several frames
     */
    Volume onlyVolume() throws IOException;

    /**
     * The whole file as one label a voxel, read to its end as {@link #next()} does; the reader is used up.
     *
     * @throws org.petline.Refusal NOT_ONE_VOLUME if there are several frames, LABELS_NOT_WHOLE if a value is further than
     *     0.001 from a whole number, LABELS_OUT_OF_RANGE if one is negative or does not fit an int
     */
    LabelVolume onlyLabels() throws IOException;
}
