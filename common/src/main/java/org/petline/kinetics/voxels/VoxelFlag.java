package org.petline.kinetics.voxels;

import static org.petline.Flag.Words.note;

import org.petline.Flag;

/** What to know about a voxel's fit before its numbers are used; several may hold. */
public enum VoxelFlag implements Flag {
    /** A frame that takes part has no finite value, the input is not positive or frames are too few: nothing is estimated. */
    MISSING(
            1,
            note(
                    "a frame that takes part has no finite value, the input is not positive or frames are too few: nothing is estimated",
                    "Nothing outside the head; inside, look at the frames.")),

    /** The best fit lies at a limit of the search; what means nothing there is NaN. */
    AT_BOUND(
            2,
            note(
                    "a parameter lies at the edge of its allowed range",
                    "Nothing for single voxels; where whole regions have it, use a model with fewer parameters.")),

    /**
     * The data do not tell all parameters apart. The numbers are those of the least sum of squares, so that a map has no
     * holes where target and reference are alike; by themselves they mean little.
     */
    DEGENERATE(
            4,
            note(
                    "the voxel's curve does not tell all parameters apart; its numbers are those of the least sum of squares",
                    "Read the map there as no binding that can be told; SRTM2 and MRTM2 do not have it.")),

    /** A parameter that must be positive is not; what means nothing then is NaN. */
    NOT_POSITIVE(
            8,
            note(
                    "a parameter that must be positive is not; what means nothing then is NaN",
                    "Nothing for single voxels of noise; where whole regions have it, look at the reference region."));

    private final int bit;

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Words words;

    VoxelFlag(int bit, Words words) {
        this.bit = bit;
        this.words = words;
    }

    @Override
    public String of() {
        return "voxel";
    }

    @Override
    public Words words() {
        return words;
    }

    /** The flag's bit in {@link VoxelMaps#flags}. */
    public byte bit() {
        return (byte) bit;
    }
}
