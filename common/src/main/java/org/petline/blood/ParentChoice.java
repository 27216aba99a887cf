package org.petline.blood;

import java.util.Optional;

/** How the parent fraction runs between and after its samples. */
public enum ParentChoice {
    /** The model with the smallest AIC. */
    BEST_MODEL,
    /** From 1 at TimeZero through each sample, monotone in between, held after the last. */
    INTERPOLATED,
    HILL,
    POWER,
    EXPONENTIAL,
    SIGMOID,
    INVERSE_GAMMA,
    /** The tracer is not metabolised: 1 at all times. Nothing chooses this but the user. */
    UNCHANGED;

    /** The one model that this stands for, if it does. */
    Optional<ParentModel> model() {
        return switch (this) {
            case HILL -> Optional.of(ParentModel.HILL);
            case POWER -> Optional.of(ParentModel.POWER);
            case EXPONENTIAL -> Optional.of(ParentModel.EXPONENTIAL);
            case SIGMOID -> Optional.of(ParentModel.SIGMOID);
            case INVERSE_GAMMA -> Optional.of(ParentModel.INVERSE_GAMMA);
            case BEST_MODEL, INTERPOLATED, UNCHANGED -> Optional.empty();
        };
    }
}
