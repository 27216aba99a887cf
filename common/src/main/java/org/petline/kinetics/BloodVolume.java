package org.petline.kinetics;

/** The share vB of a region that is blood: fitted, or a fixed number. */
public sealed interface BloodVolume {
    /** vB is a parameter of each region's fit. */
    record Fitted() implements BloodVolume {}

    /**
     * vB is given.
     *
     * @param share from 0 to below 1
     */
    record Fixed(double share) implements BloodVolume {
        public Fixed {
            if (!(share >= 0 && share < 1)) throw new IllegalArgumentException("blood volume " + share);
        }
    }
}
