package org.petline.nifti;

import java.nio.ByteBuffer;

/**
 * Where each entry of a NIfTI header lies: byte offsets and widths, for version 1 and 2.
 *
 * <p>Sources: nifti1.h (R. W. Cox, 2007) and nifti2.h (2011) of the NIfTI Data Format Working Group.
 *
 * @param dim number of dimensions, then their lengths
 * @param real width of pixdim, slopes, quaternions and matrix rows: float or double
 * @param units of pixdim[1..4]
 */
record NiftiLayout(Form form, Magic magic, Whole dim, Real real, Whole units, Values values, World world) {
    /** Which header it is. */
    record Form(int version, int headerBytes) {}

    /** How a header says that it is one: where voxels follow in the same file, and where they have one of their own. */
    record Magic(int at, String single, String pair) {}

    /** A whole number, or several of one width. */
    record Whole(int at, int bytes) {}

    /** Floats or doubles. */
    record Real(int bytes) {}

    /**
     * Entries that say how voxels are stored.
     *
     * @param datatypeAt type of each voxel; {@code bitpixAt} bits a voxel; both are short in either version
     * @param voxOffsetAt where voxels begin in the file
     */
    record Values(int datatypeAt, int bitpixAt, int voxOffsetAt, int slopeAt, int interceptAt) {}

    /**
     * Entries that say where voxels lie.
     *
     * @param pixdimAt qfac, then grid spacings
     * @param formCodeBytes width of qform_code and sform_code
     * @param quaternAt three numbers, likewise {@code qoffsetAt}
     * @param srowAt three rows of four numbers
     */
    record World(
            int pixdimAt,
            int qformCodeAt,
            int sformCodeAt,
            int formCodeBytes,
            int quaternAt,
            int qoffsetAt,
            int srowAt) {}

    static final NiftiLayout NIFTI1 = new NiftiLayout(
            new Form(1, 348), // sizeof_hdr, int at 0: must be 348
            new Magic(344, "n+1\0", "ni1\0"), // magic, char[4]
            new Whole(40, Short.BYTES), // dim, short[8]
            new Real(Float.BYTES),
            new Whole(123, Byte.BYTES), // xyzt_units, char
            new Values(
                    70, // datatype, short
                    72, // bitpix, short
                    108, // vox_offset, float
                    112, // scl_slope, float: data scaling, slope
                    116), // scl_inter, float: data scaling, offset
            new World(
                    76, // pixdim, float[8]
                    252, // qform_code, short
                    254, // sform_code, short
                    Short.BYTES,
                    256, // quatern_b, quatern_c, quatern_d, float each
                    268, // qoffset_x, qoffset_y, qoffset_z, float each
                    280)); // srow_x, srow_y, srow_z, float[4] each

    /** The tail of the magic shows files spoilt by a change of line ends. */
    static final NiftiLayout NIFTI2 = new NiftiLayout(
            new Form(2, 540), // sizeof_hdr, int at 0: must be 540
            new Magic(4, "n+2\0\r\n\032\n", "ni2\0\r\n\032\n"), // magic, char[8]
            new Whole(16, Long.BYTES), // dim, int64[8]
            new Real(Double.BYTES),
            new Whole(500, Integer.BYTES), // xyzt_units, int
            new Values(
                    12, // datatype, short
                    14, // bitpix, short
                    168, // vox_offset, int64
                    176, // scl_slope, double
                    184), // scl_inter, double
            new World(
                    104, // pixdim, double[8]
                    344, // qform_code, int
                    348, // sform_code, int
                    Integer.BYTES,
                    352, // quatern_b, quatern_c, quatern_d, double each
                    376, // qoffset_x, qoffset_y, qoffset_z, double each
                    400)); // srow_x, srow_y, srow_z, double[4] each

    /** dim and pixdim have eight entries; only seven dimensions can follow the first. */
    static final int MOST_DIMENSIONS = 7;

    /** Behind the header: four bytes, the first not zero if extensions follow. */
    static final int EXTENSION_FLAG_BYTES = 4;

    /** Each extension begins with its size and its code, int each; the size counts them and is a multiple of 16. */
    static final int EXTENSION_HEAD_BYTES = 8;

    static final int EXTENSION_UNIT = 16;

    /** xyzt_units: the lowest three bits are the unit of distance, the next three that of time. */
    static final int SPACE_MASK = 0x07;

    static final int UNITS_SECONDS = 8;

    /** qform_code and sform_code: 0 is unknown, 1 the scanner's coordinates. */
    static final int FORM_SCANNER = 1;

    int version() {
        return form.version;
    }

    int headerBytes() {
        return form.headerBytes;
    }

    /** The first byte that can hold a voxel: 352 or 544. */
    int dataStart() {
        return form.headerBytes + EXTENSION_FLAG_BYTES;
    }

    /** A number of {@code bytes} width, whole. */
    static long whole(ByteBuffer header, int at, int bytes) {
        return switch (bytes) {
            case Byte.BYTES -> header.get(at);
            case Short.BYTES -> header.getShort(at);
            case Integer.BYTES -> header.getInt(at);
            default -> header.getLong(at);
        };
    }

    static void putWhole(ByteBuffer header, int at, int bytes, long value) {
        switch (bytes) {
            case Byte.BYTES -> header.put(at, (byte) value);
            case Short.BYTES -> header.putShort(at, (short) value);
            case Integer.BYTES -> header.putInt(at, (int) value);
            default -> header.putLong(at, value);
        }
    }

    /** The {@code index}-th real number of an entry that begins at {@code at}. */
    double real(ByteBuffer header, int at, int index) {
        return real.bytes == Float.BYTES
                ? header.getFloat(at + Float.BYTES * index)
                : header.getDouble(at + Double.BYTES * index);
    }

    void putReal(ByteBuffer header, int at, int index, double value) {
        if (real.bytes == Float.BYTES) header.putFloat(at + Float.BYTES * index, (float) value);
        else header.putDouble(at + Double.BYTES * index, value);
    }
}
