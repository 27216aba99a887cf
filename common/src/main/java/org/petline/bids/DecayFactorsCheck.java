package org.petline.bids;

import java.util.Arrays;
import java.util.Optional;
import org.petline.FrameTimes;
import org.petline.files.DecimalText;

/**
 * Whether the factors by which a reconstruction says that it corrected each frame for decay are those of the moment that
 * the sidecar names.
 *
 * <p>A frame that begins at s, lasts d and is corrected to t was multiplied with {@code exp(lambda (s - t))} times what
 * decays within it: 1 where software takes the frame's start, {@code lambda d / (1 - exp(-lambda d))} where it averages.
 * Both are accepted.
 */
final class DecayFactorsCheck {
    /** Half-lives of tables differ by a thousandth, files round factors to two decimals; C11 decays by 3 % in 53 s. */
    private static final double TOLERANCE = 0.03;

    private final double[] factors;
    private final FrameTimes frames;
    private final double lambda;

    DecayFactorsCheck(double[] factors, FrameTimes frames, Radionuclide nuclide) {
        this.factors = factors.clone();
        this.frames = frames;
        this.lambda = nuclide.decayPerSecond();
    }

    /** Whether the factors can be compared: one a frame, none of them impossible. */
    boolean isUsable() {
        return factors.length == frames.count() && Arrays.stream(factors).allMatch(factor -> factor > 0);
    }

    /** What contradicts the sidecar's words on the image's correction; empty if the factors agree with them. */
    Optional<String> contradiction(DecayCorrection said) {
        double[] none = new double[factors.length];
        if (!said.applied()) {
            return agree(none) ? Optional.empty() : Optional.of("false, and factors " + what() + correctedTo());
        }
        if (fits(said.referenceSeconds())) return Optional.empty();
        String reference = seconds(said.referenceSeconds());
        if (agree(none)) return Optional.of(reference + ", and a factor of 1 in every frame: not corrected at all");
        return Optional.of(reference + ", and factors " + what() + correctedTo() + consequence(said));
    }

    /** Whether every factor is 1. */
    private boolean agree(double[] logarithms) {
        for (int frame = 0; frame < factors.length; frame++) {
            if (Math.abs(StrictMath.log(factors[frame]) - logarithms[frame]) > TOLERANCE) return false;
        }
        return true;
    }

    private boolean fits(double reference) {
        for (int frame = 0; frame < factors.length; frame++) {
            double excess = StrictMath.log(factors[frame]) - lambda * (frames.startSeconds(frame) - reference);
            if (excess < -TOLERANCE || excess > within(frame) + TOLERANCE) return false;
        }
        return true;
    }

    /** Logarithm of what decays within a frame. */
    private double within(int frame) {
        double decays = lambda * frames.durationSeconds(frame);
        return StrictMath.log(decays / -StrictMath.expm1(-decays));
    }

    /** The moment that the first frame's factor tells, taken as an average over the frame. */
    private double told() {
        return frames.startSeconds(0) - (StrictMath.log(factors[0]) - within(0)) / lambda;
    }

    private String correctedTo() {
        return fits(told())
                ? ", which correct to " + seconds(Math.rint(told()))
                : ", which fit no moment with these frames and this nuclide";
    }

    private String consequence(DecayCorrection said) {
        if (!fits(told())) return "";
        double times = StrictMath.exp(lambda * (said.referenceSeconds() - told()));
        return "; activities would be " + DecimalText.of(times, 4) + " times what the factors say";
    }

    private String what() {
        String first = DecimalText.of(factors[0], 4);
        return factors.length == 1
                ? "of " + first
                : "from " + first + " to " + DecimalText.of(factors[factors.length - 1], 4);
    }

    private static String seconds(double value) {
        return DecimalText.of(value, DecimalText.MEASURED) + " s";
    }
}
