package org.petline.kinetics.voxels;

import java.util.List;
import org.petline.kinetics.Estimate;
import org.petline.kinetics.Srtm;

/** What the two coefficients of a linear method stand for, and their standard errors. */
enum VoxelReading {
    /** C_T = g0 int C_P + g1 int C_T. */
    MA1,

    /** C_T = g0 (int C_R + C_R / k2') + g1 int C_T. */
    MRTM2,

    /** int C_T / C_T = g0 int C_P / C_T + g1. */
    LOGAN,

    /** int C_T / C_T = g0 (int C_R + C_R / k2') / C_T + g1. */
    REFERENCE_LOGAN,

    /** C_T / C_P = g0 int C_P / C_P + g1. */
    PATLAK,

    /** C_T / C_R = g0 int C_R / C_R + g1. */
    REFERENCE_PATLAK;

    private static final Estimate INTERCEPT = Estimate.none("intercept", Estimate.MINUTES);

    /** The parameters, in the order in which they are written. */
    List<Estimate> shape() {
        return switch (this) {
            case MA1, LOGAN -> List.of(Estimate.none("VT", Estimate.VOLUME), INTERCEPT);
            case MRTM2 ->
                List.of(
                        Estimate.none(Srtm.BPND, Estimate.RATIO),
                        Estimate.none(Srtm.R1, Estimate.RATIO),
                        Estimate.none("k2", Estimate.PER_MINUTE),
                        Estimate.none("k2a", Estimate.PER_MINUTE));
            case REFERENCE_LOGAN ->
                List.of(Estimate.none(Srtm.BPND, Estimate.RATIO), Estimate.none("DVR", Estimate.RATIO), INTERCEPT);
            case PATLAK -> List.of(Estimate.none("Ki", Estimate.FLOW), Estimate.none("intercept", Estimate.RATIO));
            case REFERENCE_PATLAK ->
                List.of(Estimate.none("Kiref", Estimate.PER_MINUTE), Estimate.none("intercept", Estimate.RATIO));
        };
    }

    /**
     * Writes the parameters; NaN and NOT_POSITIVE where the main one has no meaning.
     *
     * @param k2Prime of MRTM2, else unused
     * @param v00 variance of g0, likewise the others
     */
    void write(VoxelMaps maps, int voxel, double k2Prime, double g0, double g1, double v00, double v01, double v11) {
        double first = Math.sqrt(v00);
        double second = Math.sqrt(v11);
        switch (this) {
            case MA1 -> {
                boolean sound = -g0 / g1 > 0;
                double ratio = sound ? -g0 / g1 : Double.NaN;
                maps.set(0, voxel, ratio, ofRatio(ratio, g1, v00, v01, v11));
                maps.set(1, voxel, 1 / g1, second / (g1 * g1));
                flag(maps, voxel, sound);
            }
            case MRTM2 -> {
                boolean sound = g0 > 0 && g1 < 0;
                double ratio = sound ? -g0 / g1 : Double.NaN;
                maps.set(0, voxel, ratio - 1, ofRatio(ratio, g1, v00, v01, v11));
                maps.set(1, voxel, g0 / k2Prime, first / k2Prime);
                maps.set(2, voxel, g0, first);
                maps.set(3, voxel, -g1, second);
                flag(maps, voxel, sound);
            }
            case LOGAN -> {
                boolean sound = g0 > 0;
                maps.set(0, voxel, sound ? g0 : Double.NaN, sound ? first : Double.NaN);
                maps.set(1, voxel, g1, second);
                flag(maps, voxel, sound);
            }
            case REFERENCE_LOGAN -> {
                boolean sound = g0 > 0;
                maps.set(0, voxel, sound ? g0 - 1 : Double.NaN, sound ? first : Double.NaN);
                maps.set(1, voxel, sound ? g0 : Double.NaN, sound ? first : Double.NaN);
                maps.set(2, voxel, g1, second);
                flag(maps, voxel, sound);
            }
            case PATLAK, REFERENCE_PATLAK -> {
                maps.set(0, voxel, g0, first);
                maps.set(1, voxel, g1, second);
                maps.setFlags(voxel, 0);
            }
        }
    }

    /** The error of -g0 / g1. */
    private static double ofRatio(double ratio, double g1, double v00, double v01, double v11) {
        return Math.sqrt(Math.max(0, v00 + ratio * (2 * v01 + ratio * v11))) / Math.abs(g1);
    }

    private static void flag(VoxelMaps maps, int voxel, boolean sound) {
        maps.setFlags(voxel, sound ? 0 : VoxelFlag.NOT_POSITIVE.bit());
    }
}
