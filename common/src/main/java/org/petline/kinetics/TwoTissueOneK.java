package org.petline.kinetics;

import java.util.List;
import java.util.Optional;

/**
 * Two tissue compartments and binding to the vessel wall, 2TCM1k (Rizzo et al. 2014, J Cereb Blood Flow Metab 34:1060).
 *
 * <p>As {@link TwoTissue} with a third term for tracer that the endothelium takes from plasma and keeps: C_T = (1 - vB) (a1
 * C_P convolved with exp(-c t) + a2 C_P convolved with exp(-d t)) + vB (C_B + Kb times the integral of C_P). Only
 * unmetabolised tracer binds; kinfitr integrates C_P too.
 */
public final class TwoTissueOneK implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
                    "2TCM1k",
                    Input.Kind.PLASMA,
                    KineticModels.Start.WITH_SCAN,
                    new ModelWords(
                            "2TCM with binding to vessel walls",
                            "two-tissue compartment model with binding to vessel walls",
                            Papers.RIZZO_2014,
                            "2TCM1k"),
                    TwoTissueOneK::new)
            .needing(KineticModels.Need.BLOOD)
            .needing(KineticModels.Need.BLOOD_OF_ANY_VOLUME);

    private final ModelOptions options;

    /** The model; of the options it takes the prediction and the blood volume. */
    public TwoTissueOneK(ModelOptions options) {
        this.options = options;
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    @Override
    public BoundModel bind(Input input) {
        PlasmaInput plasma = Inputs.plasma(input, this);
        InputCurve blood = plasma.blood(options.prediction())
                .orElseThrow(() -> new IllegalArgumentException(name() + " needs whole blood"));
        InputCurve drive = plasma.curve(options.prediction());
        double[] bound = Convolution.of(drive, 0).curve();
        BloodPart part = BloodPart.of(options.bloodVolume(), Optional.of(blood), this);
        Mixture mixture = new Curve(part);
        MixtureCurves curves = new MixtureCurves(mixture, drive, bound, blood.frames());
        return new SeparableFit(input, mixture, curves, TwoTissue.VT, Optional.empty());
    }

    /** Curves: the integral of plasma, blood, plasma convolved twice; columns: a1, a2, vB Kb, then vB if it is fitted. */
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
            return 3 + blood.columns();
        }

        @Override
        public boolean isValid(double[] theta) {
            return theta[0] > theta[1];
        }

        @Override
        public void mix(double[] theta, double[][] into) {
            into[0][2] = blood.tissue();
            into[1][3] = blood.tissue();
            into[2][0] = 1;
            blood.mix(into, 1);
        }

        @Override
        public List<Estimate> shape() {
            List<Estimate> shape = new java.util.ArrayList<>(TwoTissue.parameters());
            shape.add(Estimate.none("Kb", Estimate.PER_MINUTE));
            return List.copyOf(shape);
        }

        @Override
        public double[] derived(double[] amplitudes, double[] theta) {
            double share = blood.share(amplitudes);
            double vB = blood.volume(amplitudes);
            double[] two = TwoTissue.parameters(amplitudes[0] / share, amplitudes[1] / share, theta[0], theta[1], vB);
            double[] all = java.util.Arrays.copyOf(two, two.length + 1);
            all[two.length] = vB > 0 ? amplitudes[2] / vB : Double.NaN;
            return all;
        }
    }
}
