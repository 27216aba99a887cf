package org.petline.kinetics;

import java.util.Optional;

/** A given share of blood, taken out of a target before a method that knows no blood, and put back into its curve. */
final class TargetBlood {
    private final double share;
    private final double[] blood;

    private TargetBlood(double share, double[] blood) {
        this.share = share;
        this.blood = blood;
    }

    /** No blood. */
    static TargetBlood none() {
        return new TargetBlood(0, new double[0]);
    }

    /**
     * Blood of a given share; where vB is to be fitted the method cannot, and the target is taken as it is.
     *
     * @throws IllegalArgumentException if the share is above 0 and whole blood is not known
     */
    static TargetBlood of(BloodVolume volume, Optional<InputCurve> curve, KineticModel model) {
        if (!(volume instanceof BloodVolume.Fixed fixed) || fixed.share() == 0) return none();
        return new TargetBlood(
                fixed.share(),
                curve.orElseThrow(() -> new IllegalArgumentException(
                                model.name() + " needs whole blood, or a blood volume of 0"))
                        .frames());
    }

    /** (C_T - vB C_B) / (1 - vB) */
    Tac removedFrom(Tac target) {
        if (share == 0) return target;
        double[] values = target.values();
        for (int frame = 0; frame < values.length; frame++) {
            values[frame] = (values[frame] - share * blood[frame]) / (1 - share);
        }
        return Tac.of(target.times(), values);
    }

    /** (1 - vB) C_T + vB C_B; changes the array and gives it back. */
    double[] addedTo(double[] tissue) {
        if (share == 0) return tissue;
        for (int frame = 0; frame < tissue.length; frame++) {
            tissue[frame] = (1 - share) * tissue[frame] + share * blood[frame];
        }
        return tissue;
    }
}
