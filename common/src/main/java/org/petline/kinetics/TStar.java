package org.petline.kinetics;

/** From when on a graphical or multilinear method is linear: given, or chosen by a rule. */
public sealed interface TStar {
    /** As every method that has one names it among its estimates. */
    String ESTIMATE = "tstar";

    /**
     * Frames that start at or after this time take part.
     *
     * @param minutes from TimeZero
     */
    record Fixed(double minutes) implements TStar {
        public Fixed {
            if (!(minutes >= 0 && minutes < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("t* " + minutes + " min");
            }
        }
    }

    /**
     * The earliest frame from which on no point lies farther from the fit than this share of its value (and than three
     * times the scatter of the median point: noise is no deviation) and the points do not bend; at least five points, or two
     * more than there are coefficients, are left.
     *
     * <p>Points do not bend if the best parabola leaves the line by less than a thousandth of any value, or by no more than
     * noise (t below 2). Where they bend to the end of the scan, the latest frame that the other conditions allow is taken.
     * The share alone would let clean curves begin while they still bend, and leave VT of two compartments 10 % low.
     *
     * @param maxDeviation for example 0.1
     */
    record Chosen(double maxDeviation) implements TStar {
        public Chosen {
            if (!(maxDeviation > 0 && maxDeviation < 1)) {
                throw new IllegalArgumentException("largest deviation " + maxDeviation);
            }
        }
    }
}
