package org.petline.files;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as text, the same on every machine.
 *
 * <p>Not {@link Double#toString(double)}, which gives other digits since JDK 19.
 */
public final class DecimalText {
    /** Digits with which every double comes back as the same bits. */
    public static final int EXACT = 17;

    /** Digits of measured values: finer than float32, in which voxels are stored. */
    public static final int MEASURED = 9;

    /** Beyond, an exponent is easier to read. */
    private static final int MOST_ZEROS = 5;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private static final Pattern COMMA = Pattern.compile("[+-]?\\d+,\\d+");
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}:\\d{2}(:\\d{2})?(\\.\\d*)?");

    /** Signs that look like a minus: hyphens and dashes from U+2010, the mathematical minus, two of other widths. */
    private static final Pattern DASH = Pattern.compile("[\u2010-\u2015\u2212\uFE63\uFF0D].*");

    private DecimalText() {}

    /** The finite number that a text is, with a decimal point and a plain minus; empty for anything else. */
    public static Optional<Double> parse(String text) {
        if (!NUMBER.matcher(text).matches()) return Optional.empty();
        double number = Double.parseDouble(text);
        return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    }

    /** What a text that is no number looks like, as the end of a sentence; empty if like nothing known. */
    public static String whyNone(String text) {
        if (COMMA.matcher(text).matches()) return ", a decimal comma";
        if (CLOCK.matcher(text).matches()) return ", a time of day";
        if (DASH.matcher(text).matches())
            return String.format(Locale.ROOT, ", whose minus is U+%04X", (int) text.charAt(0));
        return "";
    }

    /** A finite number with up to {@code digits} significant digits, without trailing zeros. */
    public static String of(double number, int digits) {
        if (number == 0) return "0";
        BigDecimal rounded =
                new BigDecimal(number).round(new MathContext(digits)).stripTrailingZeros();
        boolean small = rounded.scale() > digits + MOST_ZEROS;
        boolean large = rounded.scale() < -MOST_ZEROS;
        return small || large ? rounded.toString() : rounded.toPlainString();
    }
}
