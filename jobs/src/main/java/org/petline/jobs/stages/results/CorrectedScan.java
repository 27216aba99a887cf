package org.petline.jobs.stages.results;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.FrameTimes;
import org.petline.kinetics.Tac;
import org.petline.regions.CorrectedCurves;

/**
 * What correction for partial volume made of a scan's curves.
 *
 * @param curves by method, none among them; empty if no correction was asked for
 * @param resolutions of the methods, in the same order
 * @param labelNames of the labels that spill most, by label
 */
public record CorrectedScan(
        List<CorrectedCurves> curves, List<Resolution> resolutions, SortedMap<Integer, String> labelNames) {
    /** No correction was asked for. */
    public static final CorrectedScan NONE = new CorrectedScan(List.of(), List.of(), new TreeMap<>());

    /** Copies the lists. */
    public CorrectedScan {
        curves = List.copyOf(curves);
        resolutions = List.copyOf(resolutions);
        labelNames = Collections.unmodifiableSortedMap(new TreeMap<>(labelNames));
    }

    /**
     * The resolution of the image that a method took for true.
     *
     * @param fwhmMm along the segmentation's axes i, j and k; likewise the others
     * @param standardErrorMm NaN if it was given
     * @param source given or fitted
     * @param fitted what a fit to the scan says, given or not, with its error; NaN if it was not tried
     * @param explained share of the mean image's variance that classes of this resolution explain
     * @param hasSurroundings whether what has no label was modelled, or there is none
     */
    public record Resolution(
            double fwhmMm,
            List<Double> axesMm,
            double standardErrorMm,
            String source,
            Fitted fitted,
            double explained,
            boolean hasSurroundings) {
        /** Copies the list. */
        public Resolution {
            axesMm = List.copyOf(axesMm);
        }

        /** By how much curves may be off for it, a mm: its error, or nothing if it was given. */
        public double uncertaintyMm() {
            return Double.isNaN(standardErrorMm) ? 0 : standardErrorMm;
        }
    }

    /**
     * The resolution that explains a scan best.
     *
     * @param atBound whether it ran to the narrowest or widest that is tried
     */
    public record Fitted(double fwhmMm, double standardErrorMm, boolean atBound) {}

    /** The curves of one method. */
    public Optional<CorrectedCurves> of(String method) {
        return curves.stream().filter(each -> each.method().equals(method)).findFirst();
    }

    /** What a method took for the resolution. */
    public Optional<Resolution> resolution(String method) {
        for (int m = 0; m < curves.size(); m++) {
            if (curves.get(m).method().equals(method)) return Optional.of(resolutions.get(m));
        }
        return Optional.empty();
    }

    /** The curve of a region. */
    public Optional<CorrectedCurves.Curve> curve(String method, String region) {
        return of(method).stream()
                .flatMap(each -> each.regions().stream())
                .filter(each -> each.region().equals(region) && !each.frames().isEmpty())
                .findFirst();
    }

    /** Curves as the fits take them, by region, with the errors of their frames. */
    public Map<String, Tac> tacs(String method, FrameTimes times) {
        Map<String, Tac> tacs = new LinkedHashMap<>();
        for (CorrectedCurves.Curve curve : of(method).orElseThrow().regions()) {
            if (curve.frames().isEmpty()) continue;
            double[] values = curve.frames().stream()
                    .mapToDouble(CorrectedCurves.Value::activity)
                    .map(mean -> Double.isFinite(mean) ? mean : Double.NaN)
                    .toArray();
            tacs.put(curve.region(), withErrors(curve, Tac.of(times, values)));
        }
        return tacs;
    }

    /**
     * All errors or none, for an unknown one is not 0: of a frame without activity alone nothing is lost, as it has no noise
     * that residuals could show.
     */
    private static Tac withErrors(CorrectedCurves.Curve curve, Tac tac) {
        double[] errors = new double[tac.count()];
        for (int frame = 0; frame < errors.length; frame++) {
            double error = curve.frames().get(frame).standardError();
            if (Double.isFinite(error)) errors[frame] = error;
            else if (!tac.isMissing(frame) && tac.at(frame) != 0) return tac;
        }
        return tac.withErrors(errors);
    }
}
