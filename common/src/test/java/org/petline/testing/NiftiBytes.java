package org.petline.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The bytes of a NIfTI file, healthy until told otherwise: 3x4x5 float32 voxels of 2x3x4 mm, no form, little-endian.
 *
 * <p>Writes the header field after field in the order of nifti1.h and nifti2.h, without offsets and without the product's
 * code, so that a wrong offset there shows here. Any field can be set to nonsense. Mutable; each method gives itself
 * back.
 */
public final class NiftiBytes {
    private static final int MOST_VOXELS = 1 << 20;

    private final int version;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private int sizeofHdr;
    private String magic;
    private final long[] dim = {3, 3, 4, 5, 1, 1, 1, 1};
    private int datatype = 16;
    private int bitpix = 32;
    private final double[] pixdim = {1, 2, 3, 4, 0, 0, 0, 0};
    private double voxOffset = Double.NEGATIVE_INFINITY; // until set: where the voxels are
    private double slope;
    private double intercept;
    private int units = 2 | 8;
    private int qformCode;
    private int sformCode;
    private final double[] quatern = new double[3];
    private final double[] qoffset = new double[3];
    private final double[] srow = new double[12];
    private int extensionFlag;
    private byte[] beforeVoxels = {};
    private IntToDoubleFunction values = index -> index;
    private byte[] behind = {};

    private NiftiBytes(int version) {
        this.version = version;
        this.sizeofHdr = version == 1 ? 348 : 540;
        this.magic = version == 1 ? "n+1\0" : "n+2\0\r\n\032\n";
    }

    public static NiftiBytes version1() {
        return new NiftiBytes(1);
    }

    public static NiftiBytes version2() {
        return new NiftiBytes(2);
    }

    public NiftiBytes order(ByteOrder byteOrder) {
        order = byteOrder;
        return this;
    }

    public NiftiBytes sizeofHdr(int bytes) {
        sizeofHdr = bytes;
        return this;
    }

    /** The magic string, zero-terminated or not; cut or padded to the header's 4 or 8 bytes. */
    public NiftiBytes magic(String text) {
        magic = text;
        return this;
    }

    /** Number of dimensions and their sizes: {@code size(3, 4, 5)} is a volume, a fourth number the frames. */
    public NiftiBytes size(long... sizes) {
        dim[0] = sizes.length;
        System.arraycopy(sizes, 0, dim, 1, sizes.length);
        return this;
    }

    /** One entry of dim, whatever that does to the others. */
    public NiftiBytes dim(int index, long value) {
        dim[index] = value;
        return this;
    }

    public NiftiBytes datatype(int code, int bits) {
        datatype = code;
        bitpix = bits;
        return this;
    }

    public NiftiBytes bitpix(int bits) {
        bitpix = bits;
        return this;
    }

    /** pixdim[0] is qfac, pixdim[1..3] the voxel's size. */
    public NiftiBytes pixdim(int index, double value) {
        pixdim[index] = value;
        return this;
    }

    /** vox_offset as it stands in the header; the voxels stay where they are. */
    public NiftiBytes voxOffset(double offset) {
        voxOffset = offset;
        return this;
    }

    public NiftiBytes scaling(double sclSlope, double sclInter) {
        slope = sclSlope;
        intercept = sclInter;
        return this;
    }

    public NiftiBytes units(int xyztUnits) {
        units = xyztUnits;
        return this;
    }

    public NiftiBytes qform(int code, double b, double c, double d, double x, double y, double z) {
        qformCode = code;
        System.arraycopy(new double[] {b, c, d}, 0, quatern, 0, 3);
        System.arraycopy(new double[] {x, y, z}, 0, qoffset, 0, 3);
        return this;
    }

    /** The sform's three rows of four. */
    public NiftiBytes sform(int code, double... rows) {
        sformCode = code;
        System.arraycopy(rows, 0, srow, 0, 12);
        return this;
    }

    /** The first of the four bytes behind the header. */
    public NiftiBytes extensionFlag(int value) {
        extensionFlag = value;
        return this;
    }

    /** An extension that says it has {@code size} bytes and has these behind its eight bytes of head. */
    public NiftiBytes extension(int size, int code, byte[] content) {
        extensionFlag = 1;
        ByteBuffer extension = ByteBuffer.allocate(8 + content.length).order(order);
        extension.putInt(size).putInt(code).put(content);
        return beforeVoxels(joined(beforeVoxels, extension.array()));
    }

    /** All that stands between the extension flag and the voxels. */
    public NiftiBytes beforeVoxels(byte[] bytes) {
        beforeVoxels = bytes;
        return this;
    }

