package org.petline.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.petline.Refusal;
import org.petline.files.Store;

/**
 * One recording of blood samples, manual or automatic: {@code *_blood.tsv} and its JSON.
 *
 * <p>Of the table the columns time, whole_blood_radioactivity, plasma_radioactivity and metabolite_parent_fraction are
 * read; time stands first, the others in whatever order; n/a is NaN. Activities are taken to be decay-corrected to
 * TimeZero. Rows are sorted by time, rows of one time are averaged, and both is said in {@link #findings}. Source:
 * BIDS, {@code rules/tabular_data/pet.yaml} and {@code rules/sidecars/pet.yaml}.
 *
 * <p>Immutable; arrays are copied at the door.
 */
public final class BloodTable {
    private final String path;
    private final String recording;
    private final double[] seconds;
    private final Map<BloodColumn, double[]> measured;
    private final Dispersion dispersion;
    private final List<BidsFinding> findings;

    /** What a sidecar says about dispersion in the tubes. */
    public enum DispersionState {
        CORRECTED,
        NOT_CORRECTED,
        UNKNOWN
    }

    /**
     * The tubes' dispersion.
     *
     * @param state whether the values are already corrected
     * @param constantSeconds of the monoexponential dispersion; NaN if the sidecar gives none
     */
    public record Dispersion(DispersionState state, double constantSeconds) {
        /** What remains to be corrected: 0 if nothing, NaN if it is not known; seconds. */
        public double remainingSeconds() {
            return state == DispersionState.CORRECTED ? 0 : constantSeconds;
        }
    }

    private BloodTable(
            String path,
            String recording,
            double[] seconds,
            Map<BloodColumn, double[]> measured,
            Dispersion dispersion,
            List<BidsFinding> findings) {
        this.path = path;
        this.recording = recording;
        this.seconds = seconds;
        this.measured = measured;
        this.dispersion = dispersion;
        this.findings = List.copyOf(findings);
    }

    /**
     * Reads a table and its sidecars.
     *
     * @throws Refusal with a {@link BloodFileReason}, a {@link TableReason} or a {@link SidecarReason}, naming the file
     *     and the column or field
     */
    public static BloodTable read(Store store, BloodFiles files) throws IOException {
        String path = files.table().path();
        BloodSidecar sidecar = BloodSidecar.read(store, files);
        Tsv table = Tsv.read(store, path);
        BloodRows.requireTimeFirst(table, path);
        List<BidsFinding> findings = new ArrayList<>();
        BloodRows rows = BloodRows.read(table, sidecar.factors(table, findings, path), path)
                .inOrder(findings);
        double[] seconds = rows.seconds();
        Map<BloodColumn, double[]> measured = new EnumMap<>(BloodColumn.class);
        for (BloodColumn column : BloodColumn.values()) {
            measured.put(column, rows.of(column));
            BloodCheck.values(measured.get(column), column, findings, path);
        }
        return new BloodTable(path, files.recording(), seconds, measured, sidecar.dispersion(), findings);
    }

    /** The same table, with more that is remarkable. */
    BloodTable alsoFinding(List<BidsFinding> more) {
        List<BidsFinding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new BloodTable(path, recording, seconds, measured, dispersion, all);
    }

    String path() {
        return path;
    }

    double firstSeconds() {
        return seconds[0];
    }

    double lastSeconds() {
        return seconds[seconds.length - 1];
    }

    /** Label of recording-: {@code manual}, {@code autosampler}, or empty. */
    public String recording() {
        return recording;
    }

    /** When samples were taken, increasing, s from TimeZero: [sample], a copy. */
    public double[] seconds() {
        return seconds.clone();
    }

    /** Activity in whole blood, Bq/mL: [sample], a copy; NaN where it was not measured. */
    public double[] wholeBloodBqPerMl() {
        return measured.get(BloodColumn.WHOLE_BLOOD).clone();
    }

    /** Activity in plasma, all chemical forms together, Bq/mL: [sample], a copy; NaN where it was not measured. */
    public double[] plasmaBqPerMl() {
        return measured.get(BloodColumn.PLASMA).clone();
    }

    /** Share of the plasma's activity that is the unchanged tracer: [sample], a copy; NaN where it was not measured. */
    public double[] parentFraction() {
        return measured.get(BloodColumn.PARENT_FRACTION).clone();
    }

    /** What the sidecar says about dispersion. */
    public Dispersion dispersion() {
        return dispersion;
    }

    /** What is remarkable about the table. */
    public List<BidsFinding> findings() {
        return findings;
    }
}
