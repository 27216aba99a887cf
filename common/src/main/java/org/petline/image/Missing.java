package org.petline.image;

/** Voxels that are not finite, in convolutions: they weigh nothing. */
final class Missing {
    private static final float[] NONE = {};

    /** Of a kernel, this share must have values for a result to be one. */
    private static final float HALF = 0.5f;

    private Missing() {}

    /** Sets missing values to 0 and gives back 1 for what was there, 0 for what was not; empty if nothing is missing. */
    static float[] zeroed(float[] values) {
        if (count(values) == 0) return NONE;
        float[] present = new float[values.length];
        for (int p = 0; p < values.length; p++) {
            if (Float.isFinite(values[p])) present[p] = 1;
            else values[p] = 0;
        }
        return present;
    }

    /** Divides convolved values by their convolved presence; NaN where that is under a half. */
    static void normalise(float[] values, float[] present) {
        for (int p = 0; p < values.length; p++) values[p] = present[p] < HALF ? Float.NaN : values[p] / present[p];
    }

    static int count(float[] values) {
        int count = 0;
        for (float value : values) {
            if (!Float.isFinite(value)) count++;
        }
        return count;
    }
}
