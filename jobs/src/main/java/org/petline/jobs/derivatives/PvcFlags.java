package org.petline.jobs.derivatives;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.Flag;
import org.petline.jobs.stages.results.CorrectedScan;
import org.petline.jobs.stages.results.PvcFlag;
import org.petline.jobs.stages.results.Remark;
import org.petline.regions.CorrectedCurves;

/** What is remarkable about each region's curve after each method of partial volume correction. */
public final class PvcFlags {
    private static final double NOISY = 0.1;
    private static final double OWN_SHARE = 1.0 / 3;
    private static final double DISAGREE_MM = 1.5;

    /** By method, then region. */
    private final Map<String, Map<String, List<Flag>>> flags = new TreeMap<>();

    private PvcFlags() {}

    /** Flags of a scan's corrected curves; none of those that are not corrected. */
    public static PvcFlags of(CorrectedScan corrected) {
        PvcFlags out = new PvcFlags();
        for (int m = 0; m < corrected.curves().size(); m++) {
            CorrectedCurves curves = corrected.curves().get(m);
            if (curves.method().equals("none")) continue;
            List<Flag> ofAll = ofResolution(corrected.resolutions().get(m));
            Map<String, List<Flag>> byRegion = new TreeMap<>();
            for (CorrectedCurves.Curve curve : curves.regions()) {
                if (curve.frames().isEmpty()) continue;
                List<Flag> its = new ArrayList<>(ofAll);
                its.addAll(ofCurve(curve));
                byRegion.put(curve.region(), List.copyOf(its));
            }
            out.flags.put(curves.method(), byRegion);
        }
        return out;
    }

    private static List<Flag> ofResolution(CorrectedScan.Resolution resolution) {
        List<Flag> flags = new ArrayList<>();
        CorrectedScan.Fitted fitted = resolution.fitted();
        boolean isFitted = resolution.source().equals("fitted");
        if (fitted.atBound() && isFitted) flags.add(PvcFlag.PVC_PSF_AT_BOUND);
        if (!isFitted && Math.abs(fitted.fwhmMm() - resolution.fwhmMm()) > DISAGREE_MM) {
            flags.add(PvcFlag.PVC_PSF_DISAGREES);
        }
        if (!resolution.hasSurroundings()) flags.add(PvcFlag.PVC_OUTSIDE_UNMODELLED);
        return flags;
    }

    private static List<Flag> ofCurve(CorrectedCurves.Curve curve) {
        List<Flag> flags = new ArrayList<>();
        double[] relative = curve.frames().stream()
                .filter(each -> each.activity() > 0)
                .mapToDouble(each -> each.standardError() / each.activity())
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (relative.length > 0 && relative[relative.length / 2] > NOISY) flags.add(PvcFlag.PVC_NOISE);
        if (curve.change().recovery() < OWN_SHARE) flags.add(PvcFlag.PVC_SMALL);
        if (curve.change().relative() < -1) flags.add(PvcFlag.PVC_NEGATIVE);
        return flags;
    }

    /** Those of one curve. */
    public List<Flag> of(String method, String region) {
        return flags.getOrDefault(method, Map.of()).getOrDefault(region, List.of());
    }

    /** All of them, each with the regions it is about. */
    public List<Remark> remarks() {
        SortedMap<Flag, SortedMap<String, String>> regions = new TreeMap<>(Comparator.comparing(Flag::name));
        flags.forEach((method, byRegion) -> byRegion.forEach((region, its) ->
                its.forEach(flag -> regions.computeIfAbsent(flag, ignored -> new TreeMap<>())
                        .merge(method, region, (before, more) -> before + ", " + more))));
        return regions.entrySet().stream()
                .map(each -> Remark.onRows(each.getKey(), text(each.getValue())))
                .toList();
    }

    private static String text(SortedMap<String, String> regionsByMethod) {
        List<String> parts = new ArrayList<>();
        regionsByMethod.forEach((method, regions) -> parts.add(method + " " + regions));
        return String.join("; ", parts);
    }
}
