package org.petline.blood;

/**
 * What entered a tube, from what was counted at its end, for a monoexponential dispersion (Iida 1986, JCBFM 6, 536;
 * Meyer 1989, J Nucl Med 30, 1069): counted = entered convolved with exp(-t/tau)/tau, hence
 *
 * <pre>entered(t) = counted(t) + tau d counted/dt</pre>
 *
 * <p>The derivative is that of a parabola fitted by least squares to the sample and as many neighbours on either side as
 * it takes for tau times its noise to be no larger than the noise of one sample. The noise of the result is then at most
 * sqrt(2) times that of the samples, whatever tau and the interval; a plain difference quotient at 1 s and tau = 5 s
 * would make it 3.7 times as large.
 */
final class DispersionCorrection {
    private static final int PARABOLA = 3;

    private final double tauMinutes;

    DispersionCorrection(double tauMinutes) {
        this.tauMinutes = tauMinutes;
    }

    /** The samples corrected; unchanged if tau is 0 or there are fewer than three. */
    Samples correct(Samples counted) {
        if (tauMinutes == 0 || counted.count() < PARABOLA) return counted;
        double[] entered = new double[counted.count()];
        for (int i = 0; i < entered.length; i++) entered[i] = counted.value(i) + tauMinutes * slope(counted, i);
        return Samples.of(counted.times(), entered);
    }

    private double slope(Samples samples, int at) {
        Slope slope = new Slope(samples, at, 1);
        for (int reach = 2; tauMinutes * slope.noise > 1 && reach < samples.count(); reach++) {
            slope = new Slope(samples, at, reach);
        }
        return slope.value;
    }

    /** Derivative of the parabola through the neighbours of a sample, at the sample. */
    private static final class Slope {
        private final double value;
        /** Standard deviation of the derivative, 1/min, for samples of standard deviation 1. */
        private final double noise;

        private Slope(Samples samples, int at, int reach) {
            int from = Math.max(0, Math.min(at - reach, samples.count() - PARABOLA));
            int to = Math.min(samples.count() - 1, Math.max(at + reach, PARABOLA - 1));
            double unit =
                    Math.max(samples.minutes(to) - samples.minutes(at), samples.minutes(at) - samples.minutes(from));
            // Moments of time about the sample, and of the values with them.
            double[] moment = new double[2 * PARABOLA - 1];
            double[] mixed = new double[PARABOLA];
            for (int i = from; i <= to; i++) {
                double u = (samples.minutes(i) - samples.minutes(at)) / unit;
                double power = 1;
                for (int p = 0; p < moment.length; p++) {
                    moment[p] += power;
                    if (p < mixed.length) mixed[p] += power * samples.value(i);
                    power *= u;
                }
            }
            // The row of the inverse of the 3x3 matrix of moments that belongs to the linear term.
            double c0 = moment[2] * moment[3] - moment[1] * moment[4];
            double c1 = moment[0] * moment[4] - moment[2] * moment[2];
            double c2 = moment[1] * moment[2] - moment[0] * moment[3];
            double determinant = moment[1] * c0 + moment[2] * c1 + moment[3] * c2;
            this.value = (c0 * mixed[0] + c1 * mixed[1] + c2 * mixed[2]) / determinant / unit;
            this.noise = Math.sqrt(c1 / determinant) / unit;
        }
    }
}
