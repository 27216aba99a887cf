package org.petline.jobs.curves;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.petline.Refusal;
import org.petline.bids.Radionuclide;
import org.petline.bids.TacSidecar;
import org.petline.files.Store;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.TableReader;
import org.petline.jobs.tables.rows.ScanRow;

/**
 * What petline's table of scans says of the results to which rows of its table of curves belong: what the JSON beside a
 * table says of curves in text. Neither of the two tables says when the injection began.
 */
final class ScansTable {
    private final String location;
    private final Map<String, ScanRow> rows;
    private final Optional<Refusal> unreadable;

    private ScansTable(String location, Map<String, ScanRow> rows, Optional<Refusal> unreadable) {
        this.location = location;
        this.rows = rows;
        this.unreadable = unreadable;
    }

    /**
     * The table in a folder. One that is not there, or a part that cannot be read, is a matter of those fits alone that
     * need its rows.
     *
     * @param location of the folder, for messages
     */
    static ScansTable in(Store folder, String location) throws IOException {
        Map<String, ScanRow> rows = new LinkedHashMap<>();
        Optional<Refusal> unreadable = Optional.empty();
        for (String part : ParquetParts.in(folder)) {
            try {
                for (ScanRow row : TableReader.read(folder, part, Table.SCANS)) {
                    if (row.fingerprints().fingerprint() != null)
                        rows.merge(row.fingerprints().fingerprint(), row, ScansTable::better);
                }
            } catch (Refusal refusal) {
                unreadable = Optional.of(refusal.file(location + "/" + part));
            }
        }
        return new ScansTable(location, rows, unreadable);
    }

    /** One result under two labels is of one input; where its sidecar is no longer sound, a row has lost its word. */
    private static ScanRow better(ScanRow first, ScanRow second) {
        return first.acquisition().radionuclide() == null ? second : first;
    }

    /** What is known of the curves of a result. */
    TacSidecar of(String result) {
        Optional<ScanRow> row = Optional.ofNullable(rows.get(result));
        TacSidecar curves = TacSidecar.BQ_PER_ML;
        return new TacSidecar(
                curves.units(),
                curves.unitsToBqPerMl(),
                row.map(each -> each.acquisition().radionuclide()).flatMap(Radionuclide::parse),
                curves.tracerName(),
                curves.injectionStartSeconds(),
                row.map(each -> each.acquisition().injectedRadioactivity()).orElse(Double.NaN),
                curves.bodyWeightKg(),
                curves.decayCorrection());
    }

    /** Why {@link #of} does not know the radionuclide. */
    Refusal radionuclideUnknown(String result) {
        return unreadable.orElseGet(() -> Refusal.of(CurvesReason.CURVES_RADIONUCLIDE_UNKNOWN)
                .file(location)
                .field("radionuclide")
                .found(found(result)));
    }

    private String found(String result) {
        if (rows.isEmpty()) return "no table of scans beside that of curves";
        ScanRow row = rows.get(result);
        return row == null
                ? "no row of the result " + result
                : row.scan() + ": " + row.acquisition().radionuclide();
    }
}