    /** Stored numbers by index, i fastest, then j, k, frame; written in the datatype, wrapped if they do not fit. */
    public NiftiBytes stored(IntToDoubleFunction numberAt) {
        values = numberAt;
        return this;
    }

    /** Bytes behind the last voxel. */
    public NiftiBytes behind(byte... bytes) {
        behind = bytes;
        return this;
    }

    /** The whole file. */
    public byte[] bytes() {
        return joined(joined(header(), beforeVoxels), joined(voxels(), behind));
    }

    /** Header and the four bytes of the extension flag: 352 or 544 bytes. */
    public byte[] header() {
        ByteBuffer out = ByteBuffer.allocate(version == 1 ? 352 : 544).order(order);
        double offset = voxOffset == Double.NEGATIVE_INFINITY ? out.capacity() + beforeVoxels.length : voxOffset;
        if (version == 1) putVersion1(out, offset);
        else putVersion2(out, offset);
        out.put((byte) extensionFlag).put(new byte[3]);
        if (out.hasRemaining()) throw new IllegalStateException(out.remaining() + " bytes of header are missing");
        return out.array();
    }

    private void putVersion1(ByteBuffer out, double offset) {
        out.putInt(sizeofHdr).put(new byte[10 + 18 + 4 + 2 + 1 + 1]); // data_type, db_name, extents, ..., dim_info
        for (long size : dim) out.putShort((short) size);
        out.put(new byte[3 * 4 + 2])
                .putShort((short) datatype)
                .putShort((short) bitpix)
                .put(new byte[2]);
        for (double size : pixdim) out.putFloat((float) size);
        out.putFloat((float) offset).putFloat((float) slope).putFloat((float) intercept);
        out.put(new byte[2 + 1]).put((byte) units); // slice_end, slice_code
        out.put(new byte[6 * 4]).put(new byte[80 + 24]); // cal_max ... glmin, descrip, aux_file
        out.putShort((short) qformCode).putShort((short) sformCode);
        for (double[] part : new double[][] {quatern, qoffset, srow}) {
            for (double value : part) out.putFloat((float) value);
        }
        out.put(new byte[16]).put(Arrays.copyOf(magic.getBytes(ISO_8859_1), 4));
    }

    private void putVersion2(ByteBuffer out, double offset) {
        out.putInt(sizeofHdr).put(Arrays.copyOf(magic.getBytes(ISO_8859_1), 8));
        out.putShort((short) datatype).putShort((short) bitpix);
        for (long size : dim) out.putLong(size);
        out.put(new byte[3 * 8]); // intent_p1, p2, p3
        for (double size : pixdim) out.putDouble(size);
        out.putLong((long) offset).putDouble(slope).putDouble(intercept);
        out.put(new byte[4 * 8 + 2 * 8]).put(new byte[80 + 24]); // cal_max ... slice_end, descrip, aux_file
        out.putInt(qformCode).putInt(sformCode);
        for (double[] part : new double[][] {quatern, qoffset, srow}) {
            for (double value : part) out.putDouble(value);
        }
        out.putInt(0).putInt(units).put(new byte[4 + 16 + 1 + 15]); // slice_code; intent_code ... unused_str
    }

    private byte[] voxels() {
        long count = 1;
        for (int d = 1; d <= Math.max(0, Math.min(7, dim[0])); d++) {
            if (dim[d] > MOST_VOXELS / Math.max(1, count)) return new byte[0]; // a header that lies
            count *= Math.max(0, dim[d]);
        }
        int width = switch (datatype) {
            case 2, 256 -> 1;
            case 4, 512 -> 2;
            case 8, 768, 16 -> 4;
            case 64, 1024, 1280 -> 8;
            default -> Math.max(1, bitpix / 8);
        };
        ByteBuffer out = ByteBuffer.allocate((int) count * width).order(order);
        for (int v = 0; v < count; v++) {
            double value = values.applyAsDouble(v);
            switch (datatype) {
                case 2, 256 -> out.put((byte) (long) value);
                case 4, 512 -> out.putShort((short) (long) value);
                case 8, 768 -> out.putInt((int) (long) value);
                case 16 -> out.putFloat((float) value);
                case 64 -> out.putDouble(value);
                case 1024 -> out.putLong((long) value);
                case 1280 -> out.putLong(value < 0x1p63 ? (long) value : (long) (value - 0x1p63) | Long.MIN_VALUE);
                default -> out.put(new byte[width]);
            }
        }
        return out.array();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
