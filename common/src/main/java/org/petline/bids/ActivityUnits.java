package org.petline.bids;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Factors of the units of activity as sidecars spell them. */
public final class ActivityUnits {
    /** BIDS says Bq/mL; scanners also BQML (DICOM) and Bq/ml, and 1 mL is 1 cm3. */
    private static final Pattern BECQUEREL_PER_VOLUME =
            Pattern.compile("([kKMG]?)(?:Bq|BQ|bq)[ ]?/?[ ]?(?:mL|ml|ML|cc|CC|cm3|cm\\^3)");

    private static final Pattern CURIE_PER_VOLUME =
            Pattern.compile("([nu\u00b5\u03bcm])Ci[ ]?/[ ]?(?:mL|ml|ML|cc|cm3|cm\\^3)");
    private static final Pattern BECQUEREL = Pattern.compile("([kKMG]?)(?:Bq|BQ|bq)");
    private static final Pattern CURIE = Pattern.compile("([nu\u00b5\u03bcm])Ci");

    /** Bq, by definition. */
    private static final double CURIE_BQ = 3.7e10;

    private ActivityUnits() {}

    /** What a value in this unit is multiplied with to be in Bq/mL; empty if it is no such unit. */
    public static OptionalDouble toBqPerMl(String unit) {
        return factor(unit.strip(), BECQUEREL_PER_VOLUME, CURIE_PER_VOLUME);
    }

    /** What a value in this unit is multiplied with to be in Bq; empty if it is no such unit. */
    static OptionalDouble toBq(String unit) {
        return factor(unit.strip(), BECQUEREL, CURIE);
    }

    private static OptionalDouble factor(String unit, Pattern becquerel, Pattern curie) {
        Matcher inBecquerel = becquerel.matcher(unit);
        if (inBecquerel.matches()) return OptionalDouble.of(prefix(inBecquerel.group(1)));
        Matcher inCurie = curie.matcher(unit);
        return inCurie.matches() ? OptionalDouble.of(prefix(inCurie.group(1)) * CURIE_BQ) : OptionalDouble.empty();
    }

    private static double prefix(String prefix) {
        return switch (prefix) {
            case "n" -> 1e-9;
            case "u", "\u00b5", "\u03bc" -> 1e-6;
            case "m" -> 1e-3;
            case "k", "K" -> 1e3;
            case "M" -> 1e6;
            case "G" -> 1e9;
            default -> 1;
        };
    }
}
