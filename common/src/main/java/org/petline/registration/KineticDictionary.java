package org.petline.registration;

import org.petline.FrameTimes;

/**
 * Curves that tissues of one scan may follow, all made from the scan's own mean curve.
 *
 * <p>If every tissue is the plasma input convolved with some exponentials, then every tissue is also, nearly, the mean
 * curve plus the mean curve convolved with exponentials: the step that takes a reference tissue's curve to a target's
 * (Lammertsma and Hume 1996), with a fixed set of exponents as in spectral analysis (Cunningham and Jones 1993). The
 * mean curve's slope stands for blood. What no such curve can do is jump when the head does, unless the mean curve
 * does.
 */
final class KineticDictionary {
    /** From slower than any clearance seen in 90 min to a delay of 10 s. */
    private static final double[] EXPONENTS_PER_MINUTE = {
        0.005, 0.015, 0.03, 0.05, 0.08, 0.13, 0.2, 0.35, 0.7, 1.5, 3, 6
    };

    private static final double STEP_MINUTES = 1.0 / 60;
    private static final int MOST_STEPS = 40_000;

    private final FrameTimes times;
    private final int[] frames;

    /**
     * A dictionary over some frames of a scan.
     *
     * @param frames the frames that take part, increasing
     */
    KineticDictionary(FrameTimes times, int[] frames) {
        this.times = times;
        this.frames = frames.clone();
    }

    /**
     * The dictionary's curves as frame averages: [curve][frame], the mean curve itself first.
     *
     * @param mean [frame] mean activity over the head in the frames that take part
     */
    double[][] curves(double[] mean) {
        int n = frames.length;
        if (n < 3) return new double[][] {mean.clone()};
        double[] edges = new double[2 * n];
        double[] cumulative = new double[2 * n];
        int knots = knots(mean, edges, cumulative);
        MonotoneSpline integral = new MonotoneSpline(edges, cumulative, knots);
        double first = edges[0];
        double last = edges[knots - 1];
        int steps = (int) Math.min(MOST_STEPS, Math.ceil((last - first) / STEP_MINUTES));
        double step = (last - first) / steps;
        double[] input = new double[steps];
        double before = 0;
        for (int s = 0; s < steps; s++) {
            double now = integral.at(first + (s + 1) * step);
            input[s] = (now - before) / step;
            before = now;
        }
        double[][] curves = new double[EXPONENTS_PER_MINUTE.length + 2][];
        curves[0] = mean.clone();
        curves[1] = slope(integral);
        double[] area = new double[steps + 1];
        for (int e = 0; e < EXPONENTS_PER_MINUTE.length; e++) {
            double rate = EXPONENTS_PER_MINUTE[e];
            double decay = StrictMath.exp(-rate * step);
            double level = 0;
            for (int s = 0; s < steps; s++) {
                double next = level * decay + input[s] * (1 - decay);
                area[s + 1] = area[s] + 0.5 * (level + next) * step;
                level = next;
            }
            curves[e + 2] = averages(area, first, step);
        }
        return curves;
    }

    /** The cumulative integral of the mean curve at frame edges; a gap is bridged by the mean of its neighbours. */
    private int knots(double[] mean, double[] edges, double[] cumulative) {
        int knots = 0;
        edges[knots++] = times.startMinutes(frames[0]);
        for (int f = 0; f < frames.length; f++) {
            double start = times.startMinutes(frames[f]);
            if (start > edges[knots - 1] + 1e-4) {
                edges[knots] = start;
                cumulative[knots] = cumulative[knots - 1] + (start - edges[knots - 1]) * 0.5 * (mean[f - 1] + mean[f]);
                knots++;
            }
            edges[knots] = times.endMinutes(frames[f]);
            cumulative[knots] = cumulative[knots - 1] + times.durationMinutes(frames[f]) * mean[f];
            knots++;
        }
        return knots;
    }

    private double[] slope(MonotoneSpline integral) {
        double[] out = new double[frames.length];
        for (int f = 0; f < out.length; f++) {
            out[f] = (integral.slopeAt(times.endMinutes(frames[f])) - integral.slopeAt(times.startMinutes(frames[f])))
                    / times.durationMinutes(frames[f]);
        }
        return out;
    }

    private double[] averages(double[] area, double first, double step) {
        double[] out = new double[frames.length];
        for (int f = 0; f < out.length; f++) {
            out[f] = (at(area, (times.endMinutes(frames[f]) - first) / step)
                            - at(area, (times.startMinutes(frames[f]) - first) / step))
                    / times.durationMinutes(frames[f]);
        }
        return out;
    }

    private static double at(double[] area, double place) {
        double inside = Math.max(0, Math.min(area.length - 1, place));
        int cell = Math.min((int) inside, area.length - 2);
        double t = inside - cell;
        return area[cell] + t * (area[cell + 1] - area[cell]);
    }
}
