package org.petline.report;

import java.util.Locale;

/** Numbers as people read them on a page; what is unknown is a dash. */
final class Numbers {
    static final String UNKNOWN = "\u2013";

    /** Powers of ten between which a number is written without one. */
    private static final int LEAST_PLAIN = -4;

    private static final int MOST_PLAIN = 6;

    private static final double DEGREES = 180 / Math.PI;

    private Numbers() {}

    /** With so many decimals. */
    static String fixed(Number value, int decimals) {
        if (value == null || !Double.isFinite(value.doubleValue())) return UNKNOWN;
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value.doubleValue());
        boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        if (!text.startsWith("-")) return text;
        return zero ? text.substring(1) : "\u2212" + text.substring(1);
    }

    /** With so many significant digits; far from 1 with a power of ten. */
    static String significant(double value, int digits) {
        if (!Double.isFinite(value)) return UNKNOWN;
        if (value == 0) return "0";
        int exponent = (int) Math.floor(StrictMath.log10(Math.abs(value)));
        if (exponent < LEAST_PLAIN || exponent > MOST_PLAIN) {
            String text = String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
            return text.startsWith("-") ? "\u2212" + text.substring(1) : text;
        }
        return fixed(value, Math.max(0, digits - 1 - exponent));
    }

    static String percent(Double share) {
        return share == null ? UNKNOWN : fixed(Math.floor(share * 1000) / 10, 1) + " %";
    }

    static String orUnknown(String text) {
        return text == null || text.isEmpty() ? UNKNOWN : text;
    }

    /** NaN for null, so that drawings leave a gap. */
    static double orNaN(Double value) {
        return value == null ? Double.NaN : value;
    }

    static double degrees(Double radians) {
        return orNaN(radians) * DEGREES;
    }

    static String count(long n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }
}
