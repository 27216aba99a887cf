package org.petline.kinetics;

import java.util.List;
import java.util.Optional;

/**
 * Two tissue compartments without return from the second, 2TCM with k4 = 0 (Sokoloff 1977; Phelps 1979).
 *
 * <p>C_T = (1 - vB) (a1 C_P convolved with exp(-c t) + Ki times the integral of C_P) + vB C_B, c = k2 + k3, so that Ki = K1
 * k3 / (k2 + k3), K1 = a1 + Ki, k2 = a1 c / K1, k3 = Ki c / K1. Only c is searched.
 */
public final class TwoTissueIrreversible implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
                    "2TCMirr",
                    Input.Kind.PLASMA,
                    KineticModels.Start.WITH_SCAN,
                    new ModelWords(
                            "Two tissue compartments, k4 = 0",
                            "irreversible two-tissue compartment model",
                            Papers.SOKOLOFF_1977,
                            "2TCM3k"),
                    TwoTissueIrreversible::new)
            .needing(KineticModels.Need.BLOOD);

    private static final String KI = "Ki";

    private final ModelOptions options;

    /** The model; of the options it takes the prediction and the blood volume. */
    public TwoTissueIrreversible(ModelOptions options) {
        this.options = options;
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    @Override
    public BoundModel bind(Input input) {
        PlasmaInput plasma = Inputs.plasma(input, this);
        InputCurve drive = plasma.curve(options.prediction());
        BloodPart blood = BloodPart.of(options.bloodVolume(), plasma.blood(options.prediction()), this);
        double[] trapped = Convolution.of(drive, 0).curve();
        double[][] fixed =
                blood.curves().length == 0 ? new double[][] {trapped} : new double[][] {trapped, blood.curves()[0]};
        Mixture mixture = new Curve(blood);
        return new SeparableFit(input, mixture, new MixtureCurves(mixture, drive, fixed), KI, Optional.empty());
    }

    /** Curves: the integral of plasma, blood if any, plasma convolved; columns: a1, Ki, then vB if it is fitted. */
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
            return 2 + blood.columns();
        }

        @Override
        public void mix(double[] theta, double[][] into) {
            into[0][1 + blood.curves().length] = blood.tissue();
            into[1][0] = blood.tissue();
            blood.mix(into, 1);
        }

        @Override
        public List<Estimate> shape() {
            return List.of(
                    Estimate.none(KI, Estimate.FLOW),
                    Estimate.none("K1", Estimate.FLOW),
                    Estimate.none("k2", Estimate.PER_MINUTE),
                    Estimate.none("k3", Estimate.PER_MINUTE),
                    Estimate.none("vB", Estimate.RATIO));
        }

        @Override
        public double[] derived(double[] amplitudes, double[] theta) {
            double share = blood.share(amplitudes);
            double ki = amplitudes[1] / share;
            double k1 = amplitudes[0] / share + ki;
            double k2 = amplitudes[0] / share * theta[0] / k1;
            double k3 = amplitudes[0] > 0 ? ki * theta[0] / k1 : Double.NaN;
            return new double[] {k1 > 0 ? ki : Double.NaN, k1, k2, k3, blood.volume(amplitudes)};
        }
    }
}
