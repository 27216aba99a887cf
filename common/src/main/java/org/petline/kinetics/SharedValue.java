package org.petline.kinetics;

/**
 * A {@link SharedParameter} of one scan.
 *
 * @param value positive, in the parameter's unit
 * @param standardError same unit; 0 for a number that is given, NaN if it is not known
 */
public record SharedValue(SharedParameter parameter, double value, double standardError) {
    public SharedValue {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(parameter.symbol() + " " + value + " " + parameter.unit());
        }
    }
}
