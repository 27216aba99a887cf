package org.petline.mgh;

import static org.petline.mgh.MghReason.MGH_TRAILING_BYTES;
import static org.petline.mgh.MghReason.MGH_TRUNCATED;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.petline.Refusal;
import org.petline.geometry.Grid;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;
import org.petline.imagefile.FileContent;
import org.petline.imagefile.Finding;
import org.petline.imagefile.FrameReader;
import org.petline.imagefile.Scaling;
import org.petline.imagefile.StoredFrames;

/**
 * An MGH file, plain or gzip, as its header and then frame after frame.
 *
 * <p>Scan parameters and tags behind the voxels are read over, so that the checksums behind them are verified.
 */
public final class MghFrameReader implements FrameReader {
    private final FileContent content;
    private final MghHeader header;
    private final StoredFrames frames;

    private MghFrameReader(FileContent content, MghHeader header) {
        this.content = content;
        this.header = header;
        this.frames = new StoredFrames(
                content,
                new StoredFrames.Layout(
                        header.grid(), header.frames(), header.datatype().stored(), ByteOrder.BIG_ENDIAN, Scaling.NONE),
                MGH_TRUNCATED,
                MghFrameReader::readFooter);
    }

    /**
     * Reads and checks the header.
     *
     * @param in from the file's first byte; may be unbuffered; closed with this reader, or at once if opening fails
     * @param name the file, for messages only
     * @throws Refusal if this is no MGH file that petline can read; all codes of {@link MghReason}, and those of
     *     {@link org.petline.imagefile.ImageFileReason} and {@link org.petline.gzip.GzipReason}
     */
    public static MghFrameReader open(InputStream in, String name) throws IOException {
        try {
            FileContent content = FileContent.open(in, name);
            return new MghFrameReader(content, MghHeader.read(content));
        } catch (IOException | RuntimeException failure) {
            try (in) {
                throw failure;
            }
        }
    }

    public MghHeader header() {
        return header;
    }

    @Override
    public Grid grid() {
        return header.grid();
    }

    @Override
    public int frames() {
        return header.frames();
    }

    @Override
    public int framesRead() {
        return frames.framesRead();
    }

    @Override
    public List<Finding> findings() {
        return Stream.concat(header.findings().stream(), content.findings().stream())
                .toList();
    }

    @Override
    public boolean next(float[] into) throws IOException {
        return frames.next(into);
    }

    @Override
    public float[] next() throws IOException {
        return frames.next();
    }

    @Override
    public Volume onlyVolume() throws IOException {
        return frames.onlyVolume();
    }

    @Override
    public LabelVolume onlyLabels() throws IOException {
        return frames.onlyLabels();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private static void readFooter(FileContent content) throws IOException {
        content.skip(MghLayout.MOST_FOOTER_BYTES);
        if (content.endsHere()) return;
        throw Refusal.of(MGH_TRAILING_BYTES)
                .file(content.name())
                .field("end of file")
                .found("more than " + MghLayout.MOST_FOOTER_BYTES + " bytes behind the voxels");
    }
}
