package org.petline.nifti;

import java.util.Optional;

/** The unit of distances in a header. */
public enum SpatialUnit {
    /** Not stated: taken as millimetres, with a finding. */
    UNKNOWN(0, 1),
    METRE(1, 1000),
    MILLIMETRE(2, 1),
    MICRON(3, 0.001);

    private final int code;
    private final double millimetres;

    SpatialUnit(int code, double millimetres) {
        this.code = code;
        this.millimetres = millimetres;
    }

    int code() {
        return code;
    }

    /** Millimetres in one such unit. */
    public double millimetres() {
        return millimetres;
    }

    static Optional<SpatialUnit> of(int code) {
        for (SpatialUnit unit : values()) if (unit.code == code) return Optional.of(unit);
        return Optional.empty();
    }
}
