package org.petline.kinetics;

import java.util.List;
import java.util.Optional;

/**
 * Two tissue compartments with a VND that all regions share (simultaneous estimation, Ogden et al. 2015, NeuroImage
 * 108:234): 2TCM with K1 = VND k2.
 *
 * <p>{@link SharedVnd} finds VND over all regions; this model fits one region with it. Searched are the rates c > d and
 * k2/d - 1, as in {@link Frtm}. BPND = VT / VND - 1 = k3 / k4.
 */
public final class Sime implements KineticModel {
    /** The distribution volume of nondisplaceable uptake that all regions share. */
    public static final SharedParameter VND =
            new SharedParameter("vnd", "VND", "VND", Estimate.VOLUME, 1e-6, 1e6, FitFlag.VND_NOT_FOUND, SharedVnd::of);

    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
                    "SIME",
                    Input.Kind.PLASMA,
                    KineticModels.Start.WITH_SCAN,
                    new ModelWords(
                            "2TCM with one VND for all regions",
                            "two-tissue compartment model with one VND for all regions",
                            Papers.OGDEN_2015,
                            "SIMEVND"),
                    Sime::new)
            .needing(KineticModels.Need.BLOOD)
            .taking(VND);

    private final ModelOptions options;
    private final SharedValue vnd;

    /**
     * The model; of the options it takes the prediction, the blood volume and VND.
     *
     * @throws IllegalArgumentException without VND
     */
    public Sime(ModelOptions options) {
        this.options = options;
        this.vnd = options.required(VND, ENTRY.name());
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    @Override
    public BoundModel bind(Input input) {
        PlasmaInput plasma = Inputs.plasma(input, this);
        BloodPart blood = BloodPart.of(options.bloodVolume(), plasma.blood(options.prediction()), this);
        MixtureCurves curves = curves(plasma, options.prediction(), blood, vnd.value());
        return GivenParameter.of(vnd, value -> bind(input, blood, value, curves));
    }

    /** The model's curves over one input, which serve every VND. */
    static MixtureCurves curves(PlasmaInput plasma, Prediction prediction, BloodPart blood, double vnd) {
        return new MixtureCurves(new Curve(blood, vnd), plasma.curve(prediction), blood.curves());
    }

    static BoundModel bind(Input input, BloodPart blood, double vnd, MixtureCurves curves) {
        Mixture mixture = new Curve(blood, vnd);
        return new SeparableFit(input, mixture, curves.of(mixture), Srtm.BPND, Optional.empty());
    }

    /** Curves: blood if any, plasma convolved twice; column: vB if it is fitted. */
    private record Curve(BloodPart blood, double vnd) implements Mixture {
        private static final SearchRange RATES = new SearchRange(1e-4, 5, 36);
        private static final SearchRange EXCESS = new SearchRange(1e-3, 300, 12);

        @Override
        public int rates() {
            return 2;
        }

        @Override
        public List<SearchRange> ranges() {
            return List.of(RATES, RATES, EXCESS);
        }

        @Override
        public int columns() {
            return blood.columns();
        }

        @Override
        public boolean isValid(double[] theta) {
            return theta[0] > Frtm.k2(theta);
        }

        @Override
        public void mix(double[] theta, double[][] into) {
            int first = blood.curves().length;
            double c = theta[0];
            double d = theta[1];
            double k2 = Frtm.k2(theta);
            double k1 = vnd * k2 * blood.tissue();
            double ofC = k1 * (k2 - d) / (c - d);
            double ofD = k1 * (c - k2) / (c - d);
            int offset = into.length - 1;
            into[offset][first] = ofC;
            into[offset][first + 1] = ofD;
            blood.mix(into, 0);
            if (blood.columns() == 0) return;
            // tissue + vB (blood - tissue): the tissue has no amplitude that could hold 1 - vB.
            into[0][first] = -ofC;
            into[0][first + 1] = -ofD;
        }

        @Override
        public List<Estimate> shape() {
            return TwoTissue.parameters();
        }

        @Override
        public double[] derived(double[] amplitudes, double[] theta) {
            double c = theta[0];
            double d = theta[1];
            double k2 = Frtm.k2(theta);
            double a1 = vnd * k2 * (k2 - d) / (c - d);
            double a2 = vnd * k2 * (c - k2) / (c - d);
            return TwoTissue.parameters(a1, a2, c, d, blood.volume(amplitudes));
        }
    }
}
