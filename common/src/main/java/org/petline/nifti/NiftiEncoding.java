package org.petline.nifti;

import org.petline.imagefile.Scaling;

/**
 * How a written file stores its voxels.
 *
 * <p>Slope and intercept are rounded to float32, as NIfTI-1 stores them, before anything is computed with them: what is
 * written is what a reader gets.
 */
public record NiftiEncoding(NiftiDatatype datatype, Scaling scaling) {
    /** Values keep their bits, NaN included. */
    public static final NiftiEncoding FLOAT32 = new NiftiEncoding(NiftiDatatype.FLOAT32, Scaling.NONE);

    /** Labels from 0 to 255. */
    public static final NiftiEncoding UINT8 = new NiftiEncoding(NiftiDatatype.UINT8, Scaling.NONE);

    /** Labels from 0 to 2147483647. */
    public static final NiftiEncoding INT32 = new NiftiEncoding(NiftiDatatype.INT32, Scaling.NONE);

    private static final int INT16_STEPS = Short.MAX_VALUE - 1;

    /** Values as {@code slope * stored + intercept}, stored in 16 bits. */
    public static NiftiEncoding int16(double slope, double intercept) {
        return new NiftiEncoding(NiftiDatatype.INT16, new Scaling((float) slope, (float) intercept));
    }

    /** 16 bits with the finest slope, intercept 0, that holds values from {@code -greatest} to {@code greatest}. */
    public static NiftiEncoding int16UpTo(double greatest) {
        return int16(greatest > 0 ? greatest / INT16_STEPS : 1, 0);
    }

    /** The smallest encoding that holds labels up to {@code greatest}. */
    public static NiftiEncoding labelsUpTo(int greatest) {
        if (greatest <= 0xff) return UINT8;
        return greatest <= Short.MAX_VALUE ? int16(1, 0) : INT32;
    }

    /** Checks that the writer knows the datatype. */
    public NiftiEncoding {
        switch (datatype) {
            case FLOAT32, UINT8, INT16, INT32 -> {}
            default -> throw new IllegalArgumentException(datatype + " is read but not written");
        }
    }
}
