package org.petline.jobs.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.petline.testing.NiftiBytes;

/** Changes to the bytes of a little-endian NIfTI-1 file with int16 voxels, at the offsets of nifti1.h. */
final class HeaderEdit {
    static final int SIZEOF_HDR = 0;
    static final int DIM = 40;
    static final int DATATYPE = 70;
    static final int BITPIX = 72;
    static final int PIXDIM = 76;
    static final int VOX_OFFSET = 108;
    static final int SLOPE = 112;
    static final int INTERCEPT = 116;
    static final int UNITS = 123;
    static final int QFORM_CODE = 252;
    static final int SFORM_CODE = 254;
    static final int QUATERN_B = 256;
    static final int QOFFSET_X = 268;
    static final int SROW = 280;
    static final int VOXELS = 352;

    private HeaderEdit() {}

    /** The same file with some fields changed in place. */
    static UnaryOperator<byte[]> fields(Consumer<ByteBuffer> change) {
        return file -> {
            change.accept(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
            return file;
        };
    }

    /** The same header and voxels written anew: another version, byte order or datatype as {@code form} says. */
    static UnaryOperator<byte[]> writtenAs(NiftiBytes form) {
        return file -> {
            ByteBuffer old = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
            for (int d = 0; d < 8; d++) {
                form.dim(d, old.getShort(DIM + 2 * d)).pixdim(d, old.getFloat(PIXDIM + 4 * d));
            }
            double[] rows = new double[12];
            for (int n = 0; n < rows.length; n++) rows[n] = old.getFloat(SROW + 4 * n);
            form.sform(old.getShort(SFORM_CODE), rows).units(old.get(UNITS));
            form.qform(
                    old.getShort(QFORM_CODE),
                    old.getFloat(QUATERN_B),
                    old.getFloat(QUATERN_B + 4),
                    old.getFloat(QUATERN_B + 8),
                    old.getFloat(QOFFSET_X),
                    old.getFloat(QOFFSET_X + 4),
                    old.getFloat(QOFFSET_X + 8));
            form.scaling(old.getFloat(SLOPE), old.getFloat(INTERCEPT));
            return form.stored(index -> old.getShort(VOXELS + 2 * index)).bytes();
        };
    }

    /** Voxels of one frame, changed one by one. */
    static UnaryOperator<byte[]> frame(int frame, UnaryOperator<Short> change) {
        return fields(file -> {
            int voxels = file.getShort(DIM + 2) * file.getShort(DIM + 4) * file.getShort(DIM + 6);
            for (int voxel = 0; voxel < voxels; voxel++) {
                int at = VOXELS + 2 * (frame * voxels + voxel);
                file.putShort(at, change.apply(file.getShort(at)));
            }
        });
    }
}
