package org.petline.bids;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.petline.files.SourceFile;
import org.petline.files.Store;

/** What the JSON beside a table of blood says of it. */
final class BloodSidecar {
    private static final String DISPERSION_CORRECTED = "DispersionCorrected";
    private static final String DISPERSION_CONSTANT = "DispersionConstant";

    private static final Set<String> WANTED = wanted();

    private final JsonFields json;

    private BloodSidecar(JsonFields json) {
        this.json = json;
    }

    private static Set<String> wanted() {
        Set<String> wanted =
                new TreeSet<>(List.of(DISPERSION_CORRECTED, DISPERSION_CONSTANT, JsonFields.unitsOf(BloodRows.TIME)));
        for (BloodColumn column : BloodColumn.values()) {
            wanted.add(column.announcedBy());
            wanted.add(JsonFields.unitsOf(column.header()));
        }
        return Set.copyOf(wanted);
    }

    /** The sidecars of a table, merged. */
    static BloodSidecar read(Store store, BloodFiles files) throws IOException {
        List<String> paths = files.sidecars().stream().map(SourceFile::path).toList();
        return new BloodSidecar(
                BloodUnits.merged(store, paths, WANTED, files.table().path()));
    }

    /**
     * Factors to petline's units, of time and then of each {@link BloodColumn}; NaN for columns that the table lacks.
     *
     * @param findings where a column is announced and lacks, or the other way round, added
     */
    double[] factors(Tsv table, List<BidsFinding> findings, String path) {
        BloodUnits units = new BloodUnits(json);
        units.requireSeconds(BloodRows.TIME);
        double[] factors = new double[BloodColumn.values().length + 1];
        factors[0] = 1;
        for (BloodColumn column : BloodColumn.values()) {
            boolean present = table.header().contains(column.header());
            Optional<Boolean> announced = json.optionalFlag(column.announcedBy());
            if (announced.isPresent() && announced.get() != present) {
                findings.add(new BidsFinding(
                        BloodFileReason.BLOOD_COLUMN_CONTRADICTED,
                        json.fileOf(column.announcedBy()),
                        column.announcedBy(),
                        announced.get() + ", " + path + (present ? " has " : " lacks ") + column.header()));
            }
            factors[column.place()] = present ? column.factor(units) : Double.NaN;
        }
        return factors;
    }

    BloodTable.Dispersion dispersion() {
        double constant = json.optionalNumber(DISPERSION_CONSTANT).orElse(Double.NaN);
        if (constant < 0) {
            throw json.refusal(SidecarReason.BIDS_FIELD_INVALID, DISPERSION_CONSTANT)
                    .found(constant + " s");
        }
        BloodTable.DispersionState state = json.optionalFlag(DISPERSION_CORRECTED)
                .map(corrected ->
                        corrected ? BloodTable.DispersionState.CORRECTED : BloodTable.DispersionState.NOT_CORRECTED)
                .orElse(BloodTable.DispersionState.UNKNOWN);
        return new BloodTable.Dispersion(state, constant);
    }
}
