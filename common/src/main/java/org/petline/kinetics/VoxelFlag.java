package org.petline.kinetics;

/** What to know about a voxel's fit before its numbers are used; several may hold. */
public enum VoxelFlag {
    /** A frame that takes part has no finite value, the input is not positive or frames are too few: nothing is estimated. */
    MISSING(1),

    /** The best fit lies at a limit of the search; what means nothing there is NaN. */
    AT_BOUND(2),

    /**
     * The data do not tell all parameters apart. The numbers are those of the least sum of squares, so that a map has no
     * holes where target and reference are alike; by themselves they mean little.
     */
    DEGENERATE(4),

    /** A parameter that must be positive is not; what means nothing then is NaN. */
    NOT_POSITIVE(8);

    private final int bit;

    VoxelFlag(int bit) {
        this.bit = bit;
    }

    /** The flag's bit in {@link VoxelMaps#flags}. */
    public byte bit() {
        return (byte) bit;
    }
}
