package org.petline.kinetics;

import java.util.List;
import java.util.Optional;

/**
 * One tissue compartment, 1TCM (Kety and Schmidt 1948): C_T = (1 - vB) K1 C_P convolved with exp(-k2 t) + vB C_B.
 *
 * <p>VT = K1 / k2. Linear in (1 - vB) K1 and vB, so only k2 is searched.
 */
public final class OneTissue implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
                    "1TCM",
                    Input.Kind.PLASMA,
                    KineticModels.Start.WITH_SCAN,
                    new ModelWords("One tissue compartment", "one-tissue compartment model", Papers.KETY_1948, "1TCM"),
                    OneTissue::new)
            .needing(KineticModels.Need.BLOOD);

    private static final String VT = "VT";

    private final ModelOptions options;

    /** The model; of the options it takes the prediction and the blood volume. */
    public OneTissue(ModelOptions options) {
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

    /** Curves: blood if any, plasma convolved; columns: K1, then vB if it is fitted. */
    private record Curve(BloodPart blood) implements Mixture {
        @Override
        public int rates() {
            return 1;
        }

        @Override
        public List<SearchRange> ranges() {
            return List.of(PlasmaRates.RANGE);
        }

        @Override
        public int columns() {
            return 1 + blood.columns();
        }

        @Override
        public void mix(double[] theta, double[][] into) {
            int first = blood.curves().length;
            into[0][first] = blood.tissue();
            blood.mix(into, 0);
        }

        @Override
        public List<Estimate> shape() {
            return List.of(
                    Estimate.none(VT, Estimate.VOLUME),
                    Estimate.none("K1", Estimate.FLOW),
                    Estimate.none("k2", Estimate.PER_MINUTE),
                    Estimate.none("vB", Estimate.RATIO));
        }

        @Override
        public double[] derived(double[] amplitudes, double[] theta) {
            double k1 = amplitudes[0] / blood.share(amplitudes);
            boolean isTissue = k1 > 0;
            double k2 = isTissue ? theta[0] : Double.NaN;
            return new double[] {isTissue ? k1 / k2 : Double.NaN, k1, k2, blood.volume(amplitudes)};
        }
    }
}
