package org.petline.nifti;

import static org.petline.nifti.NiftiReason.NIFTI_TRAILING_BYTES;
import static org.petline.nifti.NiftiReason.NIFTI_TRUNCATED;

import java.io.IOException;
import java.io.InputStream;
import org.petline.Refusal;
import org.petline.imagefile.FileContent;
import org.petline.imagefile.FrameReader;

/**
 * Opens NIfTI files, plain or gzip, to be read frame after frame.
 *
 * <pre>try (FrameReader frames = NiftiFrameReader.open(in, "sub-01_pet.nii.gz")) {
 *     float[] voxels = new float[frames.grid().voxels()];
 *     while (frames.next(voxels)) { ... }
 * }</pre>
 *
 * <p>Reads forward only, holds 64 KiB, and never takes more content from a compressed file than the header promises
 * plus one byte. To hash the file in the same pass, hand in a stream that hashes: it is read to its last byte.
 */
public final class NiftiFrameReader {
    private NiftiFrameReader() {}

    /**
     * The frames behind the header, which is read and checked.
     *
     * @param in from the file's first byte; may be unbuffered; closed with the reader, or at once if opening fails
     * @param name the file, for messages only
     * @throws Refusal if this is no NIfTI file that petline can read; all codes of {@link NiftiReason}, and those of
     *     {@link org.petline.imagefile.ImageFileReason} and {@link org.petline.gzip.GzipReason}
     */
    public static FrameReader open(InputStream in, String name) throws IOException {
        try {
            FileContent content = FileContent.open(in, name);
            NiftiHeader header = HeaderChecks.header(HeaderFields.read(content), name);
            HeaderExtensions.skip(content, header);
            return frames(content, header);
        } catch (IOException | RuntimeException failure) {
            try (in) {
                throw failure;
            }
        }
    }

    private static FrameReader frames(FileContent content, NiftiHeader header) {
        return new FrameReader(
                content,
                new FrameReader.Layout(
                        header.grid(), header.frames(), header.datatype().stored(), header.order(), header.scaling()),
                header.findings(),
                NIFTI_TRUNCATED,
                NiftiFrameReader::refuseTrailingBytes);
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
