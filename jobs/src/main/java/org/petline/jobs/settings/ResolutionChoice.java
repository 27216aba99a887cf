package org.petline.jobs.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.petline.regions.PointSpread;

/**
 * The resolution of a scanner's images: fitted to each scan, or given.
 *
 * @param mm full widths at half maximum along the scanner's x, y and z; empty if they are fitted
 */
public record ResolutionChoice(List<Double> mm) implements Serializable {
    private static final String FIT = "fit";

    /** Copies the list. */
    public ResolutionChoice {
        mm = List.copyOf(mm);
        for (double each : mm) Bounds.within("partial-volume.fwhm-mm", each, 1, 20);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ResolutionChoice of(JsonNode value) {
        if (value.isTextual() && value.textValue().strip().equalsIgnoreCase(FIT))
            return new ResolutionChoice(List.of());
        if (value.isNumber()) {
            double all = value.doubleValue();
            return new ResolutionChoice(List.of(all, all, all));
        }
        if (!value.isArray() || value.size() != 3) {
            throw new IllegalArgumentException(value + ", known: fit, a number, or three numbers along x, y and z");
        }
        List<Double> mm = new ArrayList<>();
        for (JsonNode each : value) {
            if (!each.isNumber()) throw new IllegalArgumentException(each + ", which is not a number");
            mm.add(each.doubleValue());
        }
        return new ResolutionChoice(mm);
    }

    public boolean isGiven() {
        return !mm.isEmpty();
    }

    /** The given widths, along the scanner's axes. */
    public PointSpread alongScanner() {
        return new PointSpread(mm.get(0), mm.get(1), mm.get(2));
    }
}
