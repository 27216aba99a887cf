package org.petline.jobs.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Where k2' comes from, for models that need it: a number, or the curves of regions.
 *
 * @param perMinute 1/min; NaN if it is found from curves
 * @param regions whose curves it is found from, together; empty for all of the scan, and for a number
 */
public record K2PrimeChoice(double perMinute, List<String> regions) implements Serializable {
    private static final String ALL = "joint";

    /** Copies the list. */
    public K2PrimeChoice {
        regions = List.copyOf(regions);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static K2PrimeChoice of(JsonNode value) {
        if (value.isNumber()) return new K2PrimeChoice(value.doubleValue(), List.of());
        if (value.isTextual() && value.textValue().strip().equalsIgnoreCase(ALL)) {
            return new K2PrimeChoice(Double.NaN, List.of());
        }
        if (!value.isArray() || value.isEmpty()) {
            throw new IllegalArgumentException(value + ", known: joint, a number, or a list of regions");
        }
        List<String> regions = new ArrayList<>();
        for (JsonNode region : value) {
            if (!region.isTextual() || region.textValue().isBlank()) {
                throw new IllegalArgumentException(region + ", which is not the name of a region");
            }
            regions.add(region.textValue());
        }
        return new K2PrimeChoice(Double.NaN, regions);
    }

    /** Whether it is a number that is taken as known. */
    public boolean given() {
        return !Double.isNaN(perMinute);
    }

    /** In tables: given, joint, or the regions. */
    public String source() {
        if (given()) return "given";
        return regions.isEmpty() ? ALL : "regions " + String.join("+", regions);
    }

    void check(String key) {
        if (given()) Bounds.within(key, perMinute, 1e-6, 10);
        if (regions.stream().distinct().count() < regions.size()) {
            throw Bounds.refusal(key, "the same region twice: " + regions);
        }
    }
}
