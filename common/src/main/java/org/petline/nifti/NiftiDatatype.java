package org.petline.nifti;

import java.util.Optional;
import org.petline.imagefile.StoredType;

/** The header's datatype code: those that petline reads, and the names of those it refuses. */
public enum NiftiDatatype {
    UINT8(2, StoredType.UINT8),
    INT16(4, StoredType.INT16),
    INT32(8, StoredType.INT32),
    FLOAT32(16, StoredType.FLOAT32),
    FLOAT64(64, StoredType.FLOAT64),
    INT8(256, StoredType.INT8),
    UINT16(512, StoredType.UINT16),
    UINT32(768, StoredType.UINT32),
    INT64(1024, StoredType.INT64),
    UINT64(1280, StoredType.UINT64);

    private final int code;
    private final StoredType stored;

    NiftiDatatype(int code, StoredType stored) {
        this.code = code;
        this.stored = stored;
    }

    public int code() {
        return code;
    }

    public StoredType stored() {
        return stored;
    }

    int bits() {
        return Byte.SIZE * stored.bytes();
    }

    static Optional<NiftiDatatype> of(int code) {
        for (NiftiDatatype type : values()) if (type.code == code) return Optional.of(type);
        return Optional.empty();
    }

    /** What the standard calls a code that petline refuses. */
    static String nameOfRefused(int code) {
        return switch (code) {
            case 0 -> "unknown";
            case 1 -> "binary (1 bit a voxel)";
            case 32 -> "complex64";
            case 128 -> "RGB24";
            case 1536 -> "float128";
            case 1792 -> "complex128";
            case 2048 -> "complex256";
            case 2304 -> "RGBA32";
            default -> "not in the standard";
        };
    }
}
