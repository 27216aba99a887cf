package org.petline.kinetics;

import java.util.List;
import java.util.Optional;

/**
 * The simplified reference tissue model with a given k2' (Wu and Carson 2002): SRTM with k2 = R1 k2'.
 *
 * <p>C_T = R1 (C_R + (k2' - k2a) C_R convolved with exp(-k2a t)), BPND = R1 k2' / k2a - 1. One parameter less than SRTM,
 * so less noise, and R1 = 1 + BPND is no problem. The uncertainty of k2', where it has one, is part of the standard
 * errors.
 */
public final class Srtm2 implements KineticModel {
    /** The reference region's clearance k2', which models with one parameter less than SRTM need. */
    public static final SharedParameter K2_PRIME = new SharedParameter(
            "k2-prime",
            "k2'",
            "k2prime",
            Estimate.PER_MINUTE,
            1e-6,
            10,
            FitFlag.K2_PRIME_NOT_FOUND,
            (input, targets, weights, options) -> SharedK2Prime.of(input, targets, weights, options.prediction()));

    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
                    "SRTM2",
                    Input.Kind.REFERENCE,
                    KineticModels.Start.WITH_SCAN,
                    new ModelWords(
                            "SRTM with a given k2'",
                            "simplified reference tissue model with a common k2'",
                            Papers.WU_2002,
                            "SRTM2"),
                    Srtm2::new)
            .taking(K2_PRIME);

    private final Prediction prediction;
    private final SharedValue k2Prime;

    /**
     * The model; of the options it takes the prediction and k2'.
     *
     * @throws IllegalArgumentException without k2'
     */
    public Srtm2(ModelOptions options) {
        this(options.prediction(), options.required(K2_PRIME, ENTRY.name()));
    }

    Srtm2(Prediction prediction, SharedValue k2Prime) {
        this.prediction = prediction;
        this.k2Prime = k2Prime;
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    @Override
    public BoundModel bind(Input input) {
        return GivenParameter.of(k2Prime, value -> bind(input, value));
    }

    private BoundModel bind(Input input, double k2PrimePerMinute) {
        ReferenceInput known = Inputs.reference(input, this);
        InputCurve reference = known.curve(prediction);
        Mixture mixture = new Curve(k2PrimePerMinute);
        MixtureCurves curves = new MixtureCurves(mixture, reference, reference.frames());
        return new SeparableFit(input, mixture, curves, Srtm.BPND, Optional.empty())
                .carrying(known.oneErrorAway(prediction).stream()
                        .map(away -> curves.drivenBy(away, away.frames()))
                        .toList());
    }

    /** Curves: the reference, and convolved; column: R1. */
    record Curve(double k2Prime) implements Mixture {
        /** As of SRTM. */
        static final SearchRange RANGE = new SearchRange(0.001, 1, 64);

        @Override
        public int rates() {
            return 1;
        }

        @Override
        public List<SearchRange> ranges() {
            return List.of(RANGE);
        }

        @Override
        public int columns() {
            return 1;
        }

        @Override
        public void mix(double[] theta, double[][] into) {
            into[0][0] = 1;
            into[0][1] = k2Prime - theta[0];
        }

        @Override
        public List<Estimate> shape() {
            return List.of(
                    Estimate.none(Srtm.R1, Estimate.RATIO),
                    Estimate.none("k2", Estimate.PER_MINUTE),
                    Estimate.none(Srtm.BPND, Estimate.RATIO),
                    Estimate.none("k2prime", Estimate.PER_MINUTE),
                    Estimate.none("k2a", Estimate.PER_MINUTE));
        }

        @Override
        public double[] derived(double[] amplitudes, double[] theta) {
            double r1 = amplitudes[0];
            double bpnd = r1 > 0 ? r1 * k2Prime / theta[0] - 1 : Double.NaN;
            return new double[] {r1, r1 * k2Prime, bpnd, k2Prime, theta[0]};
        }
    }
}
