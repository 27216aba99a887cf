package org.petline.jobs.tables;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Doubles as the shortest decimal that reads back as the same double, with a point, in every locale.
 *
 * <p>{@link Double#toString} is nearly that, but before Java 19 gives a digit too many for some numbers, so that the
 * same table would be another text on another Java.
 */
final class ShortestDecimal {
    /** Powers of ten between which a number is written without an exponent. */
    private static final int SMALLEST_PLAIN = -5;

    private static final int LARGEST_PLAIN = 16;

    private ShortestDecimal() {}

    /** The number's text; {@code Infinity} and {@code -Infinity} as Java writes them. */
    static String of(double value) {
        if (!Double.isFinite(value)) return Double.toString(value);
        if (value == 0) return "0";
        BigDecimal exact = new BigDecimal(value);
        BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        while (shortest.precision() > 1) {
            BigDecimal shorter = exact.round(new MathContext(shortest.precision() - 1, RoundingMode.HALF_EVEN))
                    .stripTrailingZeros();
            if (shorter.doubleValue() != value) break;
            shortest = shorter;
        }
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= SMALLEST_PLAIN && exponent <= LARGEST_PLAIN) return shortest.toPlainString();
        BigDecimal mantissa = shortest.movePointLeft(exponent);
        return mantissa.toPlainString() + "e" + exponent;
    }
}
