package org.petline.mgh;

/**
 * Where each entry of an MGH header lies, in bytes; all numbers are big-endian.
 *
 * <p>Source: FreeSurfer's wiki page "MghFormat" and mriio.cpp.
 */
final class MghLayout {
    /** The header's bytes, most of them unused; voxels follow. */
    static final int HEADER_BYTES = 284;

    /** version, int: 1. */
    static final int VERSION_AT = 0;

    static final int VERSION = 1;

    /** width, height, depth, nframes, int each. */
    static final int SIZES_AT = 4;

    /** type, int: see {@link MghDatatype}. */
    static final int TYPE_AT = 20;

    /** goodRASFlag, short: above 0 if all below is set. */
    static final int GOOD_RAS_AT = 28;

    /** xsize, ysize, zsize, float each: voxel size, mm. */
    static final int SPACING_AT = 30;

    /** x_r, x_a, x_s, then y_ and z_, float each: the directions of columns, rows and slices. */
    static final int DIRECTIONS_AT = 42;

    /** c_r, c_a, c_s, float each: the world point of voxel (width/2, height/2, depth/2), mm. */
    static final int CENTRE_AT = 78;

    /**
     * The most that may stand behind the voxels: scan parameters and tags, among them the command lines that made the
     * file; 16 MiB is a thousand times what FreeSurfer writes.
     */
    static final int MOST_FOOTER_BYTES = 1 << 24;

    private MghLayout() {}
}
