package org.petline.jobs.commands.fit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.petline.jobs.curves.MeasuredScan;
import org.petline.jobs.fitting.FittedScan;
import org.petline.jobs.fitting.FittedScan.Estimate;
import org.petline.jobs.fitting.FittedScan.Known;
import org.petline.jobs.fitting.FittedScan.RegionFit;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.kinetics.LinePlot;
import org.petline.kinetics.TStar;
import org.petline.report.FitSheet;

/** Fits of one scan as pages to draw: numbers get their units and words. */
record FitSheets(MeasuredScan scan) {
    private static final double KILO = 1000;

    FitSheet of(RegionFit fit) {
        List<Estimate> estimates = MainResult.first(fit);
        return new FitSheet(
                fit.region(),
                scan.source().substring(scan.source().lastIndexOf('/') + 1),
                FitText.method(fit.combination()),
                curves(fit),
                estimates.stream()
                        .map(each -> new FitSheet.Parameter(
                                each.parameter(), each.unit(), each.value(), each.standardError()))
                        .toList(),
                facts(fit, estimates),
                fit.flags(),
                fit.lines().stream().findFirst().map(line -> line(line, fit)));
    }

    private FitSheet.Curves curves(RegionFit fit) {
        double unit = scan.isUnitKnown() ? KILO : 1;
        String units = scan.sidecar().units();
        String words = units.isEmpty() ? "activity (unit not said)" : "activity (" + units + ")";
        return new FitSheet.Curves(
                scan.times(),
                scan.isUnitKnown() ? "kBq/mL" : words,
                activity(fit.region(), unit).orElseThrow(),
                filled(fit.frameWeights(), 0, 1),
                filled(fit.predicted(), Double.NaN, unit),
                fit.quality().sigma() / unit,
                activity(fit.input(), unit).orElse(List.of()));
    }

    private Optional<List<Double>> activity(String region, double unit) {
        return scan.sampled().regions().stream()
                .filter(each -> each.name().equals(region))
                .findFirst()
                .map(found -> found.frames().stream()
                        .map(SampledScan.Sample::mean)
                        .map(mean -> mean / unit)
                        .toList());
    }

    private List<Double> filled(List<Double> curve, double otherwise, double unit) {
        if (curve.isEmpty()) return Collections.nCopies(scan.times().count(), otherwise);
        return curve.stream().map(value -> value / unit).toList();
    }

    private static List<String> facts(RegionFit fit, List<Estimate> estimates) {
        List<String> facts = new ArrayList<>();
        if (!estimates.isEmpty() && Double.isFinite(estimates.get(0).lower())) {
            Estimate main = estimates.get(0);
            facts.add("95 % interval of " + main.parameter() + ": " + FitText.number(main.lower()) + " to "
                    + FitText.number(main.upper()));
        }
        if (fit.estimate(TStar.ESTIMATE).isEmpty())
            known(facts, "t*", fit.assumed().tStar(), "min");
        for (FittedScan.Named number : fit.assumed().ofTheScan())
            known(facts, number.symbol(), number.known(), number.unit());
        facts.add("frames used: " + fit.quality().framesUsed() + " of "
                + Math.max(fit.frameWeights().size(), fit.quality().framesUsed()));
        if (Double.isFinite(fit.quality().rSquared()))
            facts.add("R\u00B2: " + FitText.number(fit.quality().rSquared()));
        if (Double.isFinite(fit.quality().aicc()))
            facts.add("AICc: " + FitText.number(fit.quality().aicc()));
        return facts;
    }

    private static void known(List<String> facts, String name, Known known, String unit) {
        if (!Double.isFinite(known.value())) return;
        facts.add(name + ": " + FitText.number(known.value()) + " " + unit + " (" + known.source() + ")");
    }

    private static FitSheet.Line line(LinePlot plot, RegionFit fit) {
        return new FitSheet.Line(
                plot.xLabel(),
                plot.yLabel(),
                plot.x(),
                plot.y(),
                plot.firstUsed(),
                plot.slope(),
                plot.intercept(),
                fit.estimate(TStar.ESTIMATE)
                        .map(Estimate::value)
                        .orElse(fit.assumed().tStar().value()));
    }
}
