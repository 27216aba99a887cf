package org.petline.nifti;

import static org.petline.nifti.NiftiReason.NIFTI_TRAILING_BYTES;
import static org.petline.nifti.NiftiReason.NIFTI_TRUNCATED;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.petline.Refusal;
import org.petline.geometry.Grid;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;
import org.petline.imagefile.FileContent;
import org.petline.imagefile.Finding;
import org.petline.imagefile.FrameReader;
import org.petline.imagefile.StoredFrames;

/**
 * A NIfTI file, plain or gzip, as its header and then frame after frame.
 *
 * <pre>try (NiftiFrameReader frames = NiftiFrameReader.open(in, "sub-01_pet.nii.gz")) {
 *     float[] voxels = new float[frames.grid().voxels()];
 *     while (frames.next(voxels)) { ... }
 * }</pre>
 *
 * <p>Reads forward only, holds 64 KiB, and never takes more content from a compressed file than the header promises
 * plus one byte. To hash the file in the same pass, hand in a stream that hashes: it is read to its last byte.
 */
public final class NiftiFrameReader implements FrameReader {
    private final FileContent content;
    private final NiftiHeader header;
    private final StoredFrames frames;

    private NiftiFrameReader(FileContent content, NiftiHeader header) {
        this.content = content;
        this.header = header;
        this.frames = new StoredFrames(
                content,
                new StoredFrames.Layout(
                        header.grid(), header.frames(), header.datatype().stored(), header.order(), header.scaling()),
                NIFTI_TRUNCATED,
                NiftiFrameReader::refuseTrailingBytes);
    }

    /**
     * Reads and checks the header.
     *
     * @param in from the file's first byte; may be unbuffered; closed with this reader, or at once if opening fails
     * @param name the file, for messages only
     * @throws Refusal if this is no NIfTI file that petline can read; all codes of {@link NiftiReason}, and those of
     *     {@link org.petline.imagefile.ImageFileReason} and {@link org.petline.gzip.GzipReason}
     */
    public static NiftiFrameReader open(InputStream in, String name) throws IOException {
        try {
            FileContent content = FileContent.open(in, name);
            NiftiHeader header = HeaderChecks.header(HeaderFields.read(content), name);
            HeaderExtensions.skip(content, header);
            return new NiftiFrameReader(content, header);
        } catch (IOException | RuntimeException failure) {
            try (in) {
                throw failure;
            }
        }
    }

    public NiftiHeader header() {
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

    private static void refuseTrailingBytes(FileContent content) throws IOException {
        long end = content.position();
        if (content.endsHere()) return;
        throw Refusal.of(NIFTI_TRAILING_BYTES)
                .file(content.name())
                .field("end of file")
                .found("more bytes behind byte " + end + ", where the last voxel ends");
    }
}
