package org.petline.kinetics;

import java.util.List;
import java.util.Optional;

/**
 * The simplified reference tissue model (Lammertsma and Hume 1996).
 *
 * <p>C_T = R1 C_R + (k2 - R1 k2a) C_R convolved with exp(-k2a t), k2a = k2 / (1 + BPND). Linear in R1 and k2, so only
 * k2a is searched. Where R1 = 1 + BPND the target is the reference times a number and neither BPND nor k2 can be found:
 * flagged DEGENERATE.
 */
public final class Srtm implements KineticModel {
    static final KineticModels.Entry ENTRY = KineticModels.Entry.of(
            "SRTM",
            Input.Kind.REFERENCE,
            KineticModels.Start.WITH_SCAN,
            new ModelWords(
                    "Simplified reference tissue model",
                    "simplified reference tissue model",
                    Papers.LAMMERTSMA_1996,
                    "SRTM"),
            Srtm::new);

    public static final String BPND = "BPND";
    public static final String R1 = "R1";

    /** The parameters, in order. */
    public static final List<Estimate> PARAMETERS = List.of(
            Estimate.none(R1, Estimate.RATIO),
            Estimate.none("k2", Estimate.PER_MINUTE),
            Estimate.none(BPND, Estimate.RATIO),
            Estimate.none("k2prime", Estimate.PER_MINUTE),
            Estimate.none("k2a", Estimate.PER_MINUTE));

    /** Holds the slowest washout that a scan of hours can tell from none, a faster one than any reversible tracer has. */
    public static final double SLOWEST_K2A = 0.001;

    public static final double FASTEST_K2A = 1;

    private final Prediction prediction;
    private final SearchRange k2aRange;

    /** The model; of the options it takes the prediction. */
    public Srtm(ModelOptions options) {
        this(options.prediction());
    }

    /** The model with a prediction, k2a from 0.001 to 1 1/min. */
    public Srtm(Prediction prediction) {
        this.prediction = prediction;
        this.k2aRange = new SearchRange(SLOWEST_K2A, FASTEST_K2A, 64);
    }

    /**
     * Frame averages of the target's curve for given parameters: [frame], in the reference's unit; 0 before the reference
     * begins, NaN after it ends.
     *
     * @param k2PerMinute not negative
     * @param bpnd above -1
     */
    public static double[] predict(ReferenceInput reference, double r1, double k2PerMinute, double bpnd) {
        return predict(reference, Prediction.FRAME_AVERAGE, r1, k2PerMinute, bpnd);
    }

    /** As {@link #predict(ReferenceInput, double, double, double)}, or the values at the middles of the frames. */
    public static double[] predict(
            ReferenceInput reference, Prediction prediction, double r1, double k2PerMinute, double bpnd) {
        if (!(k2PerMinute >= 0 && bpnd > -1)) {
            throw new IllegalArgumentException("k2 " + k2PerMinute + " 1/min, BPND " + bpnd);
        }
        double k2a = k2PerMinute / (1 + bpnd);
        InputCurve input = reference.curve(prediction);
        double[] curve = input.frames();
        double[] convolved = Convolution.of(input, k2a).curve();
        for (int frame = 0; frame < curve.length; frame++) {
            curve[frame] = r1 * curve[frame] + (k2PerMinute - r1 * k2a) * convolved[frame];
        }
        return curve;
    }

    @Override
    public KineticModels.Entry entry() {
        return ENTRY;
    }

    @Override
    public BoundModel bind(Input input) {
        ReferenceInput known = Inputs.reference(input, this);
        InputCurve reference = known.curve(prediction);
        Mixture mixture = new Curve(k2aRange);
        MixtureCurves curves = new MixtureCurves(mixture, reference, reference.frames());
        return new SeparableFit(input, mixture, curves, BPND, Optional.of(new Collapse(reference.frames(), R1)))
                .carrying(known.oneErrorAway(prediction).stream()
                        .map(away -> curves.drivenBy(away, away.frames()))
                        .toList());
    }

    /** Curves: the reference, and convolved; columns: R1 and k2. */
    private record Curve(SearchRange k2aRange) implements Mixture {
        @Override
        public int rates() {
            return 1;
        }

        @Override
        public List<SearchRange> ranges() {
            return List.of(k2aRange);
        }

        @Override
        public int columns() {
            return 2;
        }

        @Override
        public void mix(double[] theta, double[][] into) {
            into[0][0] = 1;
            into[0][1] = -theta[0];
            into[1][1] = 1;
        }

        @Override
        public List<Estimate> shape() {
            return PARAMETERS;
        }

        @Override
        public double[] derived(double[] amplitudes, double[] theta) {
            double r1 = amplitudes[0];
            double k2 = amplitudes[1];
            double k2a = theta[0];
            boolean isTissue = r1 > 0 && k2 > 0;
            return new double[] {r1, k2, isTissue ? k2 / k2a - 1 : Double.NaN, isTissue ? k2 / r1 : Double.NaN, k2a};
        }
    }
}
