package org.petline.kinetics;

import java.util.List;

/**
 * A {@link SharedParameter} of one scan.
 *
 * @param value positive, in the parameter's unit
 * @param standardError same unit; 0 for a number that is given, NaN if it is not known
 * @param finding what is known of how it was found
 */
public record SharedValue(SharedParameter parameter, double value, double standardError, Finding finding) {
    public SharedValue {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(parameter.symbol() + " " + value + " " + parameter.unit());
        }
    }

    /** A number of which it is not known how it was found. */
    public SharedValue(SharedParameter parameter, double value, double standardError) {
        this(parameter, value, standardError, Finding.UNKNOWN);
    }

    /**
     * How a number was found in regions.
     *
     * @param counted which of the targets count for more than a tenth of what they would if all agreed, ascending
     * @param ofReference what the number moves by with each frame of the reference in turn one standard error higher; empty if
     *     its input is taken as exact. Part of the standard error
     * @param gain what targets with numbers of their own gain over one for all, in Akaike's criterion summed over those that
     *     count: above 0 the data prefer the model that leaves the number free
     */
    public record Finding(List<Integer> counted, List<Double> ofReference, double gain) {
        static final Finding UNKNOWN = new Finding(List.of(), List.of(), Double.NaN);

        /** Beyond chance: 11 differences of no meaning gain 10 once in 1,500 scans. */
        private static final double DIFFERENT = 10;

        /** Copies the lists. */
        public Finding {
            counted = List.copyOf(counted);
            ofReference = List.copyOf(ofReference);
        }

        /** Whether targets differ so much that one number for all is wrong. */
        public boolean differs() {
            return gain > DIFFERENT;
        }
    }
}
