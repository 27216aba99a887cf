package org.petline.imagefile;

/** What makes voxel values from stored numbers: {@code value = slope * stored + intercept}, in double. */
public record Scaling(double slope, double intercept) {
    public static final Scaling NONE = new Scaling(1, 0);

    /** Checks that both are finite and the slope is not 0. */
    public Scaling {
        if (!Double.isFinite(slope) || !Double.isFinite(intercept) || slope == 0) {
            throw new IllegalArgumentException("slope " + slope + ", intercept " + intercept);
        }
    }

    public double apply(double stored) {
        return slope * stored + intercept;
    }
}
