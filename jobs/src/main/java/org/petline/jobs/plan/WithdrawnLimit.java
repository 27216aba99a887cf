package org.petline.jobs.plan;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many scans may leave a dataset from one run to the next before the run asks whether a disk is missing.
 *
 * @param scans a number of scans; empty for a share
 * @param percent of the scans that were in the dataset; not used with a number
 */
public record WithdrawnLimit(OptionalInt scans, double percent) {
    /** A tenth, and one scan of however few. */
    public static final WithdrawnLimit DEFAULT = new WithdrawnLimit(OptionalInt.empty(), 10);

    private static final double ALL = 100;
    private static final Pattern SPELLING = Pattern.compile("(\\d{1,9})|(\\d{1,3}(?:\\.\\d+)?) ?%");

    public WithdrawnLimit {
        if (!(percent >= 0 && percent <= ALL)) throw new IllegalArgumentException(percent + " % of the scans");
    }

    /**
     * As a user writes it: {@code 12} scans, or {@code 25%} of them.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static WithdrawnLimit parse(String text) {
        Matcher words = SPELLING.matcher(text.strip());
        if (!words.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither a number of scans nor a share, 25% for example");
        }
        if (words.group(1) == null) return new WithdrawnLimit(OptionalInt.empty(), Double.parseDouble(words.group(2)));
        return new WithdrawnLimit(OptionalInt.of(Integer.parseInt(words.group(1))), ALL);
    }

    /** So many of these scans may be gone; of a share that is not none at least one, for half a scan cannot leave. */
    public int of(int known) {
        if (scans.isPresent()) return scans.getAsInt();
        return percent == 0 ? 0 : (int) Math.max(1, Math.floor(known * percent / ALL));
    }
}
