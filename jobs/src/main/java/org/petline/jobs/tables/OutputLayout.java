package org.petline.jobs.tables;

import java.util.Locale;
import java.util.regex.Pattern;

/** Where things lie in an output folder. */
public final class OutputLayout {
    public static final String TABLES = "tables";
    public static final String LEDGER = "petline/ledger";
    public static final String RESULTS = "petline/results";
    public static final String RUNS = "petline/runs";

    /** The record of the last run that ended. */
    public static final String LAST_RUN = "petline/run.json";

    /** What the view in {@code tables/} was built from. */
    public static final String VIEW = "petline/view";

    public static final String DICTIONARY_JSON = "petline/data-dictionary.json";
    public static final String DICTIONARY_TSV = "petline/data-dictionary.tsv";

    /** Labels are letters and digits; tracers and run ids bring a few more signs that are safe in file names. */
    private static final Pattern SAFE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]*");

    private OutputLayout() {}

    public static String tableFolder(Table<?> table) {
        return TABLES + "/" + table.name();
    }

    /** The file of a table that readers open. */
    public static String part(Table<?> table, int part) {
        return tableFolder(table) + "/" + partName(part);
    }

    public static String ledgerEntry(String scan) {
        return LEDGER + "/" + safe(scan) + ".json";
    }

    public static String runStart(String run) {
        return RUNS + "/" + safe(run) + ".started.json";
    }

    public static String runEnd(String run) {
        return RUNS + "/" + safe(run) + ".json";
    }

    static String runStages(String run) {
        return RUNS + "/" + safe(run) + ".stages.json";
    }

    static String partName(int part) {
        return String.format(Locale.ROOT, "part-%05d.parquet", part);
    }

    static String viewManifest(Table<?> table, int part) {
        return String.format(Locale.ROOT, "%s/%s/part-%05d.json", VIEW, table.name(), part);
    }

    static String resultsOf(String scan) {
        return RESULTS + "/" + safe(scan);
    }

    /**
     * A name that may become part of a path.
     *
     * @throws IllegalArgumentException for any other: names from a dataset are checked where the dataset is read
     */
    static String safe(String name) {
        if (!SAFE_NAME.matcher(name).matches()) throw new IllegalArgumentException("unsafe name: " + name);
        return name;
    }
}
