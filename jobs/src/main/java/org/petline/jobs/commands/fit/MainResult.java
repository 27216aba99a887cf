package org.petline.jobs.commands.fit;

import java.util.ArrayList;
import java.util.List;
import org.petline.jobs.fitting.FittedScan.Estimate;
import org.petline.jobs.fitting.FittedScan.RegionFit;

/** What a model is fitted for: VT of plasma models that have it, else BPND, Ki, or what comes first. */
final class MainResult {
    private static final List<String> BY_RANK = List.of("VT", "BPND", "Ki", "FUR", "SUVR", "SUV");

    private MainResult() {}

    /** The estimates of a fit, the main result first; empty if it was not fitted. */
    static List<Estimate> first(RegionFit fit) {
        List<Estimate> ordered = new ArrayList<>(fit.estimates());
        BY_RANK.stream()
                .flatMap(name -> fit.estimate(name).stream())
                .findFirst()
                .ifPresent(main -> {
                    ordered.remove(main);
                    ordered.add(0, main);
                });
        return ordered;
    }
}
