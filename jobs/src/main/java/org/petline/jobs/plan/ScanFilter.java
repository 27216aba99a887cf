package org.petline.jobs.plan;

import java.util.List;
import java.util.Optional;

/**
 * Which scans; an empty list takes all.
 *
 * @param participants labels without {@code sub-}; {@code sessions} without {@code ses-}
 * @param tracers tracer labels or names
 * @param filterFile text of a BIDS filter file
 */
public record ScanFilter(
        List<String> participants, List<String> sessions, List<String> tracers, Optional<String> filterFile) {}
