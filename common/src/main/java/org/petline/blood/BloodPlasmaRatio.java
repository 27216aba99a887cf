package org.petline.blood;

import java.util.function.DoubleUnaryOperator;

/**
 * Activity of whole blood over that of plasma, as a function of time; held before the first and after the last sample
 * that has both.
 */
final class BloodPlasmaRatio {
    /** Below this share of the largest activity a ratio is one of noise to noise. */
    private static final double LEAST_SHARE = 0.02;

    private final DoubleUnaryOperator curve;
    private final double last;

    private BloodPlasmaRatio(DoubleUnaryOperator curve, double last) {
        this.curve = curve;
        this.last = last;
    }

    /** The ratios where both were measured and are more than noise. */
    static Samples measured(Samples wholeBlood, Samples plasma) {
        if (wholeBlood.isEmpty() || plasma.isEmpty()) return Samples.NONE;
        double leastBlood = LEAST_SHARE * Math.max(0, wholeBlood.value(wholeBlood.peak()));
        double leastPlasma = LEAST_SHARE * Math.max(0, plasma.value(plasma.peak()));
        MonotoneCurve blood = new MonotoneCurve(wholeBlood);
        return plasma.at(wholeBlood::has).with((time, activity) -> {
            double whole = blood.at(time);
            return activity > leastPlasma && whole > leastBlood ? whole / activity : Double.NaN;
        });
    }

    /** The model of at least one ratio. */
    static BloodPlasmaRatio of(Samples ratios, RatioModel model) {
        DoubleUnaryOperator curve = switch (model) {
            case CONSTANT -> line(mean(ratios), 0, 0);
            case LINEAR -> regression(ratios);
            case INTERPOLATED -> new MonotoneCurve(ratios)::at;
        };
        double first = ratios.first();
        double last = ratios.last();
        return new BloodPlasmaRatio(t -> curve.applyAsDouble(Math.max(first, Math.min(last, t))), last);
    }

    private static DoubleUnaryOperator regression(Samples ratios) {
        double meanRatio = mean(ratios);
        double meanTime = 0;
        for (int i = 0; i < ratios.count(); i++) meanTime += ratios.minutes(i) / ratios.count();
        double spread = 0;
        double together = 0;
        for (int i = 0; i < ratios.count(); i++) {
            double distance = ratios.minutes(i) - meanTime;
            spread += distance * distance;
            together += distance * (ratios.value(i) - meanRatio);
        }
        return line(meanRatio, meanTime, spread > 0 ? together / spread : 0);
    }

    private static DoubleUnaryOperator line(double ratio, double time, double slope) {
        return t -> ratio + slope * (t - time);
    }

    private static double mean(Samples ratios) {
        double sum = 0;
        for (int i = 0; i < ratios.count(); i++) sum += ratios.value(i);
        return sum / ratios.count();
    }

    double at(double minutes) {
        return curve.applyAsDouble(minutes);
    }

    /** Time of the last sample that the ratio rests on. */
    double last() {
        return last;
    }
}
