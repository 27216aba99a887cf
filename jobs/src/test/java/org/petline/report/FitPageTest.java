package org.petline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.petline.FrameTimes;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class FitPageTest {
    private static final int FRAMES = 38;
    private static final int EARLY = 9;
    private static final FrameTimes TIMES = times();

    private static FrameTimes times() {
        double[] starts = new double[FRAMES];
        double[] durations = new double[FRAMES];
        double start = -20;
        for (int frame = 0; frame < FRAMES; frame++) {
            starts[frame] = start;
            durations[frame] = frame < EARLY ? 10 : frame < 22 ? 60 : 300;
            start += durations[frame] + (frame == 30 ? 600 : 0);
        }
        return FrameTimes.ofSeconds(starts, durations);
    }

    /** A curve with noise that is larger where the weight is smaller; the frame numbered 12 weighs nothing. */
    private static FitSheet sheet(String region, Optional<FitSheet.Line> line, double sigma) {
        List<Double> activity = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        List<Double> predicted = new ArrayList<>();
        List<Double> input = new ArrayList<>();
        for (int frame = 0; frame < FRAMES; frame++) {
            double t = Math.max(0, TIMES.midMinutes(frame));
            double curve = 30 * (1 - Math.exp(-t / 4)) * Math.exp(-t / 60);
            weights.add(frame == 12 ? 0 : TIMES.durationMinutes(frame) / 3);
            predicted.add(curve);
            activity.add(curve + (frame == 12 ? 8 : sigma * Math.sin(7.0 * frame) / Math.sqrt(weights.get(frame))));
            input.add(25 * (1 - Math.exp(-t / 2)) * Math.exp(-t / 30));
        }
        return new FitSheet(
                region,
                "sub-01 ses-baseline",
                "SRTM, reference cerebellum, weights decay, prediction frame-average",
                new FitSheet.Curves(TIMES, "kBq/mL", activity, weights, predicted, sigma, input),
                List.of(
                        new FitSheet.Parameter("BPND", "", 1.2345678, 0.0456),
                        new FitSheet.Parameter("k2", "1/min", 0.00012345, 3e-7),
                        new FitSheet.Parameter("VT", "mL/cm3", Double.NaN, Double.NaN)),
                List.of("95 % interval of BPND: 1.141 to 1.328", "t*: 30.0 min", "frames used: 37 of 38"),
                List.of("AT_BOUND"),
                line);
    }

    private static FitSheet.Line line() {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int point = 0; point < FRAMES; point++) {
            x.add(point == 0 ? -4e6 : 3.0 * point);
            y.add(2.2 * x.get(point) - 12 + (point < 20 ? (20 - point) * 1.2 : Math.sin(5.0 * point)));
        }
        return new FitSheet.Line("\u222BC_R / C_T (min)", "\u222BC_T / C_T (min)", x, y, 20, 2.2, -12, 30.0);
    }

    private static Document parsed(String svg) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> texts(Document page) {
        NodeList nodes = page.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int n = 0; n < nodes.getLength(); n++) texts.add(nodes.item(n).getTextContent());
        return texts;
    }

    @Test
    void thePageNamesRegionParametersTStarAndFlags() {
        String svg = FitPage.draw(sheet("left <putamen> & \"co\"", Optional.of(line()), 1.2));

        Document page = parsed(svg);
        assertThat(texts(page))
                .contains(
                        "left <putamen> & \"co\"",
                        "BPND",
                        "1.235",
                        "0.046",
                        "0.0001235",
                        "t* = 30.0 min",
                        "AT_BOUND",
                        "kBq/mL");
        assertThat(
                        page.getDocumentElement().getNamespaceURI() == null
                                ? page.getDocumentElement().getAttribute("xmlns")
                                : "")
                .isEqualTo("http://www.w3.org/2000/svg");
    }

    @Test
    void aFrameWithoutWeightIsAnOpenCircleWithoutErrorBar() {
        Document with = parsed(FitPage.draw(sheet("x", Optional.empty(), 1.2)));
        assertThat(with.getElementsByTagName("circle").getLength()).isEqualTo(1);
    }

    @Test
    void aPageWithoutALineIsShorter() {
        double with = height(FitPage.draw(sheet("x", Optional.of(line()), 1.2)));
        double without = height(FitPage.draw(sheet("x", Optional.empty(), 1.2)));
        assertThat(without).isLessThan(with - 200);
    }

    private static double height(String svg) {
        return Double.parseDouble(parsed(svg).getDocumentElement().getAttribute("height"));
    }

    @Test
    void anExactFitAndASigmaThatIsNotKnownAreDrawn() {
        assertThat(texts(parsed(FitPage.draw(sheet("x", Optional.empty(), 0))))).contains("weighted residual");
        assertThat(texts(parsed(FitPage.draw(sheet("x", Optional.empty(), Double.NaN)))))
                .contains("weighted residual");
    }

    @Test
    void signsThatXmlHasNoPlaceForAreReplaced() {
        String hostile = "a\u0000b\uD800c\uFFFEd\uD83E\uDDE0]]>";
        assertThat(texts(parsed(FitPage.draw(sheet(hostile, Optional.empty(), 1)))))
                .contains("a b\uFFFDc\uFFFDd\uD83E\uDDE0]]>");
    }

    @Test
    void aNameOfAnyLengthStaysOnThePage() {
        List<String> texts = texts(parsed(FitPage.draw(sheet("n".repeat(300), Optional.empty(), 1))));
        assertThat(texts.get(0)).hasSize(60).endsWith("\u2026");
    }

    @Test
    void longFactsGoOnInTheNextLine() {
        FitSheet one = sheet("x", Optional.empty(), 1);
        FitSheet sheet = new FitSheet(
                "x",
                "scan",
                "SRTM2",
                one.curves(),
                one.parameters(),
                List.of("k2': 0.0875 1/min (regions left_putamen+right_putamen)", "y".repeat(100)),
                List.of(),
                Optional.empty());
        assertThat(texts(parsed(FitPage.draw(sheet))))
                .contains("k2': 0.0875 1/min (regions", "left_putamen+right_putamen)", "y".repeat(46), "y".repeat(8));
    }

    @Test
    void curvesOfOtherLengthsAreAProgrammersMistake() {
        FitSheet sheet = sheet("x", Optional.empty(), 1);
        assertThatThrownBy(() -> new FitSheet.Curves(
                        TIMES, "", List.of(1.0), sheet.curves().weights(), List.of(), 1, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
