package org.petline.bench;

/**
 * How well one frame of one scan was placed.
 *
 * @param uncorrectedMm target registration error if nothing is done
 * @param errorMm target registration error
 * @param told how many of six parameters have a standard error
 * @param covered how many of those lie within 1.96 standard errors of the truth
 * @param flags what the estimator says about it
 */
public record FrameError(Frame frame, double uncorrectedMm, double errorMm, int told, int covered, String flags) {
    /**
     * Which frame.
     *
     * @param scan the head's place in the trial
     * @param startSeconds from TimeZero
     */
    public record Frame(RegistrationCase of, int scan, int frame, double startSeconds) {}
}
