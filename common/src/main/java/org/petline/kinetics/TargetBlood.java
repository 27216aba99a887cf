package org.petline.kinetics;

import java.util.Optional;

/**
 * The share of blood that is taken out of a target before a method that knows no blood, and put back into its curve: a given
 * share, or, where vB is to be fitted, the one that two tissue compartments find in the same target.
 */
public final class TargetBlood {
    private final Optional<double[]> blood;
    private final Optional<BoundModel> fitted;
    private final double given;

    private TargetBlood(Optional<double[]> blood, Optional<BoundModel> fitted, double given) {
        this.blood = blood;
        this.fitted = fitted;
        this.given = given;
    }

    /** No blood. */
    static TargetBlood none() {
        return new TargetBlood(Optional.empty(), Optional.empty(), 0);
    }

    /**
     * Blood of an input; none if whole blood is not known and vB is to be fitted.
     *
     * @throws IllegalArgumentException if the share is given, above 0, and whole blood is not known
     */
    static TargetBlood of(PlasmaInput input, ModelOptions options, KineticModel model) {
        Optional<double[]> blood = input.blood(options.prediction()).map(InputCurve::frames);
        if (options.bloodVolume() instanceof BloodVolume.Fixed fixed) {
            if (fixed.share() > 0 && blood.isEmpty()) {
                throw new IllegalArgumentException(model.name() + " needs whole blood, or a blood volume of 0");
            }
            return new TargetBlood(blood, Optional.empty(), fixed.share());
        }
        if (blood.isEmpty()) return none();
        return new TargetBlood(blood, Optional.of(new TwoTissue(options).bind(input)), 0);
    }

    /** Whether blood is known at all. */
    boolean isKnown() {
        return blood.isPresent();
    }

    /** vB of a target; NaN if it is to be fitted and cannot be. */
    double share(Tac target, double[] weights) {
        return fitted.map(model -> model.fit(target, weights).estimate("vB").value())
                .orElse(given);
    }

    /** (C_T - vB C_B) / (1 - vB) */
    Tac removedFrom(Tac target, double share) {
        if (share == 0) return target;
        double[] values = target.values();
        double[] whole = blood.orElseThrow();
        for (int frame = 0; frame < values.length; frame++) {
            values[frame] = (values[frame] - share * whole[frame]) / (1 - share);
        }
        return target.changedTo(values, 1 / (1 - share));
    }

    /** (1 - vB) C_T + vB C_B; changes the array and gives it back. */
    double[] addedTo(double[] tissue, double share) {
        if (share == 0) return tissue;
        double[] whole = blood.orElseThrow();
        for (int frame = 0; frame < tissue.length; frame++) {
            tissue[frame] = (1 - share) * tissue[frame] + share * whole[frame];
        }
        return tissue;
    }
}
