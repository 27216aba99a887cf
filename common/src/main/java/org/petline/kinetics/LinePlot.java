package org.petline.kinetics;

import java.util.List;

/**
 * The straight line of a graphical method and the points it was drawn through.
 *
 * @param xLabel what runs to the right, with its unit
 * @param yLabel what runs up
 * @param frames [point] the frame of each point
 * @param x [point]
 * @param y [point]
 * @param firstUsed the first point that took part, in the order of {@code frames}
 * @param slope of the line
 * @param intercept of the line
 */
public record LinePlot(
        String xLabel,
        String yLabel,
        List<Integer> frames,
        List<Double> x,
        List<Double> y,
        int firstUsed,
        double slope,
        double intercept) {
    /** Copies the lists. */
    public LinePlot {
        frames = List.copyOf(frames);
        x = List.copyOf(x);
        y = List.copyOf(y);
    }
}
