package org.petline.report;

import java.util.List;
import java.util.Optional;
import org.petline.FrameTimes;

/**
 * What the page of one fit shows: one region, one model.
 *
 * @param scan whose region it is, as a reader knows it
 * @param method the model and its choices, in words
 * @param parameters the main result first
 * @param facts lines of text below the parameters: t*, frames used, and the like
 * @param flags names
 * @param line of a graphical method
 */
public record FitSheet(
        String region,
        String scan,
        String method,
        Curves curves,
        List<Parameter> parameters,
        List<String> facts,
        List<String> flags,
        Optional<Line> line) {
    /** Copies the lists. */
    public FitSheet {
        parameters = List.copyOf(parameters);
        facts = List.copyOf(facts);
        flags = List.copyOf(flags);
    }

    /**
     * Measured and fitted activity, all in one unit.
     *
     * @param times frames, on the clock of the injection
     * @param unit of all activities, for example kBq/mL
     * @param activity [frame] NaN where there is none
     * @param weights [frame] 0 in frames that had no part in the fit
     * @param predicted [frame] NaN where the model predicts nothing
     * @param sigma residual standard deviation at weight 1; NaN if it is not known
     * @param input [frame] the reference region's activity; empty if there is none
     */
    public record Curves(
            FrameTimes times,
            String unit,
            List<Double> activity,
            List<Double> weights,
            List<Double> predicted,
            double sigma,
            List<Double> input) {
        /** Copies the lists. */
        public Curves {
            activity = List.copyOf(activity);
            weights = List.copyOf(weights);
            predicted = List.copyOf(predicted);
            input = List.copyOf(input);
            int frames = times.count();
            boolean fits = activity.size() == frames
                    && weights.size() == frames
                    && predicted.size() == frames
                    && (input.isEmpty() || input.size() == frames);
            if (!fits) throw new IllegalArgumentException("curves of other lengths than " + times);
        }

        /** Whether a frame took part in the fit: one that the input or the method does not reach has no prediction. */
        boolean isUsed(int frame) {
            return weights.get(frame) > 0
                    && Double.isFinite(activity.get(frame))
                    && Double.isFinite(predicted.get(frame));
        }
    }

    /**
     * One number of the fit.
     *
     * @param value NaN if the fit cannot say, as {@code standardError}
     */
    public record Parameter(String name, String unit, double value, double standardError) {}

    /**
     * The straight line of a graphical method.
     *
     * @param x [point] NaN where a point has no place
     * @param y [point]
     * @param firstUsed the first point that the line was fitted to
     * @param tStarMinutes from when on points were used; NaN if it is not known
     */
    public record Line(
            String xTitle,
            String yTitle,
            List<Double> x,
            List<Double> y,
            int firstUsed,
            double slope,
            double intercept,
            double tStarMinutes) {
        /** Copies the lists. */
        public Line {
            x = List.copyOf(x);
            y = List.copyOf(y);
        }
    }
}
