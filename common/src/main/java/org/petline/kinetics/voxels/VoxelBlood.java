package org.petline.kinetics.voxels;

import org.petline.kinetics.BloodVolume;
import org.petline.kinetics.InputCurve;
import org.petline.kinetics.ModelOptions;
import org.petline.kinetics.PlasmaInput;
import org.petline.kinetics.TargetBlood;

/** A given share of blood in every voxel, as {@link TargetBlood} for regions. */
final class VoxelBlood {
    private static final VoxelBlood NONE = new VoxelBlood(0, new double[0]);

    private final double share;
    private final double[] activity;

    private VoxelBlood(double share, double[] activity) {
        this.share = share;
        this.activity = activity;
    }

    static VoxelBlood none() {
        return NONE;
    }

    /**
     * The share that is given; none if whole blood is not known.
     *
     * @throws IllegalArgumentException if the share is to be fitted, which voxels are too noisy for, or if it is above 0 and
     *     whole blood is not known
     */
    static VoxelBlood of(ModelOptions options, PlasmaInput input) {
        if (!(options.bloodVolume() instanceof BloodVolume.Fixed fixed)) {
            if (!input.hasBlood()) return NONE;
            throw new IllegalArgumentException("voxels need a given blood volume; it can be fitted on a region");
        }
        if (fixed.share() == 0) return NONE;
        InputCurve curve = input.blood(options.prediction())
                .orElseThrow(() -> new IllegalArgumentException("whole blood is needed, or a blood volume of 0"));
        return new VoxelBlood(fixed.share(), curve.frames());
    }

    boolean isNone() {
        return share == 0;
    }

    /** Takes the blood of one frame out of voxels: (C_T - vB C_B) / (1 - vB). */
    void removeFrom(double[] voxels, int count, int frame) {
        double blood = share * activity[frame];
        double rest = 1 - share;
        for (int v = 0; v < count; v++) voxels[v] = (voxels[v] - blood) / rest;
    }
}
