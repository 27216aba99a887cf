package org.petline.kinetics;

/** A kinetic model bound to its input. Immutable; may be used by several threads. */
public interface BoundModel {
    /**
     * The model's best account of a target curve. A hard fit is a value with flags, never an exception.
     *
     * @param target a curve over the input's frames, in the input's unit
     * @param weights [frame] weight of each squared residual, not negative; 0 leaves a frame out of the fit. Methods that
     *     integrate the target still integrate over it; NaN in the target takes its value out of that too
     * @throws IllegalArgumentException if frames differ from the input's, or a weight is negative or not finite
     */
    Fit fit(Tac target, double[] weights);
}
