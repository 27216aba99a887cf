package org.petline.phantom;

/** How many coincidences a scan has, told by the noise of a voxel in grey matter, 6 min long, 30 min after injection. */
public enum Counts {
    /** 20 %. */
    NORMAL(0.20),
    /** A fifth of the counts: 45 %. */
    LOW(0.45),
    /** A twentieth of the counts: 89 %. */
    SCARCE(0.89),
    /** No noise at all. */
    NONE(0);

    private final double noise;

    Counts(double noise) {
        this.noise = noise;
    }

    /** Standard deviation over mean of the voxel above. */
    double noise() {
        return noise;
    }
}
