package org.petline.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.petline.Refusal;
import org.petline.files.Store;

/**
 * An input function that bloodstream has made: {@code *_inputfunction.tsv} with time (s), AIF (unchanged tracer in
 * arterial plasma) and whole_blood_radioactivity.
 *
 * <p>Its JSON gives the activities' Units as {@code Bq} or {@code kBq}, the millilitre understood, each in an array of
 * one (bloodstream's {@code inst/qmd/template.qmd} and kinfitr's {@code bloodstream_import_inputfunctions}); units with
 * a volume are read as well. A missing cell is n/a, or NA as R has it.
 *
 * <p>Immutable; arrays are copied at the door.
 */
public final class InputFunctionTable {
    private static final String TIME = "time";
    private static final String PARENT_PLASMA = "AIF";
    private static final String WHOLE_BLOOD = "whole_blood_radioactivity";
    private static final List<String> COLUMNS = List.of(TIME, PARENT_PLASMA, WHOLE_BLOOD);

    private static final Set<String> WANTED = wanted();
    private static final String MISSING_OF_R = "NA";

    private final double[] seconds;
    private final double[] parentPlasma;
    private final double[] wholeBlood;

    private InputFunctionTable(double[] seconds, double[] parentPlasma, double[] wholeBlood) {
        this.seconds = seconds;
        this.parentPlasma = parentPlasma;
        this.wholeBlood = wholeBlood;
    }

    private static Set<String> wanted() {
        Set<String> wanted = new TreeSet<>();
        COLUMNS.forEach(column -> wanted.add(JsonFields.unitsOf(column)));
        return Set.copyOf(wanted);
    }

    /**
     * Reads a table and the JSON beside it.
     *
     * @throws Refusal BLOOD_SIDECAR_MISSING, BLOOD_UNIT_UNKNOWN or INPUT_FUNCTION_INVALID, or with a
     *     {@link TableReason} or {@link SidecarReason}, naming the file and the column
     */
    public static InputFunctionTable read(Store store, String path) throws IOException {
        String sidecar = DerivativeName.sidecarOf(path);
        List<String> present = store.find(sidecar).isPresent() ? List.of(sidecar) : List.of();
        BloodUnits units = new BloodUnits(BloodUnits.merged(store, present, WANTED, path));
        units.requireSeconds(TIME);
        double plasmaFactor = units.toBqPerMlIfPerVolumeOrNot(PARENT_PLASMA);
        double bloodFactor = units.toBqPerMlIfPerVolumeOrNot(WHOLE_BLOOD);
        List<List<String>> rows = Tsv.read(store, path).rows(COLUMNS);
        if (rows.size() < 2) throw invalid(path).found("rows: " + rows.size());
        double[] seconds = column(rows, 0, 1, path);
        for (int row = 1; row < seconds.length; row++) {
            if (seconds[row] > seconds[row - 1]) continue;
            throw invalid(path).field(TIME).found(seconds[row - 1] + " s, then " + seconds[row] + " s");
        }
        return new InputFunctionTable(seconds, column(rows, 1, plasmaFactor, path), column(rows, 2, bloodFactor, path));
    }

    private static double[] column(List<List<String>> rows, int column, double factor, String path) {
        List<Double> values = new ArrayList<>();
        for (List<String> row : rows) {
            String cell = row.get(column);
            boolean missing = cell.equals(MISSING_OF_R) || cell.equals(Tsv.MISSING);
            if (missing) {
                throw invalid(path).field(COLUMNS.get(column)).found(cell + " in row " + (values.size() + 1));
            }
            values.add(factor * Tsv.number(cell, path, COLUMNS.get(column), values.size()));
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Refusal invalid(String path) {
        return Refusal.of(BloodFileReason.INPUT_FUNCTION_INVALID).file(path);
    }

    /** Times of the samples, increasing, s from TimeZero: [sample], a copy. */
    public double[] seconds() {
        return seconds.clone();
    }

    /** Unchanged tracer in arterial plasma, Bq/mL: [sample], a copy. */
    public double[] parentPlasmaBqPerMl() {
        return parentPlasma.clone();
    }

    /** Activity in whole blood, Bq/mL: [sample], a copy. */
    public double[] wholeBloodBqPerMl() {
        return wholeBlood.clone();
    }
}
