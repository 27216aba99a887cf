package org.petline.bids;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.petline.Refusal;
import org.petline.files.Store;

/** The units that the JSON beside a table of blood gives for its columns, as factors to petline's. */
final class BloodUnits {
    private static final Set<String> SECONDS = Set.of("s", "sec", "secs", "second", "seconds");
    private static final Set<String> PERCENT = Set.of("%", "percent");
    private static final double PER_PERCENT = 0.01;

    private final JsonFields json;

    BloodUnits(JsonFields json) {
        this.json = json;
    }

    /** The merged sidecars, the most general first. */
    static JsonFields merged(Store store, List<String> paths, Set<String> wanted, String table) throws IOException {
        Optional<JsonFields> merged = Optional.empty();
        for (String path : paths) {
            JsonFields here = JsonFields.read(store, path, wanted);
            merged = Optional.of(merged.map(above -> above.overriddenBy(here)).orElse(here));
        }
        return merged.orElseThrow(
                () -> Refusal.of(BloodFileReason.BLOOD_SIDECAR_MISSING).file(table));
    }

    /** Refuses a column of times that is said to be in anything but seconds; BIDS knows nothing else. */
    void requireSeconds(String column) {
        text(column)
                .filter(unit -> !SECONDS.contains(unit.strip().toLowerCase(Locale.ROOT)))
                .ifPresent(unit -> {
                    throw unknown(column).found("\"" + unit + "\"");
                });
    }

    /** What an activity is multiplied with to be in Bq/mL. */
    double toBqPerMl(String column) {
        String unit = text(column).orElseThrow(() -> unknown(column));
        return ActivityUnits.toBqPerMl(unit).orElseThrow(() -> unknown(column).found("\"" + unit + "\""));
    }

    /** The same for files that leave out the volume, which is always a millilitre: {@code Bq}, {@code kBq}. */
    double toBqPerMlIfPerVolumeOrNot(String column) {
        String unit = text(column).orElseThrow(() -> unknown(column));
        return ActivityUnits.toBq(unit).orElseGet(() -> toBqPerMl(column));
    }

    /** What a fraction is multiplied with; BIDS has words such as "arbitrary" for a unit that is none. */
    double toFraction(String column) {
        boolean percent = text(column)
                .map(unit -> PERCENT.contains(unit.strip().toLowerCase(Locale.ROOT)))
                .orElse(false);
        return percent ? PER_PERCENT : 1;
    }

    private Optional<String> text(String column) {
        return json.optionalTextOrTheOnlyOne(JsonFields.unitsOf(column));
    }

    private Refusal unknown(String column) {
        String field = JsonFields.unitsOf(column);
        return Refusal.of(BloodFileReason.BLOOD_UNIT_UNKNOWN)
                .file(json.fileOf(field))
                .field(field);
    }
}
