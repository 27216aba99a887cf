package org.petline.bids;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.petline.Refusal;

/** Whether the numbers of a table of blood can be what their column says: refuses, or adds what is remarkable. */
final class BloodCheck {
    private static final double SHORTEST_SECONDS = 180;
    private static final double SHORTEST_OF_A_MACHINE_SECONDS = 60;
    private static final double LONGEST_SECONDS = 172_800;

    /** Noise of a background correction stays below. */
    private static final double NEGATIVE_SHARE = 0.05;

    /** Chromatography does not err further: a percentage does. */
    private static final double FRACTION_TOLERANCE = 0.2;

    private BloodCheck() {}

    /** The values of a column, NaN where there is none. */
    static void values(double[] values, BloodColumn column, List<BidsFinding> findings, String path) {
        if (column == BloodColumn.PARENT_FRACTION) fraction(values, column.header(), findings, path);
        else activity(values, column.header(), findings, path);
    }

    /**
     * Times in minutes are too short for a scan, and in milliseconds too long; in words, empty if they are neither.
     *
     * @param byMachine whether an autosampler alone drew the samples, which runs for two or three minutes
     */
    static Optional<String> times(double first, double last, boolean byMachine) {
        double shortest = byMachine ? SHORTEST_OF_A_MACHINE_SECONDS : SHORTEST_SECONDS;
        if (last - first >= shortest && last <= LONGEST_SECONDS) return Optional.empty();
        return Optional.of("from " + first + " to " + last);
    }

    private static void activity(double[] activity, String column, List<BidsFinding> findings, String path) {
        double[] present =
                Arrays.stream(activity).filter(value -> !Double.isNaN(value)).toArray();
        if (present.length == 0) return;
        double largest = Arrays.stream(present).max().getAsDouble();
        double smallest = Arrays.stream(present).min().getAsDouble();
        if (largest <= 0 || -smallest > largest) {
            throw Refusal.of(BloodFileReason.BLOOD_ACTIVITY_NOT_POSITIVE)
                    .file(path)
                    .field(column)
                    .found("from " + smallest + " to " + largest + " Bq/mL");
        }
        if (smallest < -NEGATIVE_SHARE * largest) {
            findings.add(new BidsFinding(
                    BloodFileReason.BLOOD_ACTIVITY_NEGATIVE, path, column, smallest + " of " + largest + " Bq/mL"));
        }
    }

    private static void fraction(double[] fractions, String column, List<BidsFinding> findings, String path) {
        double outside = 0;
        double worst = 0;
        for (double fraction : fractions) {
            double distance = Math.max(-fraction, fraction - 1);
            if (distance > outside) {
                outside = distance;
                worst = fraction;
            }
        }
        if (outside > FRACTION_TOLERANCE) {
            throw Refusal.of(BloodFileReason.PARENT_FRACTION_INVALID)
                    .file(path)
                    .field(column)
                    .found(String.valueOf(worst));
        }
        if (outside > 0) {
            findings.add(
                    new BidsFinding(BloodFileReason.PARENT_FRACTION_OUT_OF_RANGE, path, column, String.valueOf(worst)));
        }
    }
}
