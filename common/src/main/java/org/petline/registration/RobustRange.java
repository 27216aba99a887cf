package org.petline.registration;

import java.util.Arrays;

/** The range of an image's values without its few extremes. */
final class RobustRange {
    private static final double TOP_SHARE = 0.02;

    private RobustRange() {}

    /** Whether no voxel is positive and finite. */
    static boolean isEmpty(float[] voxels) {
        for (float value : voxels) if (value > 0 && value < Float.POSITIVE_INFINITY) return false;
        return true;
    }

    /** A value that two percent of the positive, finite voxels exceed; 0 if there are none. */
    static double high(float[] voxels) {
        float[] positive = new float[voxels.length];
        int count = 0;
        for (float value : voxels) if (value > 0 && value < Float.POSITIVE_INFINITY) positive[count++] = value;
        if (count == 0) return 0;
        float[] sorted = Arrays.copyOf(positive, count);
        Arrays.sort(sorted);
        return sorted[(int) ((count - 1) * (1 - TOP_SHARE))];
    }
}
