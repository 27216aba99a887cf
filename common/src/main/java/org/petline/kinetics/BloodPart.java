package org.petline.kinetics;

import java.util.Optional;

/** How whole blood enters a {@link Mixture}: (1 - vB) tissue + vB blood, vB an amplitude or a given number. */
final class BloodPart {
    private final Optional<double[]> blood;
    private final boolean fitted;
    private final double given;

    private BloodPart(Optional<double[]> blood, boolean fitted, double given) {
        this.blood = blood;
        this.fitted = fitted;
        this.given = given;
    }

    /**
     * Blood over one input.
     *
     * @param curve whole blood, if it is known
     * @throws IllegalArgumentException if it is not known and vB is not given as 0
     */
    static BloodPart of(BloodVolume volume, Optional<InputCurve> curve, KineticModel model) {
        boolean fitted = volume instanceof BloodVolume.Fitted;
        double given = volume instanceof BloodVolume.Fixed fixed ? fixed.share() : 0;
        boolean needed = fitted || given > 0;
        if (needed && curve.isEmpty()) {
            throw new IllegalArgumentException(model.name() + " needs whole blood, or a blood volume of 0");
        }
        return new BloodPart(needed ? curve.map(InputCurve::frames) : Optional.empty(), fitted, given);
    }

    /** The fixed curve that blood adds, or none. */
    double[][] curves() {
        return blood.map(curve -> new double[][] {curve}).orElseGet(() -> new double[0][]);
    }

    /** How many columns blood adds: it is the last. */
    int columns() {
        return fitted ? 1 : 0;
    }

    /** What tissue columns are multiplied with: 1 where vB is fitted, as the amplitudes hold 1 - vB then. */
    double tissue() {
        return 1 - given;
    }

    /** Writes blood's row: its own column, or the offset. */
    void mix(double[][] into, int curve) {
        if (blood.isEmpty()) return;
        if (fitted) into[into.length - 2][curve] = 1;
        else into[into.length - 1][curve] += given;
    }

    /** vB at given amplitudes. */
    double volume(double[] amplitudes) {
        return fitted ? amplitudes[amplitudes.length - 1] : given;
    }

    /** What tissue amplitudes are divided by to be the tissue's own; NaN where all is blood. */
    double share(double[] amplitudes) {
        double tissue = fitted ? 1 - volume(amplitudes) : 1;
        return tissue > 0 ? tissue : Double.NaN;
    }
}
