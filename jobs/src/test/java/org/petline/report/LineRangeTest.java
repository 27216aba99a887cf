package org.petline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.petline.report.drawing.Axis;

class LineRangeTest {
    /** y = 3 x - 30 from x = 11 to 27; an early point at x = 38 stretches the plot beyond where the line leaves it. */
    private final FitSheet.Line line =
            new FitSheet.Line("x", "y", List.of(38.0, 11.0, 20.0, 27.0), List.of(0.5, 3.0, 30.0, 51.0), 1, 3, -30, 10);

    private final Axis x = Axis.exactly(0, 40, 0, 400, 5);
    private final Axis y = Axis.exactly(0, 60, 300, 0, 5);

    @Test
    void theFittedPartReachesOverThePointsThatWereUsed() {
        List<Double> ends = LineRange.ofUsed(line).over(line, x, y).orElseThrow();

        assertThat(ends).containsExactly(11.0, 27.0);
        assertThat(LineRange.heights(line, ends)).containsExactly(3.0, 51.0);
    }

    @Test
    void theWholeLineEndsWhereItLeavesThePlot() {
        List<Double> ends = LineRange.across(line, x, y).orElseThrow();

        assertThat(ends.get(0)).isCloseTo(10, within(1e-12));
        assertThat(ends.get(1)).isCloseTo(30, within(1e-12));
    }

    @Test
    void aLineBesideThePlotIsNotDrawn() {
        FitSheet.Line above = new FitSheet.Line("x", "y", List.of(1.0, 2.0), List.of(1.0, 2.0), 0, 1, 100, 10);

        assertThat(LineRange.across(above, x, y)).isEmpty();
    }
}
