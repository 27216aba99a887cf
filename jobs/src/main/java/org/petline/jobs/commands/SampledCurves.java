package org.petline.jobs.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.petline.bids.TacTable;
import org.petline.jobs.stages.SampledScan;

/**
 * Curves of a table as the fit stage takes them: Bq/mL, nothing known but their means. A table that does not say its
 * unit is taken as it is; parameters do not depend on it.
 */
record SampledCurves(TacTable curves, Set<String> wanted) {
    /** Copies the set. */
    SampledCurves {
        wanted = Set.copyOf(wanted);
    }

    /** The regions wanted, in the table's order. */
    SampledScan scan() {
        double scale = Double.isNaN(curves.sidecar().unitsToBqPerMl())
                ? 1
                : curves.sidecar().unitsToBqPerMl();
        List<SampledScan.RegionTac> regions = new ArrayList<>();
        for (String region : curves.regions()) {
            if (!wanted.contains(region)) continue;
            List<SampledScan.Sample> samples = new ArrayList<>();
            for (double activity : curves.activity(region)) {
                samples.add(new SampledScan.Sample(activity * scale, Double.NaN, 1));
            }
            regions.add(new SampledScan.RegionTac(region, Double.NaN, 0, samples));
        }
        return new SampledScan(regions, List.of());
    }
}
