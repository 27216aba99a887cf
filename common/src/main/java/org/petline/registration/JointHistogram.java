package org.petline.registration;

/** How often two images' values occur together; the second image's through a cubic B-spline window. */
final class JointHistogram {
    private final int bins;
    private final double[] joint;
    private int count;

    JointHistogram(int bins) {
        this.bins = bins;
        joint = new double[bins * bins];
    }

    /**
     * Counts one pair of values.
     *
     * @param first bin of the first value
     * @param second place of the second value, in bins, at least 1 and below bins - 2
     */
    void add(int first, double second) {
        int bin = (int) second;
        double t = second - bin;
        double s = 1 - t;
        int at = first * bins + bin - 1;
        double before = s * s * s / 6;
        double after = t * t * t / 6;
        double here = 2.0 / 3 - 0.5 * t * t * (2 - t);
        joint[at] += before;
        joint[at + 1] += here;
        joint[at + 2] += 1 - before - after - here;
        joint[at + 3] += after;
        count++;
    }

    /** What the pairs counted so far say of each other. */
    Information information() {
        double[] marginal = new double[bins];
        double[] logRatio = new double[bins * bins];
        for (int a = 0; a < bins; a++) for (int b = 0; b < bins; b++) marginal[b] += joint[a * bins + b];
        double sum = 0;
        for (int a = 0; a < bins; a++) {
            double row = 0;
            for (int b = 0; b < bins; b++) row += joint[a * bins + b];
            for (int b = 0; b < bins; b++) {
                double share = joint[a * bins + b];
                logRatio[a * bins + b] = share > 0 ? StrictMath.log(share / marginal[b]) : 0;
                if (share > 0) sum += share * (logRatio[a * bins + b] - StrictMath.log(row / count));
            }
        }
        return new Information(count == 0 ? 0 : sum / count, bins, logRatio, count);
    }

    /** The mutual information of some pairs. */
    static final class Information {
        private final double nats;
        private final int bins;
        private final double[] logRatio;
        private final int count;

        private Information(double nats, int bins, double[] logRatio, int count) {
            this.nats = nats;
            this.bins = bins;
            this.logRatio = logRatio;
            this.count = count;
        }

        double nats() {
            return nats;
        }

        /** How it changes with the second value of one of the pairs, per bin. */
        double derivative(int first, double second) {
            int bin = (int) second;
            double t = second - bin;
            double s = 1 - t;
            int at = first * bins + bin - 1;
            double before = -0.5 * s * s;
            double after = 0.5 * t * t;
            double here = t * (1.5 * t - 2);
            double next = -before - after - here;
            return (before * logRatio[at]
                            + here * logRatio[at + 1]
                            + next * logRatio[at + 2]
                            + after * logRatio[at + 3])
                    / count;
        }
    }
}
