package org.petline.blood;

import java.util.List;
import org.hipparchus.special.Gamma;

/**
 * Models of the parent fraction: the share of the plasma's activity that is unchanged tracer.
 *
 * <p>Each has three parameters, is 1 until TimeZero, falls from there and stays within 0 and 1 for all times, so that
 * nothing needs cutting off. Forms as reviewed by Tonietto et al. 2016 (doi:10.1177/0271678X15610585); times in minutes, which changes
 * the values of parameters and not the curves.
 */
public enum ParentModel {
    /** {@code 1 - (1 - floor) t^power / (halftime^power + t^power)}; Hill's function. */
    HILL {
        @Override
        List<Parameter> parameters() {
            return List.of(
                    Parameter.share("floor"),
                    Parameter.positive("power", "", 0.5, 10),
                    Parameter.positive("halftime", "min", 0.1, 1000));
        }

        @Override
        double after(double t, double floor, double power, double halftime) {
            double scaled = StrictMath.pow(t / halftime, power);
            return 1 - (1 - floor) * (scaled / (1 + scaled));
        }
    },

    /** {@code (1 + (rate t)^power)^-exponent}; the power model. */
    POWER {
        @Override
        List<Parameter> parameters() {
            return List.of(
                    Parameter.positive("rate", "1/min", 1e-4, 10),
                    Parameter.positive("power", "", 0.5, 10),
                    Parameter.positive("exponent", "", 0.01, 10));
        }

        @Override
        double after(double t, double rate, double power, double exponent) {
            return StrictMath.pow(1 + StrictMath.pow(rate * t, power), -exponent);
        }
    },

    /** {@code share exp(-slow t) + (1 - share) exp(-fast t)}; slow may be 0. */
    EXPONENTIAL {
        @Override
        List<Parameter> parameters() {
            return List.of(
                    Parameter.share("share"),
                    Parameter.rate("slow", 0.5),
                    Parameter.positive("fast", "1/min", 1e-4, 10));
        }

        @Override
        double after(double t, double share, double slow, double fast) {
            return share * StrictMath.exp(-slow * t) + (1 - share) * StrictMath.exp(-fast * t);
        }

        @Override
        List<Double> named(double share, double slow, double fast) {
            return slow <= fast ? List.of(share, slow, fast) : List.of(1 - share, fast, slow);
        }
    },

    /**
     * {@code floor + (1 - floor) (halftime^3 / (halftime^3 + t^3))^exponent} (Guo 2013, J Nucl Med 54, 1915, whose
     * {@code c} is floor / (1 - floor) and {@code 10^a} is halftime^3).
     */
    SIGMOID {
        @Override
        List<Parameter> parameters() {
            return List.of(
                    Parameter.share("floor"),
                    Parameter.positive("halftime", "min", 0.1, 1000),
                    Parameter.positive("exponent", "", 0.01, 10));
        }

        @Override
        double after(double t, double floor, double halftime, double exponent) {
            double cube = StrictMath.pow(t / halftime, 3);
            return floor + (1 - floor) * StrictMath.pow(1 + cube, -exponent);
        }
    },

    /**
     * {@code 1 - share F(t)}, F the cumulative inverse gamma distribution of this shape and rate, that is
     * {@code Q(shape, rate / t)} (Finnema 2018, JCBFM 38, 2041). A share above 1, which would end below zero, is not
     * tried.
     */
    INVERSE_GAMMA {
        @Override
        List<Parameter> parameters() {
            return List.of(
                    Parameter.share("share"),
                    Parameter.positive("shape", "", 0.05, 20),
                    Parameter.positive("rate", "min", 0.05, 1000));
        }

        @Override
        double after(double t, double share, double shape, double rate) {
            return 1 - share * Gamma.regularizedGammaQ(shape, rate / t);
        }
    };

    /** Name, unit and limits of the search of a parameter. */
    record Parameter(String name, String unit, double low, double high, Scale scale) {
        /** How the search counts: by factors, or by differences where the lower limit is zero. */
        enum Scale {
            FACTORS,
            DIFFERENCES
        }

        private static Parameter share(String name) {
            return new Parameter(name, "", 0, 1, Scale.DIFFERENCES);
        }

        private static Parameter rate(String name, double high) {
            return new Parameter(name, "1/min", 0, high, Scale.DIFFERENCES);
        }

        private static Parameter positive(String name, String unit, double low, double high) {
            return new Parameter(name, unit, low, high, Scale.FACTORS);
        }

        /** Where the search has the parameter, from its value. */
        double searched(double value) {
            return scale == Scale.FACTORS ? StrictMath.log(value) : value;
        }

        /** The value, from where the search has it. */
        double value(double searched) {
            double value = scale == Scale.FACTORS ? StrictMath.exp(searched) : searched;
            return Math.max(low, Math.min(high, value));
        }
    }

    abstract List<Parameter> parameters();

    /** Names of the parameters, in the order in which they are given. */
    public List<String> parameterNames() {
        return parameters().stream().map(Parameter::name).toList();
    }

    /** Units of the parameters, empty for a number without: min, 1/min. */
    public List<String> parameterUnits() {
        return parameters().stream().map(Parameter::unit).toList();
    }

    /**
     * The parent fraction at a time.
     *
     * @param minutes from TimeZero
     * @param parameters three, in the order of {@link #parameterNames}
     */
    public double fraction(double minutes, List<Double> parameters) {
        return fraction(minutes, parameters.get(0), parameters.get(1), parameters.get(2));
    }

    double fraction(double minutes, double first, double second, double third) {
        return minutes <= 0 ? 1 : after(minutes, first, second, third);
    }

    /** The same curve with the parameters as their names say: of two rates the slow one first. */
    List<Double> named(double first, double second, double third) {
        return List.of(first, second, third);
    }

    abstract double after(double t, double first, double second, double third);
}
