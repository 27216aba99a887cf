package org.petline.jobs.scheduling;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * When a run stops before all is done; what it leaves is done by the next one.
 *
 * @param time after which no scan is begun
 * @param scanTime that one scan may take, the wait for its executor's heap not counted
 * @param failures scans that may fail or be refused in this run; one more stops it
 */
public record RunLimits(Optional<Duration> time, Optional<Duration> scanTime, OptionalInt failures) {
    /** No limits. */
    public static final RunLimits NONE = new RunLimits(Optional.empty(), Optional.empty(), OptionalInt.empty());
}
