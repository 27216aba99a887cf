package org.petline.regions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Regions from their classes, with the covariance of their parts, and what a correction changed in each.
 *
 * <p>What a region shows of its own and of others is told by the shares of the classes in each other's means.
 */
final class MergedRegions {
    private final TissueClasses classes;
    private final double[][] shown;
    private final List<Double> counts;
    private final int n;
    private final int frames;

    /**
     * Regions of one scan.
     *
     * @param shown [class that shows][class shown]
     * @param counts [frame] how much each frame tells
     */
    MergedRegions(TissueClasses classes, double[][] shown, List<Double> counts) {
        this.classes = classes;
        this.shown = shown;
        this.counts = counts;
        this.n = classes.count();
        this.frames = counts.size();
    }

    /** The curves of all regions by one method, beside what they are without it. */
    CorrectedCurves of(String method, List<SolvedFrame> solved, List<SolvedFrame> plain, double condition) {
        List<CorrectedCurves.Curve> curves = new ArrayList<>();
        for (int r = 0; r < classes.regions().size(); r++) {
            String name = classes.regions().get(r).name();
            int[] members = classes.members(r);
            double[] shares = classes.shares(r);
            if (members.length == 0) {
                curves.add(new CorrectedCurves.Curve(name, List.of(), CorrectedCurves.Change.UNKNOWN));
                continue;
            }
            List<CorrectedCurves.Value> corrected = new ArrayList<>();
            List<CorrectedCurves.Value> uncorrected = new ArrayList<>();
            for (int f = 0; f < frames; f++) {
                corrected.add(value(solved.get(f), members, shares));
                uncorrected.add(value(plain.get(f), members, shares));
            }
            curves.add(new CorrectedCurves.Curve(
                    name, corrected, change(members, shares, solved, corrected, uncorrected)));
        }
        return new CorrectedCurves(method, curves, condition);
    }

    /** A region from its classes; of what was measured, if that is half of it. */
    private static CorrectedCurves.Value value(SolvedFrame solved, int[] members, double[] shares) {
        double known = 0;
        double sum = 0;
        double slope = 0;
        double variance = 0;
        for (int a = 0; a < members.length; a++) {
            if (Double.isNaN(solved.values()[members[a]])) continue;
            known += shares[a];
            sum += shares[a] * solved.values()[members[a]];
            slope += shares[a] * solved.perMm()[members[a]];
            for (int b = 0; b < members.length; b++) {
                if (Double.isNaN(solved.values()[members[b]])) continue;
                variance += shares[a] * shares[b] * solved.covariance()[members[a]][members[b]];
            }
        }
        if (known < 0.5) return new CorrectedCurves.Value(Double.NaN, Double.NaN, Double.NaN);
        return new CorrectedCurves.Value(sum / known, Math.sqrt(variance) / known, slope / known);
    }

    private CorrectedCurves.Change change(
            int[] members,
            double[] shares,
            List<SolvedFrame> solved,
            List<CorrectedCurves.Value> corrected,
            List<CorrectedCurves.Value> uncorrected) {
        double[] held = new double[n];
        for (int f = 0; f < frames; f++) {
            double[] values = solved.get(f).values();
            for (int its = 0; its < n; its++) {
                if (!Double.isNaN(values[its])) held[its] += counts.get(f) * values[its];
            }
        }
        double recovery = 0;
        double[] from = new double[n];
        double own = 0;
        double all = 0;
        for (int a = 0; a < members.length; a++) {
            double[] row = shown[members[a]];
            for (int its = 0; its < n; its++) {
                double spilled = shares[a] * row[its] * held[its];
                all += spilled;
                if (contains(members, its)) {
                    own += spilled;
                    recovery += shares[a] * row[its];
                } else {
                    from[its] += spilled;
                }
            }
        }
        int most = 0;
        for (int its = 1; its < n; its++) if (from[its] > from[most]) most = its;
        int label = from[most] > 0 ? classes.classes().get(most).labels().get(0) : 0;
        double before = sum(uncorrected, CorrectedCurves.Value::activity);
        double after = sum(corrected, CorrectedCurves.Value::activity);
        return new CorrectedCurves.Change(
                recovery,
                all > 0 ? 1 - own / all : Double.NaN,
                label,
                amplification(corrected, uncorrected),
                before == 0 ? Double.NaN : after / before - 1,
                after == 0 ? Double.NaN : sum(corrected, CorrectedCurves.Value::perMm) / after);
    }

    private static boolean contains(int[] members, int its) {
        return Arrays.stream(members).anyMatch(each -> each == its);
    }

    private double sum(List<CorrectedCurves.Value> curve, ToDoubleFunction<CorrectedCurves.Value> what) {
        double sum = 0;
        for (int f = 0; f < frames; f++) {
            double value = what.applyAsDouble(curve.get(f));
            if (!Double.isNaN(value)) sum += counts.get(f) * value;
        }
        return sum;
    }

    private double amplification(List<CorrectedCurves.Value> corrected, List<CorrectedCurves.Value> uncorrected) {
        double[] ratios = IntStream.range(0, frames)
                .mapToDouble(f ->
                        corrected.get(f).standardError() / uncorrected.get(f).standardError())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return ratios.length == 0 ? Double.NaN : ratios[ratios.length / 2];
    }
}
