package org.petline.blood;

import java.util.Arrays;

/**
 * Samples of one recording, drawn by hand or by a machine.
 *
 * <p>Immutable; arrays are copied at the door.
 */
public final class BloodRecording {
    /** Nobody draws twenty samples by hand at such intervals. */
    private static final int FEWEST_OF_A_MACHINE = 20;

    private static final double LONGEST_INTERVAL_OF_A_MACHINE = 5.0 / 60;

    private final Samples wholeBlood;
    private final Samples plasma;
    private final Samples parentFraction;
    private final double dispersionMinutes;
    private final boolean continuous;

    private BloodRecording(
            Samples wholeBlood, Samples plasma, Samples parentFraction, double dispersionMinutes, boolean continuous) {
        this.wholeBlood = wholeBlood;
        this.plasma = plasma;
        this.parentFraction = parentFraction;
        this.dispersionMinutes = dispersionMinutes;
        this.continuous = continuous;
    }

    /**
     * A recording.
     *
     * @param minutes [sample], from TimeZero, increasing
     * @param wholeBlood [sample], activity; NaN where it was not measured
     * @param plasma [sample], activity of all chemical forms together, same unit; NaN where it was not measured
     * @param parentFraction [sample], share of the plasma's activity that is unchanged tracer; NaN where not measured
     * @param dispersionMinutes time constant of the monoexponential dispersion that is left to correct; 0 if there is
     *     none, NaN if it is not known. Used for continuous recordings only: manual samples pass no long tube
     * @throws IllegalArgumentException if lengths differ, times do not increase or the constant is negative
     */
    public static BloodRecording of(
            double[] minutes, double[] wholeBlood, double[] plasma, double[] parentFraction, double dispersionMinutes) {
        boolean sameLength = wholeBlood.length == minutes.length
                && plasma.length == minutes.length
                && parentFraction.length == minutes.length;
        if (!sameLength) throw new IllegalArgumentException("columns of different lengths");
        if (dispersionMinutes < 0 || Double.isInfinite(dispersionMinutes)) {
            throw new IllegalArgumentException("dispersion of " + dispersionMinutes + " min");
        }
        return new BloodRecording(
                Samples.of(minutes, wholeBlood),
                Samples.of(minutes, plasma),
                Samples.of(minutes, parentFraction),
                dispersionMinutes,
                isContinuous(minutes));
    }

    private static boolean isContinuous(double[] minutes) {
        if (minutes.length < FEWEST_OF_A_MACHINE) return false;
        double[] intervals = new double[minutes.length - 1];
        for (int i = 0; i < intervals.length; i++) intervals[i] = minutes[i + 1] - minutes[i];
        Arrays.sort(intervals);
        return intervals[intervals.length / 2] <= LONGEST_INTERVAL_OF_A_MACHINE;
    }

    Samples wholeBlood() {
        return wholeBlood;
    }

    Samples plasma() {
        return plasma;
    }

    Samples parentFraction() {
        return parentFraction;
    }

    double dispersionMinutes() {
        return dispersionMinutes;
    }

    /** Whether a machine drew the samples, told by their number and interval. */
    boolean continuous() {
        return continuous;
    }
}
