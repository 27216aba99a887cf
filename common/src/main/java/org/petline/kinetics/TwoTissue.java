package org.petline.kinetics;

import java.util.List;
import java.util.Optional;

/**
 * Two tissue compartments in series, 2TCM (Mintun 1984; Gunn, Gunn and Cunningham 2001).
 *
 * <p>C_T = (1 - vB) (a1 C_P convolved with exp(-c t) + a2 C_P convolved with exp(-d t)) + vB C_B, where c > d are the
 * roots of x^2 - (k2 + k3 + k4) x + k2 k4. With amplitudes that are not negative this is every K1, k2, k3, k4 that is not
 * negative, and no other curve; so c and d are searched, amplitudes follow, and rate constants are read from them: K1 =
 * a1 + a2, k2 = (a1 c + a2 d) / K1, k4 = c d / k2, k3 = c + d - k2 - k4. VT = a1/c + a2/d is often told well where k3 and
 * k4 are not.
 */
public final class TwoTissue implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
                    "2TCM",
                    Input.Kind.PLASMA,
                    KineticModels.Start.WITH_SCAN,
                    new ModelWords(
                            "Two tissue compartments", "two-tissue compartment model", Papers.MINTUN_1984, "2TCM"),
                    TwoTissue::new)
            .needing(KineticModels.Need.BLOOD);

    static final String VT = "VT";

    private final ModelOptions options;

    /** The model; of the options it takes the prediction and the blood volume. */
    public TwoTissue(ModelOptions options) {
        this.options = options;
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    @Override
    public BoundModel bind(Input input) {
        PlasmaInput plasma = Inputs.plasma(input, this);
        BloodPart blood = BloodPart.of(options.bloodVolume(), plasma.blood(options.prediction()), this);
        Mixture mixture = new Curve(blood);
        MixtureCurves curves = new MixtureCurves(mixture, plasma.curve(options.prediction()), blood.curves());
        return new SeparableFit(input, mixture, curves, VT, Optional.empty());
    }

    /** The parameters' names and units. */
    static List<Estimate> parameters() {
        return List.of(
                Estimate.none(VT, Estimate.VOLUME),
                Estimate.none("BPND", Estimate.RATIO),
                Estimate.none("K1", Estimate.FLOW),
                Estimate.none("k2", Estimate.PER_MINUTE),
                Estimate.none("k3", Estimate.PER_MINUTE),
                Estimate.none("k4", Estimate.PER_MINUTE),
                Estimate.none("VND", Estimate.VOLUME),
                Estimate.none("vB", Estimate.RATIO));
    }

    /**
     * The parameters from amplitudes and rates.
     *
     * @param a1 of the faster rate, the tissue's own
     * @param a2 of the slower rate
     */
    static double[] parameters(double a1, double a2, double c, double d, double vB) {
        double k1 = a1 + a2;
        boolean hasTwo = a1 > 0 && a2 > 0;
        double k2 = (a1 * c + a2 * d) / k1;
        double k4 = hasTwo ? c * d / k2 : Double.NaN;
        double k3 = c + d - k2 - k4;
        double vt = (a1 == 0 ? 0 : a1 / c) + (a2 == 0 ? 0 : a2 / d);
        return new double[] {k1 > 0 ? vt : Double.NaN, k3 / k4, k1, k2, k3, k4, hasTwo ? k1 / k2 : Double.NaN, vB};
    }

    /** Curves: blood if any, plasma convolved twice; columns: a1, a2, then vB if it is fitted. */
    private record Curve(BloodPart blood) implements Mixture {
        @Override
        public int rates() {
            return 2;
        }

        @Override
        public List<SearchRange> ranges() {
            return List.of(PlasmaRates.RANGE, PlasmaRates.RANGE);
        }

        @Override
        public int columns() {
            return 2 + blood.columns();
        }

        @Override
        public boolean isValid(double[] theta) {
            return theta[0] > theta[1];
        }

        @Override
        public void mix(double[] theta, double[][] into) {
            int first = blood.curves().length;
            into[0][first] = blood.tissue();
            into[1][first + 1] = blood.tissue();
            blood.mix(into, 0);
        }

        @Override
        public List<Estimate> shape() {
            return parameters();
        }

        @Override
        public double[] derived(double[] amplitudes, double[] theta) {
            double share = blood.share(amplitudes);
            return parameters(
                    amplitudes[0] / share, amplitudes[1] / share, theta[0], theta[1], blood.volume(amplitudes));
        }
    }
}
