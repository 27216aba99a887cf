package org.petline.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.petline.Refusal;
import org.petline.files.SourceFile;
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
    private static final String TIME = "time";
    private static final String WHOLE_BLOOD = "whole_blood_radioactivity";
    private static final String PLASMA = "plasma_radioactivity";
    private static final String PARENT_FRACTION = "metabolite_parent_fraction";

    /** The measured columns and the fields that announce them. */
    private static final List<String> MEASURED = List.of(WHOLE_BLOOD, PLASMA, PARENT_FRACTION);

    private static final List<String> ANNOUNCED = List.of("WholeBloodAvail", "PlasmaAvail", "MetaboliteAvail");
    private static final String DISPERSION_CORRECTED = "DispersionCorrected";
    private static final String DISPERSION_CONSTANT = "DispersionConstant";

    private static final Set<String> WANTED = wanted();

    private static final double SHORTEST_SECONDS = 180;
    private static final double LONGEST_SECONDS = 172_800;

    /** Noise of a background correction stays below. */
    private static final double NEGATIVE_SHARE = 0.05;

    /** Chromatography does not err further: a percentage does. */
    private static final double FRACTION_TOLERANCE = 0.2;

    private final String recording;
    private final double[] seconds;
    private final double[][] measured;
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
            String recording,
            double[] seconds,
            double[][] measured,
            Dispersion dispersion,
            List<BidsFinding> findings) {
        this.recording = recording;
        this.seconds = seconds;
        this.measured = measured;
        this.dispersion = dispersion;
        this.findings = List.copyOf(findings);
    }

    private static Set<String> wanted() {
        Set<String> wanted = new TreeSet<>(ANNOUNCED);
        wanted.addAll(List.of(DISPERSION_CORRECTED, DISPERSION_CONSTANT, JsonFields.unitsOf(TIME)));
        MEASURED.forEach(column -> wanted.add(JsonFields.unitsOf(column)));
        return Set.copyOf(wanted);
    }

    /**
     * Reads a table and its sidecars.
     *
     * @throws Refusal with a {@link BloodFileReason}, a {@link TableReason} or a {@link SidecarReason}, naming the file
     *     and the column or field
     */
    public static BloodTable read(Store store, BloodFiles files) throws IOException {
        String path = files.table().path();
        JsonFields json = BloodUnits.merged(
                store, files.sidecars().stream().map(SourceFile::path).toList(), WANTED, path);
        Tsv table = Tsv.read(store, path);
        requireTimeFirst(table, path);
        List<BidsFinding> findings = new ArrayList<>();
        double[] factors = factors(table, json, findings, path);
        List<double[]> rows = rows(table, factors, path);
        requireValues(rows, factors, path);
        sort(rows, findings, path);
        double[] seconds = column(rows, 0);
        double[][] measured = new double[MEASURED.size()][];
        for (int c = 0; c < measured.length; c++) {
            measured[c] = column(rows, c + 1);
            if (!MEASURED.get(c).equals(PARENT_FRACTION)) checkActivity(measured[c], MEASURED.get(c), findings, path);
            else checkFraction(measured[c], findings, path);
        }
        boolean tooShort = seconds[seconds.length - 1] - seconds[0] < SHORTEST_SECONDS;
        if (tooShort || seconds[seconds.length - 1] > LONGEST_SECONDS) {
            findings.add(new BidsFinding(
                    BloodFileReason.BLOOD_TIMES_UNIT,
                    path,
                    TIME,
                    "from " + seconds[0] + " to " + seconds[seconds.length - 1]));
        }
        return new BloodTable(files.recording(), seconds, measured, dispersion(json), findings);
    }

    /** A header whose columns were moved and their cells not would give times for activities. */
    private static void requireTimeFirst(Tsv table, String path) {
        int column = table.header().indexOf(TIME);
        if (column <= 0) return;
        throw Refusal.of(BloodFileReason.BLOOD_TIME_NOT_FIRST)
                .file(path)
                .field(TIME)
                .found("column " + (column + 1) + " in line 1, after "
                        + table.header().get(0));
    }

    private static void requireValues(List<double[]> rows, double[] factors, String path) {
        List<String> empty = new ArrayList<>();
        for (int c = 0; c < MEASURED.size(); c++) {
            int column = c + 1;
            if (Double.isNaN(factors[column])) continue;
            if (rows.stream().anyMatch(row -> !Double.isNaN(row[column]))) return;
            empty.add(MEASURED.get(c));
        }
        if (empty.isEmpty()) return;
        throw Refusal.of(BloodFileReason.BLOOD_VALUES_MISSING)
                .file(path)
                .field(String.join(", ", empty))
                .found("n/a from line " + Tsv.lineOf(0) + " to line " + Tsv.lineOf(rows.size() - 1));
    }

    /** Factors to petline's units, of time and the measured columns; NaN for columns that the table lacks. */
    private static double[] factors(Tsv table, JsonFields json, List<BidsFinding> findings, String path) {
        BloodUnits units = new BloodUnits(json);
        units.requireSeconds(TIME);
        double[] factors = new double[MEASURED.size() + 1];
        factors[0] = 1;
        for (int c = 0; c < MEASURED.size(); c++) {
            String column = MEASURED.get(c);
            boolean present = table.header().contains(column);
            Optional<Boolean> announced = json.optionalFlag(ANNOUNCED.get(c));
            if (announced.isPresent() && announced.get() != present) {
                findings.add(new BidsFinding(
                        BloodFileReason.BLOOD_COLUMN_CONTRADICTED,
                        json.fileOf(ANNOUNCED.get(c)),
                        ANNOUNCED.get(c),
                        announced.get() + ", " + path + (present ? " has " : " lacks ") + column));
            }
            if (!present) factors[c + 1] = Double.NaN;
            else factors[c + 1] = column.equals(PARENT_FRACTION) ? units.toFraction(column) : units.toBqPerMl(column);
        }
        return factors;
    }

    /** One array a row: time, then the measured columns in petline's units. */
    private static List<double[]> rows(Tsv table, double[] factors, String path) {
        List<String> columns = new ArrayList<>(List.of(TIME));
        MEASURED.stream().filter(table.header()::contains).forEach(columns::add);
        List<double[]> rows = new ArrayList<>();
        for (List<String> cells : table.rows(columns)) {
            int number = rows.size();
            double[] row = new double[factors.length];
            int cell = 0;
            for (int c = 0; c < row.length; c++) {
                boolean absent = Double.isNaN(factors[c]);
                row[c] =
                        absent ? Double.NaN : factors[c] * Tsv.number(cells.get(cell), path, columns.get(cell), number);
                if (!absent) cell++;
            }
            if (Double.isNaN(row[0])) {
                throw Refusal.of(TableReason.TABLE_NUMBER_INVALID)
                        .file(path)
                        .field(TIME)
                        .found("n/a in line " + Tsv.lineOf(number));
            }
            rows.add(row);
        }
        if (rows.size() < 2) {
            throw Refusal.of(BloodFileReason.BLOOD_SAMPLES_TOO_FEW).file(path).found("rows: " + rows.size());
        }
        return rows;
    }

    /** Sorts the rows by time and makes one of those that share a time. */
    private static void sort(List<double[]> rows, List<BidsFinding> findings, String path) {
        List<double[]> given = List.copyOf(rows);
        rows.sort(Comparator.comparingDouble(row -> row[0]));
        if (!rows.equals(given)) {
            int first = 0;
            while (rows.get(first) == given.get(first)) first++;
            findings.add(new BidsFinding(
                    BloodFileReason.BLOOD_TIMES_UNSORTED,
                    path,
                    TIME,
                    given.get(first)[0] + " s in row " + (first + 1)));
        }
        List<double[]> merged = new ArrayList<>();
        for (int from = 0; from < rows.size(); ) {
            int to = from + 1;
            while (to < rows.size() && rows.get(to)[0] == rows.get(from)[0]) to++;
            merged.add(mean(rows.subList(from, to)));
            from = to;
        }
        if (merged.size() < rows.size()) {
            int repeated = 1;
            while (rows.get(repeated)[0] != rows.get(repeated - 1)[0]) repeated++;
            findings.add(new BidsFinding(
                    BloodFileReason.BLOOD_TIMES_REPEATED, path, TIME, "the first at " + rows.get(repeated)[0] + " s"));
        }
        rows.clear();
        rows.addAll(merged);
    }

    /** Column by column the mean of what is there. */
    private static double[] mean(List<double[]> rows) {
        double[] mean = new double[rows.get(0).length];
        for (int c = 0; c < mean.length; c++) {
            int column = c;
            mean[c] = rows.stream()
                    .mapToDouble(row -> row[column])
                    .filter(value -> !Double.isNaN(value))
                    .average()
                    .orElse(Double.NaN);
        }
        return mean;
    }

    private static double[] column(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).toArray();
    }

    private static void checkActivity(double[] activity, String column, List<BidsFinding> findings, String path) {
        double[] present =
                Arrays.stream(activity).filter(value -> !Double.isNaN(value)).toArray();
        if (present.length == 0) return;
        double largest = Arrays.stream(present).max().getAsDouble();
        double smallest = Arrays.stream(present).min().getAsDouble();
        if (largest <= 0 || -smallest > largest) {
            throw Refusal.of(BloodFileReason.BLOOD_ACTIVITY_NOT_POSITIVE)
                    .file(path)
                    .field(column)
                    .found("from " + smallest + " to " + largest + " Bq/mL");
        }
        if (smallest < -NEGATIVE_SHARE * largest) {
            findings.add(new BidsFinding(
                    BloodFileReason.BLOOD_ACTIVITY_NEGATIVE, path, column, smallest + " of " + largest + " Bq/mL"));
        }
    }

    private static void checkFraction(double[] fractions, List<BidsFinding> findings, String path) {
        double outside = 0;
        double worst = 0;
        for (double fraction : fractions) {
            double distance = Math.max(-fraction, fraction - 1);
            if (distance > outside) {
                outside = distance;
                worst = fraction;
            }
        }
        if (outside > FRACTION_TOLERANCE) {
            throw Refusal.of(BloodFileReason.PARENT_FRACTION_INVALID)
                    .file(path)
                    .field(PARENT_FRACTION)
                    .found(String.valueOf(worst));
        }
        if (outside > 0) {
            findings.add(new BidsFinding(
                    BloodFileReason.PARENT_FRACTION_OUT_OF_RANGE, path, PARENT_FRACTION, String.valueOf(worst)));
        }
    }

    private static Dispersion dispersion(JsonFields json) {
        double constant = json.optionalNumber(DISPERSION_CONSTANT).orElse(Double.NaN);
        if (constant < 0) {
            throw json.refusal(SidecarReason.BIDS_FIELD_INVALID, DISPERSION_CONSTANT)
                    .found(constant + " s");
        }
        DispersionState state = json.optionalFlag(DISPERSION_CORRECTED)
                .map(corrected -> corrected ? DispersionState.CORRECTED : DispersionState.NOT_CORRECTED)
                .orElse(DispersionState.UNKNOWN);
        return new Dispersion(state, constant);
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
        return measured[0].clone();
    }

    /** Activity in plasma, all chemical forms together, Bq/mL: [sample], a copy; NaN where it was not measured. */
    public double[] plasmaBqPerMl() {
        return measured[1].clone();
    }

    /** Share of the plasma's activity that is the unchanged tracer: [sample], a copy; NaN where it was not measured. */
    public double[] parentFraction() {
        return measured[2].clone();
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
