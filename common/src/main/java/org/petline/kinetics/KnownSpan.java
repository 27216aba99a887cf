package org.petline.kinetics;

/**
 * The frames between which a curve is known: from the first with positive activity to the last with any value.
 *
 * @param first frame; what lies before is no activity yet
 * @param last frame; before {@code first} if no frame is positive
 */
public record KnownSpan(int first, int last) {
    /** Frames that touch within two milliseconds touch (one is what FrameTimes allows, one is rounding). */
    public static final double TOUCH_MINUTES = 2e-3 / 60;

    static KnownSpan of(Tac tac) {
        int first = 0;
        while (first < tac.count() && !(tac.at(first) > 0)) first++;
        int last = tac.count() - 1;
        while (last >= first && tac.isMissing(last)) last--;
        return new KnownSpan(first, last);
    }

    /** From the first to the last frame with any value. */
    static KnownSpan ofValues(Tac tac) {
        int first = 0;
        while (first < tac.count() && tac.isMissing(first)) first++;
        int last = tac.count() - 1;
        while (last >= first && tac.isMissing(last)) last--;
        return new KnownSpan(first, last);
    }

    boolean isEmpty() {
        return last < first;
    }

    /** The straight line between the middles of the known frames on both sides of a time within the span. */
    double onTheLine(Tac tac, double minutes) {
        int right = first;
        while (tac.isMissing(right) || tac.times().midMinutes(right) < minutes) right++;
        int left = right - 1;
        while (tac.isMissing(left)) left--;
        double from = tac.times().midMinutes(left);
        double share = (minutes - from) / (tac.times().midMinutes(right) - from);
        return tac.at(left) + share * (tac.at(right) - tac.at(left));
    }
}
