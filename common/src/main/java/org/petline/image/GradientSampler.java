package org.petline.image;

/** A sampler that also knows how its value changes from place to place. */
public interface GradientSampler extends Sampler {
    /**
     * Value and gradient at a place, in voxel coordinates.
     *
     * @param out receives value, d/di, d/dj, d/dk in its first four elements, per voxel; all NaN where
     *     {@link #at} gives NaN
     */
    void valueAndGradient(double i, double j, double k, double[] out);
}
