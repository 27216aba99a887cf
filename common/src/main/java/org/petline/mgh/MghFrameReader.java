package org.petline.mgh;

import static org.petline.mgh.MghReason.MGH_TRAILING_BYTES;
import static org.petline.mgh.MghReason.MGH_TRUNCATED;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import org.petline.Refusal;
import org.petline.imagefile.FileContent;
import org.petline.imagefile.FrameReader;
import org.petline.imagefile.Scaling;

/**
 * Opens MGH files, plain or gzip, to be read frame after frame.
 *
 * <p>Scan parameters and tags behind the voxels are read over, so that the checksums behind them are verified.
 */
public final class MghFrameReader {
    private MghFrameReader() {}

    /**
     * The frames behind the header, which is read and checked.
     *
     * @param in from the file's first byte; may be unbuffered; closed with the reader, or at once if opening fails
     * @param name the file, for messages only
     * @throws Refusal if this is no MGH file that petline can read; all codes of {@link MghReason}, and those of
     *     {@link org.petline.imagefile.ImageFileReason} and {@link org.petline.gzip.GzipReason}
     */
    public static FrameReader open(InputStream in, String name) throws IOException {
        try {
            FileContent content = FileContent.open(in, name);
            return frames(content, MghHeader.read(content));
        } catch (IOException | RuntimeException failure) {
            try (in) {
                throw failure;
            }
        }
    }

    private static FrameReader frames(FileContent content, MghHeader header) {
        return new FrameReader(
                content,
                new FrameReader.Layout(
                        header.grid(), header.frames(), header.datatype().stored(), ByteOrder.BIG_ENDIAN, Scaling.NONE),
                header.findings(),
                MGH_TRUNCATED,
                MghFrameReader::readFooter);
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
