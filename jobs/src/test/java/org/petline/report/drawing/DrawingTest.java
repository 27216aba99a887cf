package org.petline.report.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawingTest {
    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "0, 93, 10, 0|10|20|30|40|50|60|70|80|90",
        "-0.37, 0.52, 4, \u22120.2|0.0|0.2|0.4",
        "0, 9.8, 4, 0|2|4|6|8"
    })
    void ticksAreRoundNumbersInsideTheAxis(double low, double high, int about, String labels) {
        Axis axis = Axis.exactly(low, high, 0, 100, about);

        assertThat(String.join("|", axis.ticks().stream().map(axis::label).toList()))
                .isEqualTo(labels);
    }

    @Test
    void aCoveringAxisReachesRoundNumbersBeyondItsData() {
        Axis axis = Axis.covering(-1.1, 2.3, 200, 0, 4);

        assertThat(axis.low()).isEqualTo(-2);
        assertThat(axis.high()).isEqualTo(3);
        assertThat(axis.at(-2)).isEqualTo(200);
        assertThat(axis.clamped(99)).isEqualTo(0);
    }

    @Test
    void oneValueStillHasAnAxis() {
        Axis axis = Axis.covering(5, 5, 0, 100, 4);

        assertThat(axis.at(5)).isCloseTo(50, within(1e-9));
        assertThat(Axis.covering(Double.NaN, Double.NaN, 0, 1, 4).high()).isEqualTo(1);
    }

    @Test
    void whatIsUnknownLeavesAGapInTheLine() {
        Svg svg = new Svg(10, 10, "test");
        Axis axis = Axis.exactly(0, 10, 0, 10, 2);
        new Plot(svg, axis, axis).line(List.of(0.0, 1.0, 2.0, 3.0), List.of(1.0, Double.NaN, 2.0, 12.0), "x");

        assertThat(svg.finish()).contains("d=\"M0 1M2 2L3 10\"");
    }

    @Test
    void bandsBreakWhereAnErrorIsUnknown() {
        Svg svg = new Svg(10, 10, "test");
        Axis axis = Axis.exactly(0, 10, 0, 10, 2);
        new Plot(svg, axis, axis)
                .band(
                        List.of(0.0, 1.0, 2.0, 3.0, 4.0),
                        List.of(1.0, 1.0, Double.NaN, 1.0, 1.0),
                        List.of(2.0, 2.0, 2.0, 2.0, 2.0),
                        "x");

        assertThat(svg.finish()).contains("d=\"M0 2L1 2L1 1L0 1ZM3 2L4 2L4 1L3 1Z\"");
    }

    @Test
    void wordsAndAttributesAreEscaped() {
        String markup = new Svg(1, 1, "\"><script>")
                .text(0, 0, "a' b", "start", "<b>&\u0007")
                .finish();

        assertThat(markup)
                .contains("&quot;&gt;&lt;script&gt;", "a&#39; b", "&lt;b&gt;&amp; ")
                .doesNotContain("<script>");
    }

    @Test
    void aCoordinateThatIsNoNumberIsAProgrammersMistake() {
        assertThatThrownBy(() -> Svg.number(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThat(List.of(Svg.number(1), Svg.number(-0.001), Svg.number(2.5), Svg.number(1 / 3.0)))
                .containsExactly("1", "0", "2.5", "0.33");
    }
}
