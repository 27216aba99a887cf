package org.petline.blood;

/** How the ratio of whole blood to plasma runs between the samples that have both. */
public enum RatioModel {
    /** The mean of the ratios. */
    CONSTANT,
    /** A straight line by least squares. */
    LINEAR,
    /** Through each of them, monotone in between. */
    INTERPOLATED
}
