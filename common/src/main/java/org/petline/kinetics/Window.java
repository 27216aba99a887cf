package org.petline.kinetics;

/**
 * A span of the scan; frames that lie wholly inside take part.
 *
 * @param startMinutes from TimeZero
 * @param endMinutes from TimeZero, later
 */
public record Window(double startMinutes, double endMinutes) {
    private static final double WHOLE = 0.99;

    public Window {
        if (!(endMinutes > startMinutes)) {
            throw new IllegalArgumentException("window from " + startMinutes + " to " + endMinutes + " min");
        }
    }

    boolean holds(double start, double end) {
        return start >= startMinutes - KnownSpan.TOUCH_MINUTES && end <= endMinutes + KnownSpan.TOUCH_MINUTES;
    }

    /** Whether frames of so many minutes in all are not the whole of it, but for clocks' rounding. */
    boolean isMoreThan(double minutes) {
        return minutes < (endMinutes - startMinutes) * WHOLE;
    }

    /** A copy of the weights with 0 for frames outside. */
    public double[] only(Tac target, double[] weights) {
        double[] inside = weights.clone();
        for (int frame = 0; frame < inside.length && frame < target.count(); frame++) {
            if (!holds(target.times().startMinutes(frame), target.times().endMinutes(frame))) inside[frame] = 0;
        }
        return inside;
    }
}
