package org.petline.jobs.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.petline.kinetics.SharedParameter;

/**
 * Where k2' comes from, for models that need it: a number, or the curves of regions.
 *
 * @param perMinute 1/min; NaN if it is found from curves
 * @param regions whose curves it is found from, together; empty for all of the scan, and for a number
 */
public record K2PrimeChoice(double perMinute, List<String> regions) implements Serializable {
    /** Copies the list. */
    public K2PrimeChoice {
        regions = List.copyOf(regions);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static K2PrimeChoice of(JsonNode value) {
        if (value.isNumber()) return new K2PrimeChoice(value.doubleValue(), List.of());
        if (value.isTextual() && value.textValue().strip().equalsIgnoreCase(SharedChoice.JOINT)) {
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

    /** The same as of any number that models take as known. */
    SharedChoice choice() {
        boolean given = !Double.isNaN(perMinute);
        return new SharedChoice(given ? OptionalDouble.of(perMinute) : OptionalDouble.empty(), regions);
    }

    void check(SharedParameter parameter) {
        String key = Settings.Kinetics.key(parameter);
        if (!Double.isNaN(perMinute)) Bounds.within(key, perMinute, parameter.least(), parameter.most());
        if (regions.stream().distinct().count() < regions.size()) {
            throw Bounds.refusal(key, "the same region twice: " + regions);
        }
    }
}
