package org.petline.report;

/**
 * Two scans of one person that were laid to the same T1w, and whether they agree about where the head is.
 *
 * @param first scan, by its stem; {@code second} the one it is compared with
 * @param tracer of the first scan, empty if unknown
 * @param closureErrorMm mean over the brain of the distance between the way through the T1w and the direct registration
 *     of the two PET references; NaN if it was not computed
 * @param similarity of the two references, nats of mutual information; NaN if it was not computed
 * @param reason why there is no closure error, empty if there is one
 */
public record SessionPair(
        String participantId,
        String tracer,
        String first,
        String second,
        double closureErrorMm,
        double similarity,
        String reason) {
    /**
     * Above it a pair is flagged: three registrations, the direct one among them, that are each within their worst case
     * of half a millimetre cannot leave more.
     */
    public static final double LIMIT_MM = 1.5;

    /** A pair for which there is no closure error. */
    public static SessionPair without(String participantId, String tracer, String first, String second, String reason) {
        return new SessionPair(participantId, tracer, first, second, Double.NaN, Double.NaN, reason);
    }

    boolean isKnown() {
        return Double.isFinite(closureErrorMm);
    }

    /** Whether one of the registrations should be looked at. */
    public boolean isFlagged() {
        return closureErrorMm > LIMIT_MM;
    }

    /** The closure error as the page writes it. */
    public String closureError() {
        return Numbers.fixed(closureErrorMm, 2);
    }
}
