package org.petline.jobs.commands.fit;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.petline.jobs.commands.TextColumns;
import org.petline.jobs.curves.MeasuredScan;
import org.petline.jobs.curves.ScanBlood;
import org.petline.jobs.fitting.FittedScan;
import org.petline.jobs.fitting.FittedScan.Combination;
import org.petline.jobs.fitting.FittedScan.Estimate;
import org.petline.jobs.fitting.FittedScan.RegionFit;
import org.petline.kinetics.TStar;

/** Fits as tables for people: a block a combination of choices, the main result with its uncertainty first. */
final class FitText {
    private static final String NONE = "n/a";
    private static final double LEAST_PLAIN = 0.001;
    private static final double MOST_WITH_DECIMALS = 10_000;

    private final PrintWriter out;

    FitText(PrintWriter out) {
        this.out = out;
    }

    /** What a scan is, before its fits. */
    void scan(MeasuredScan scan, List<ScanBlood.Found> blood) {
        int last = scan.times().count() - 1;
        out.printf(
                Locale.ROOT,
                "%s: %d frames, %.1f to %.1f min, unit %s%n",
                scan.source(),
                scan.times().count(),
                scan.times().startMinutes(0),
                scan.times().endMinutes(last),
                unit(scan));
        if (scan.injectionStartSeconds() != 0) {
            out.printf(
                    Locale.ROOT,
                    "  injected %s s after TimeZero: all times are from the injection%n",
                    plain(scan.injectionStartSeconds()));
        }
        if (scan.sidecar().needsDecayCorrection()) {
            out.println("  corrected for decay to TimeZero here, as the sidecar's ImageDecayCorrected asks");
        }
        for (ScanBlood.Found found : blood) {
            out.println("  with blood" + (found.remarks().isEmpty() ? "" : ": " + String.join(",", found.remarks())));
        }
    }

    /** What else is to be known of the blood, now that it was compared with the curves. */
    void compared(FittedScan fitted) {
        for (String remark : fitted.remarks()) out.println("  blood: " + remark);
    }

    private static String unit(MeasuredScan scan) {
        String units = scan.sidecar().units();
        if (scan.isUnitKnown()) return units.equals("Bq/mL") ? units : units + ", fitted in Bq/mL";
        return units.isEmpty() ? "not said, taken as it is" : units + ", taken as it is";
    }

    /** All fits, a block a combination. */
    void fits(FittedScan fitted) {
        if (fitted.fits().isEmpty()) {
            out.println();
            out.println("nothing to fit: one frame, or no region but the reference");
        }
        Map<Combination, List<RegionFit>> blocks = new LinkedHashMap<>();
        for (RegionFit fit : fitted.fits()) {
            blocks.computeIfAbsent(fit.combination(), unused -> new ArrayList<>())
                    .add(fit);
        }
        blocks.forEach((combination, fits) -> {
            out.println();
            out.println(heading(combination, fits.get(0)));
            TextColumns.print(rows(fits), TextColumns.Middle.NUMBERS, out);
        });
        out.flush();
    }

    private static String heading(Combination combination, RegionFit first) {
        StringBuilder text = new StringBuilder(method(combination));
        for (FittedScan.Named number : first.assumed().ofTheScan().stream()
                .filter(each -> Double.isFinite(each.known().value()))
                .sorted(Comparator.comparing(FittedScan.Named::symbol))
                .toList()) {
            text.append(", ")
                    .append(number.symbol())
                    .append(' ')
                    .append(number(number.known().value()))
                    .append(" (")
                    .append(number.known().source())
                    .append(')');
        }
        return text.toString();
    }

    /** The model and its choices in words. */
    static String method(Combination combination) {
        StringBuilder text = new StringBuilder(combination.model());
        if (!combination.referenceRegion().isEmpty())
            text.append(", reference ").append(combination.referenceRegion());
        text.append(", weights ").append(combination.weights());
        text.append(", prediction ").append(combination.prediction());
        if (!combination.outliers().equals("keep")) text.append(", outliers ").append(combination.outliers());
        if (!combination.pvc().equals("none")) text.append(", pvc ").append(combination.pvc());
        return text.toString();
    }

    private static List<List<String>> rows(List<RegionFit> fits) {
        List<Estimate> shape = fits.stream()
                .map(MainResult::first)
                .filter(estimates -> !estimates.isEmpty())
                .findFirst()
                .orElse(List.of());
        boolean hasTStar = shape.stream().noneMatch(each -> each.parameter().equals(TStar.ESTIMATE))
                && fits.stream()
                        .anyMatch(fit -> Double.isFinite(fit.assumed().tStar().value()));
        List<List<String>> rows = new ArrayList<>();
        rows.add(header(shape, hasTStar));
        for (RegionFit fit : fits) rows.add(row(fit, shape, hasTStar));
        return rows;
    }

    private static List<String> header(List<Estimate> shape, boolean hasTStar) {
        List<String> cells = new ArrayList<>(List.of("region"));
        for (int parameter = 0; parameter < shape.size(); parameter++) {
            String unit = shape.get(parameter).unit();
            cells.add(shape.get(parameter).parameter() + (unit.isEmpty() ? "" : " " + unit));
            if (parameter == 0) cells.addAll(List.of("SE", "95 % interval"));
        }
        if (hasTStar) cells.add("t* min");
        cells.add("flags");
        return cells;
    }

    private static List<String> row(RegionFit fit, List<Estimate> shape, boolean hasTStar) {
        List<String> cells = new ArrayList<>(List.of(fit.region()));
        List<Estimate> estimates = MainResult.first(fit);
        for (int parameter = 0; parameter < shape.size(); parameter++) {
            boolean known = parameter < estimates.size();
            cells.add(known ? number(estimates.get(parameter).value()) : NONE);
            if (parameter == 0) {
                cells.add(known ? number(estimates.get(0).standardError()) : NONE);
                cells.add(known ? interval(estimates.get(0)) : NONE);
            }
        }
        if (hasTStar) cells.add(number(fit.assumed().tStar().value()));
        cells.add(flags(fit));
        return cells;
    }

    private static String flags(RegionFit fit) {
        String flags = String.join(",", fit.flags());
        if (fit.downWeighted().isEmpty()) return flags;
        return flags + " (frames "
                + String.join(
                        " ", fit.downWeighted().stream().map(String::valueOf).toList()) + ")";
    }

    private static String interval(Estimate estimate) {
        boolean known = Double.isFinite(estimate.lower()) && Double.isFinite(estimate.upper());
        return known ? number(estimate.lower()) + " to " + number(estimate.upper()) : NONE;
    }

    static String number(double value) {
        if (!Double.isFinite(value)) return NONE;
        double size = Math.abs(value);
        if (size > 0 && size < LEAST_PLAIN) return String.format(Locale.ROOT, "%.3e", value);
        return String.format(Locale.ROOT, size < MOST_WITH_DECIMALS ? "%.4f" : "%.1f", value);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
