package org.petline.jobs.curves;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.petline.Refusal;
import org.petline.jobs.fitting.ArterialCurves;

/** Where the blood of scans is looked for. */
public interface ScanBlood {
    /** No blood is looked for. */
    ScanBlood NONE = scan -> Optional.empty();

    /**
     * A scan's blood on the clock of its injection; empty if there is none.
     *
     * @throws Refusal if there is some that cannot be used, or the unit of the curves is not known
     */
    Optional<Found> of(MeasuredScan scan) throws IOException;

    /**
     * What was found.
     *
     * @param remarks names of flags and findings, in their order
     * @param contentHash of all that was read
     */
    record Found(ArterialCurves curves, List<String> remarks, String contentHash) {
        /** Copies the list. */
        public Found {
            remarks = List.copyOf(remarks);
        }
    }

    /** Refuses curves that cannot be compared with blood. */
    static void requireUnit(MeasuredScan scan) {
        if (scan.isUnitKnown()) return;
        String units = scan.sidecar().units();
        throw Refusal.of(CurvesReason.CURVES_UNIT_UNKNOWN)
                .file(scan.source())
                .field("Units")
                .found(units.isEmpty() ? "nothing" : units);
    }
}
