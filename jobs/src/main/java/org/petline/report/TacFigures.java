package org.petline.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.petline.jobs.tables.rows.BindingPotentialRow;
import org.petline.jobs.tables.rows.TacRow;
import org.petline.report.drawing.Axis;
import org.petline.report.drawing.Plot;
import org.petline.report.drawing.Svg;

/** A region's activity, the model's curve and what is left between them: a small figure a region. */
final class TacFigures {
    private static final double WIDTH = 330;
    private static final double HEIGHT = 262;
    private static final double LEFT = 46;
    private static final double RIGHT = 322;
    private static final double TOP = 10;
    private static final double BOTTOM = 148;
    private static final double RESIDUAL_TOP = 168;
    private static final double RESIDUAL_BOTTOM = 226;
    private static final double KILO = 1000;
    private static final double HEADROOM = 1.05;

    private final ScanEvidence scan;
    private final Frames frames;
    private final Axis time;
    private final Map<String, List<Double>> activity = new LinkedHashMap<>();

    TacFigures(ScanEvidence scan, Frames frames) {
        this.scan = scan;
        this.frames = frames;
        this.time = Axis.exactly(Math.min(0, frames.start()), frames.end(), LEFT, RIGHT, 5);
        for (TacRow row : scan.tacs()) {
            List<Double> values = activity.computeIfAbsent(row.of().region(), unused -> new ArrayList<>());
            values.add(Numbers.orNaN(row.measured().activity()) / KILO);
        }
        activity.values().removeIf(values -> values.size() != frames.count());
    }

    /** A figure for each region, in the order of the TACs. */
    List<Figure> all() {
        List<Figure> figures = new ArrayList<>();
        activity.forEach((region, values) -> figures.add(figure(region, values)));
        return figures;
    }

    private Figure figure(String region, List<Double> values) {
        Optional<BindingPotentialRow> fit = scan.bindingPotentials().stream()
                .filter(row -> row.of().region().equals(region))
                .filter(row -> row.answer().isPrimary())
                .findFirst();
        List<Double> curve = fit.flatMap(row -> scan.curve(region, row.choices().model()))
                .map(FittedCurve::predicted)
                .filter(predicted -> predicted.size() == frames.count())
                .map(predicted -> predicted.stream().map(value -> value / KILO).toList())
                .orElse(List.of());
        List<Double> reference = fit.map(
                        row -> activity.getOrDefault(row.answer().input(), List.<Double>of()))
                .orElse(List.of());

        Svg svg = new Svg(WIDTH, HEIGHT, "Activity of " + region + " against time, with model curve and residuals");
        double highest = 0;
        double lowest = 0;
        for (List<Double> each : List.of(values, curve, reference)) {
            for (double value : each) {
                if (value > highest) highest = value;
                if (value < lowest) lowest = value;
            }
        }
        Plot plot = new Plot(svg, time, Axis.exactly(lowest, HEADROOM * highest, BOTTOM, TOP, 4));
        plot.leftTicks().leftTitle("kBq/mL");
        List<Double> middles = frames.middles();
        if (!reference.isEmpty()) plot.line(middles, reference, "trace reference");
        plot.spans(frames.starts(), frames.ends(), values, "spans");
        if (!curve.isEmpty()) plot.line(middles, curve, "trace fit");
        plot.dots(middles, values, "dots data");
        residuals(svg, middles, values, curve);
        return Figure.small(region, svg.finish(), caption(fit, curve));
    }

    private void residuals(Svg svg, List<Double> middles, List<Double> values, List<Double> curve) {
        List<Double> residuals = new ArrayList<>();
        double largest = 0;
        for (int frame = 0; frame < curve.size(); frame++) {
            double residual = values.get(frame) - curve.get(frame);
            residuals.add(residual);
            if (Math.abs(residual) > largest) largest = Math.abs(residual);
        }
        double reach = largest > 0 ? largest : 1;
        Plot plot = new Plot(
                svg, time, Axis.exactly(-HEADROOM * reach, HEADROOM * reach, RESIDUAL_BOTTOM, RESIDUAL_TOP, 3));
        plot.bottomTicks().bottomTitle("min");
        if (curve.isEmpty()) {
            svg.text((LEFT + RIGHT) / 2, (RESIDUAL_TOP + RESIDUAL_BOTTOM) / 2, "legend", "middle", "no model curve");
            return;
        }
        plot.leftTicks().level(0, "axis").leftTitle("residual");
        plot.dots(middles, residuals, "dots data");
    }

    private static void result(StringBuilder words, String name, Double value, Double error) {
        words.append(name).append(' ').append(Numbers.fixed(value, 3));
        if (error != null)
            words.append(" \u00b1 ").append(Numbers.fixed(error, 3)).append(" (SE)");
    }

    private static String caption(Optional<BindingPotentialRow> fit, List<Double> curve) {
        if (fit.isEmpty()) return "Not fitted.";
        BindingPotentialRow row = fit.orElseThrow();
        if (row.of().region().equals(row.answer().input())) return "Reference region.";
        StringBuilder words = new StringBuilder(row.choices().model()).append(": ");
        BindingPotentialRow.Bpnd own = row.result().own();
        BindingPotentialRow.Uptake uptake = row.result().uptake();
        if (uptake.vt() != null) result(words, "VT", uptake.vt(), uptake.vtSe());
        else if (uptake.ki() != null) result(words, "Ki", uptake.ki(), uptake.kiSe());
        else result(words, "BPND", own.bpnd(), own.bpndSe());
        Double rSquared = row.goodness().rSquared();
        if (rSquared != null) words.append(", R\u00b2 ").append(Numbers.fixed(rSquared, 4));
        String flags = row.origin().flags();
        if (flags != null) words.append("; ").append(flags.replace(",", ", "));
        if (curve.isEmpty()) words.append("; the model's curve was not kept");
        return words.append('.').toString();
    }
}
