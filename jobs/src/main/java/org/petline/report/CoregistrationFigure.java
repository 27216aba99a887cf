package org.petline.report;

import org.petline.jobs.tables.rows.CoregistrationRow;
import org.petline.report.drawing.Axis;
import org.petline.report.drawing.Plot;
import org.petline.report.drawing.Svg;

/** How well the best place of the T1w fits, and how close the best place from another start came. */
final class CoregistrationFigure {
    private static final double WIDTH = 760;
    private static final double HEIGHT = 92;
    private static final double LEFT = 52;
    private static final double RIGHT = 748;

    private CoregistrationFigure() {}

    static Figure of(CoregistrationRow row) {
        CoregistrationRow.Found found = row.found();
        double best = Numbers.orNaN(found.similarity());
        Svg svg = new Svg(WIDTH, HEIGHT, "Mutual information of the best result and of the runner-up");
        Axis value = Axis.covering(0, best, LEFT, RIGHT, 8);
        new Plot(svg, value, Axis.exactly(0, 1, 54, 26, 1)).bottomTicks().bottomTitle("Mutual information, nat");
        svg.dot(value.clamped(best), 40, 6, "estimate one", "best: " + Numbers.fixed(best, 4));
        svg.text(value.clamped(best), 20, "legend", "end", "best " + Numbers.fixed(best, 3));
        if (found.runnerUpSimilarity() != null) {
            double second = found.runnerUpSimilarity();
            svg.dot(value.clamped(second), 40, 6, "estimate open two", "runner-up: " + Numbers.fixed(second, 4));
            String words = "runner-up " + Numbers.fixed(second, 3);
            double middle = (LEFT + RIGHT) / 2;
            svg.text(
                    value.clamped(second),
                    20,
                    "legend",
                    value.clamped(second) > middle ? "end" : "start",
                    value.at(best) - value.clamped(second) < 110 ? "" : words);
        }
        return Figure.wide(
                "Coregistration score",
                svg.finish(),
                caption(found),
                "There is no runner-up (all starts ended at one place), or it lies clearly to the left. Two"
                        + " places far apart with nearly the same score need a look at the picture.");
    }

    private static String caption(CoregistrationRow.Found found) {
        StringBuilder words = new StringBuilder("The best result came from ")
                .append(start(Numbers.orUnknown(found.start())))
                .append("segmentation".equals(found.method()) ? ", and was refined by the segmentation." : ".");
        if (found.runnerUpSimilarity() == null) {
            words.append(" All starts that were followed ended there: there is no runner-up.");
        } else {
            words.append(" The runner-up, the best other place, has ")
                    .append(Numbers.fixed(found.runnerUpSimilarity(), 4))
                    .append(" nat and lies ")
                    .append(Numbers.fixed(found.runnerUpDistance(), 2))
                    .append(" mm away (root mean square over the head).");
        }
        return words.toString();
    }

    private static String start(String word) {
        return switch (word) {
            case "headers" -> "the start at the image headers";
            case "centres-of-mass" -> "the start at the centres of mass";
            case "search" -> "the coarse search over turns and shifts";
            default -> "the start " + word;
        };
    }
}
