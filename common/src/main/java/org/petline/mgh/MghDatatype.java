package org.petline.mgh;

import java.util.Optional;
import org.petline.imagefile.StoredType;

/** The header's type: those that FreeSurfer writes as volumes. */
public enum MghDatatype {
    UCHAR(0, StoredType.UINT8),
    INT(1, StoredType.INT32),
    FLOAT(3, StoredType.FLOAT32),
    SHORT(4, StoredType.INT16);

    private final int code;
    private final StoredType stored;

    MghDatatype(int code, StoredType stored) {
        this.code = code;
        this.stored = stored;
    }

    public StoredType stored() {
        return stored;
    }

    static Optional<MghDatatype> of(int code) {
        for (MghDatatype type : values()) if (type.code == code) return Optional.of(type);
        return Optional.empty();
    }
}
