package org.petline.kinetics;

import java.util.ArrayList;
import java.util.List;
import org.petline.linear.SmallSystem;

/**
 * How noisy a curve's frames are, from its smoothness alone.
 *
 * <p>From the peak on, five frames in a row should be the averages of a cubic; the one combination of them that every cubic
 * leaves at 0 is noise. Its square over its expectation at unit noise, variances going as 1 / duration, is the level of the
 * noise there; a frame's level is the mean over its neighbours, so that decay, or whatever else makes noise grow, is
 * followed and need not be known. Frames before the peak have the level of the first after it.
 */
final class CurveNoise {
    private static final int WINDOW = 5;

    /** Windows farther than this from a frame tell nothing of it; in between they count less and less. */
    private static final int REACH = 5;

    private CurveNoise() {}

    /** [frame] the standard errors that a curve brings with it, or else those of its smoothness; 0 where it is missing. */
    static double[] of(Tac curve) {
        double[] errors = curve.errors().orElseGet(() -> estimated(curve));
        for (int frame = 0; frame < errors.length; frame++) {
            if (curve.isMissing(frame)) errors[frame] = 0;
        }
        return errors;
    }

    /** Whether a curve says how noisy it is: by errors that it has, or by frames enough from its peak on. */
    static boolean isTold(Tac curve) {
        if (curve.errors().isPresent()) return true;
        for (double error : of(curve)) {
            if (error > 0) return true;
        }
        return false;
    }

    /** [frame] from the curve's smoothness; all 0 if there are not five frames from the peak on. */
    private static double[] estimated(Tac curve) {
        List<Integer> known = new ArrayList<>();
        int peak = 0;
        for (int frame = 0; frame < curve.count(); frame++) {
            if (curve.isMissing(frame)) continue;
            if (known.isEmpty() || curve.at(frame) > curve.at(known.get(peak))) peak = known.size();
            known.add(frame);
        }
        double[] errors = new double[curve.count()];
        int windows = known.size() - peak - WINDOW + 1;
        if (windows < 1) return errors;
        double[] levels = new double[windows];
        for (int w = 0; w < windows; w++) levels[w] = level(curve, known.subList(peak + w, peak + w + WINDOW));
        for (int k = 0; k < known.size(); k++) {
            int frame = known.get(k);
            int centre = Math.max(0, Math.min(windows - 1, k - peak - WINDOW / 2));
            errors[frame] = StrictMath.sqrt(near(levels, centre) / curve.times().durationMinutes(frame));
        }
        return errors;
    }

    private static double near(double[] levels, int centre) {
        double sum = 0;
        double count = 0;
        for (int w = Math.max(0, centre - REACH); w < Math.min(levels.length, centre + REACH + 1); w++) {
            double share = REACH + 1 - Math.abs(w - centre);
            sum += share * levels[w];
            count += share;
        }
        return sum / count;
    }

    /** The variance of a frame of one minute, from five frames. */
    private static double level(Tac curve, List<Integer> frames) {
        double from = curve.times().startMinutes(frames.get(0));
        double span = curve.times().endMinutes(frames.get(WINDOW - 1)) - from;
        double[][] cubics = new double[WINDOW - 1][WINDOW];
        for (int k = 0; k < WINDOW; k++) {
            double a = (curve.times().startMinutes(frames.get(k)) - from) / span;
            double b = (curve.times().endMinutes(frames.get(k)) - from) / span;
            double ofA = 1;
            double ofB = 1;
            for (int power = 0; power < WINDOW - 1; power++) {
                ofA *= a;
                ofB *= b;
                cubics[power][k] = (ofB - ofA) / ((power + 1) * (b - a));
            }
        }
        double[] right = new double[WINDOW - 1];
        double[][] matrix = new double[WINDOW - 1][];
        for (int power = 0; power < WINDOW - 1; power++) {
            matrix[power] = java.util.Arrays.copyOf(cubics[power], WINDOW - 1);
            right[power] = -cubics[power][WINDOW - 1];
        }
        double[] others = SmallSystem.solve(matrix, right);
        double noise = 0;
        double expected = 0;
        for (int k = 0; k < WINDOW; k++) {
            double factor = k < WINDOW - 1 ? others[k] : 1;
            noise += factor * curve.at(frames.get(k));
            expected += factor * factor / curve.times().durationMinutes(frames.get(k));
        }
        return noise * noise / expected;
    }
}
