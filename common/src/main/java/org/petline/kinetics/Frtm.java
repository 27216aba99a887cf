package org.petline.kinetics;

import java.util.List;
import java.util.Optional;

/**
 * The full reference tissue model (Cunningham 1991; Lammertsma 1996): a target of two tissue compartments beside a
 * reference of one, K1/k2 = K1'/k2'.
 *
 * <p>C_T = R1 C_R + A C_R convolved with exp(-c t) + B C_R convolved with exp(-d t), c > d the roots of x^2 - (k2 + k3 + k4)
 * x + k2 k4, A = (d - k2) (R1 c - k2) / (c - d), B = (k2 - c) (R1 d - k2) / (c - d). Linear in R1 once c, d and k2 are
 * given, and k2 lies between d and c wherever k3 and k4 are not negative: so c, d and k2/d - 1 are
 * searched. BPND = k3 / k4 is often told well where k3 and k4 are not.
 */
public final class Frtm implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
            "FRTM",
            Input.Kind.REFERENCE,
            KineticModels.Start.WITH_SCAN,
            new ModelWords(
                    "Full reference tissue model, two compartments",
                    "full reference tissue model",
                    Papers.CUNNINGHAM_1991,
                    "FRTM"),
            Frtm::new);

    private final Prediction prediction;

    /** The model; of the options it takes the prediction. */
    public Frtm(ModelOptions options) {
        this.prediction = options.prediction();
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    @Override
    public BoundModel bind(Input input) {
        ReferenceInput known = Inputs.reference(input, this);
        InputCurve reference = known.curve(prediction);
        Mixture mixture = new Curve();
        MixtureCurves curves = new MixtureCurves(mixture, reference, reference.frames());
        return new SeparableFit(
                        input, mixture, curves, Srtm.BPND, Optional.of(new Collapse(reference.frames(), Srtm.R1)))
                .carrying(known.oneErrorAway(prediction).stream()
                        .map(away -> curves.drivenBy(away, away.frames()))
                        .toList());
    }

    /** k2 of theta, which is c, d and k2/d - 1; also that of {@link Sime}. */
    static double k2(double[] theta) {
        return theta[1] * (1 + theta[2]);
    }

    /** Curves: the reference, and convolved twice; column: R1. */
    private record Curve() implements Mixture {
        private static final SearchRange RATES = new SearchRange(0.001, 60, 68);
        private static final SearchRange EXCESS = new SearchRange(1e-3, 300, 18);

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
            return 1;
        }

        @Override
        public boolean isValid(double[] theta) {
            return theta[0] > k2(theta);
        }

        @Override
        public void mix(double[] theta, double[][] into) {
            double c = theta[0];
            double d = theta[1];
            double k2 = k2(theta);
            double p = c - d;
            into[0][0] = 1;
            into[0][1] = (d - k2) * c / p;
            into[0][2] = (k2 - c) * d / p;
            into[1][1] = k2 * (k2 - d) / p;
            into[1][2] = k2 * (c - k2) / p;
        }

        @Override
        public List<Estimate> shape() {
            return List.of(
                    Estimate.none(Srtm.R1, Estimate.RATIO),
                    Estimate.none("k2", Estimate.PER_MINUTE),
                    Estimate.none(Srtm.BPND, Estimate.RATIO),
                    Estimate.none("k3", Estimate.PER_MINUTE),
                    Estimate.none("k4", Estimate.PER_MINUTE),
                    Estimate.none("k2prime", Estimate.PER_MINUTE));
        }

        @Override
        public double[] derived(double[] amplitudes, double[] theta) {
            double r1 = amplitudes[0];
            double k2 = k2(theta);
            double k4 = theta[0] * theta[1] / k2;
            double k3 = theta[0] + theta[1] - k2 - k4;
            boolean isTissue = r1 > 0;
            return new double[] {r1, k2, isTissue ? k3 / k4 : Double.NaN, k3, k4, isTissue ? k2 / r1 : Double.NaN};
        }
    }
}
