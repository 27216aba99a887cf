package org.petline.jobs.settings;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Where a number that models take as known comes from.
 *
 * @param given the number, if it is known; empty if it is found from the curves of regions
 * @param regions whose curves it is found from, together; empty for all of the scan, and for a number
 */
public record SharedChoice(OptionalDouble given, List<String> regions) {
    /** In settings and tables: found from all regions together. */
    static final String JOINT = "joint";

    /** Copies the list. */
    public SharedChoice {
        regions = List.copyOf(regions);
    }

    /** In tables: given, joint, or the regions. */
    public String source() {
        if (given.isPresent()) return "given";
        return regions.isEmpty() ? JOINT : "regions " + String.join("+", regions);
    }
}
