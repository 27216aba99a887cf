package org.petline.nifti;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.petline.nifti.NiftiReason.NIFTI_BLANK;
import static org.petline.nifti.NiftiReason.NIFTI_EMPTY;
import static org.petline.nifti.NiftiReason.NIFTI_NOT_NIFTI;
import static org.petline.nifti.NiftiReason.NIFTI_TRUNCATED;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.petline.Refusal;
import org.petline.imagefile.FileContent;

/** The entries of a header as they stand there, in whichever version and byte order; nothing is judged yet. */
final class HeaderFields {
    private final NiftiLayout layout;
    private final ByteBuffer header;

    /** Entries of a buffer that begins with a header of this layout and has its byte order. */
    HeaderFields(NiftiLayout layout, ByteBuffer header) {
        this.layout = layout;
        this.header = header;
    }

    /**
     * Reads as many bytes as the header's first number says it has: 348 or 540, in either byte order.
     *
     * @throws Refusal NIFTI_EMPTY, NIFTI_BLANK, NIFTI_NOT_NIFTI or NIFTI_TRUNCATED
     */
    static HeaderFields read(FileContent content) throws IOException {
        byte[] bytes = new byte[NiftiLayout.NIFTI2.headerBytes()];
        int got = content.read(bytes, 0, Integer.BYTES);
        if (got == 0) throw Refusal.of(NIFTI_EMPTY).file(content.name()).found("0 bytes");
        if (got < Integer.BYTES) throw truncated(content);
        ByteBuffer header = ByteBuffer.wrap(bytes);
        for (ByteOrder order : Arrays.asList(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            for (NiftiLayout layout : Arrays.asList(NiftiLayout.NIFTI1, NiftiLayout.NIFTI2)) {
                if (header.order(order).getInt(0) == layout.headerBytes()) {
                    int rest = layout.headerBytes() - Integer.BYTES;
                    if (content.read(bytes, Integer.BYTES, rest) < rest) throw truncated(content);
                    return new HeaderFields(layout, header);
                }
            }
        }
        int sizeofHdr = header.order(ByteOrder.LITTLE_ENDIAN).getInt(0);
        int rest = NiftiLayout.NIFTI1.headerBytes() - Integer.BYTES;
        int more = content.read(bytes, Integer.BYTES, rest);
        if (Arrays.equals(bytes, new byte[bytes.length])) {
            throw Refusal.of(NIFTI_BLANK).file(content.name()).found(Integer.BYTES + more + " zero bytes");
        }
        throw Refusal.of(NIFTI_NOT_NIFTI)
                .file(content.name())
                .field("sizeof_hdr")
                .found(sizeofHdr + " instead of 348 or 540, in either byte order");
    }

    NiftiLayout layout() {
        return layout;
    }

    ByteOrder order() {
        return header.order();
    }

    String magic() {
        byte[] magic = new byte[layout.magic().single().length()];
        header.get(layout.magic().at(), magic);
        return new String(magic, ISO_8859_1);
    }

    long dim(int index) {
        return NiftiLayout.whole(
                header,
                layout.dim().at() + layout.dim().bytes() * index,
                layout.dim().bytes());
    }

    int datatype() {
        return header.getShort(layout.values().datatypeAt());
    }

    int bitpix() {
        return header.getShort(layout.values().bitpixAt());
    }

    double pixdim(int index) {
        return layout.real(header, layout.world().pixdimAt(), index);
    }

    /** A float in version 1; whole numbers of version 2 fit a double far beyond any file. */
    double voxOffset() {
        return layout.version() == 1
                ? header.getFloat(layout.values().voxOffsetAt())
                : header.getLong(layout.values().voxOffsetAt());
    }

    double slope() {
        return layout.real(header, layout.values().slopeAt(), 0);
    }

    double intercept() {
        return layout.real(header, layout.values().interceptAt(), 0);
    }

    int spaceUnit() {
        return (int) NiftiLayout.whole(
                        header, layout.units().at(), layout.units().bytes())
                & NiftiLayout.SPACE_MASK;
    }

    long qformCode() {
        return NiftiLayout.whole(
                header, layout.world().qformCodeAt(), layout.world().formCodeBytes());
    }

    long sformCode() {
        return NiftiLayout.whole(
                header, layout.world().sformCodeAt(), layout.world().formCodeBytes());
    }

    /** quatern_b, quatern_c, quatern_d. */
    double quatern(int index) {
        return layout.real(header, layout.world().quaternAt(), index);
    }

    /** qoffset_x, qoffset_y, qoffset_z. */
    double qoffset(int index) {
        return layout.real(header, layout.world().qoffsetAt(), index);
    }

    /** Row 0 to 2 (x, y, z), column 0 to 3 (i, j, k, offset) of the sform. */
    double srow(int row, int column) {
        return layout.real(header, layout.world().srowAt(), 4 * row + column);
    }

    private static Refusal truncated(FileContent content) {
        return Refusal.of(NIFTI_TRUNCATED)
                .file(content.name())
                .field("header")
                .found("the content ends at byte " + content.position());
    }
}
