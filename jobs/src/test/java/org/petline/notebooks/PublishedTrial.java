package org.petline.notebooks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Tables and lists of 20 and 10 people whose sample moments are those of Tiger et al. 2020 exactly, scans left out: what
 * the statistics make of it is known beforehand.
 */
final class PublishedTrial {
    private static final int TREATED = 20;
    private static final int PEOPLE = 30;

    /** Change of hippocampal BPND, and the SD that gives the published p = 0.036 with n = 20, both over mean baseline. */
    private static final double CHANGE = 0.167;

    private static final double CHANGE_SD = 0.3309;
    private static final double R_BASELINE = -0.426;
    private static final double R_REDUCTION = -0.644;

    private final Random random = new Random(20);

    private PublishedTrial() {}

    static Study in(Path folder) throws IOException, SQLException {
        Study study = new Study(folder, folder.resolve("scratch"));
        for (String table : new String[] {"scans", "motion", "binding_potentials"}) {
            Files.createDirectories(study.output().resolve("tables").resolve(table));
        }
        Files.createDirectories(study.dataset().resolve("phenotype"));
        new PublishedTrial().write(study);
        return study;
    }

    private void write(Study study) throws IOException, SQLException {
        double[] striatum = scores(PEOPLE);
        double[] madrs = correlated(striatum, R_BASELINE);
        double[] reduction = correlated(Arrays.copyOf(striatum, TREATED), R_REDUCTION);
        double[] hippocampus = scores(TREATED);
        double[] change = scores(TREATED);
        StringBuilder fits = new StringBuilder();
        StringBuilder people = new StringBuilder("participant_id\tgroup\n");
        StringBuilder ratings = new StringBuilder("participant_id\tmadrs_baseline\tmadrs_followup\n");
        for (int i = 0; i < PEOPLE; i++) {
            boolean treated = i < TREATED;
            double before = treated ? 0.4 + 0.08 * hippocampus[i] : 0.4;
            double after = treated ? before + 0.4 * (CHANGE + CHANGE_SD * change[i]) : before + 0.01 * striatum[i];
            double ventral = 1.7 + 0.4 * striatum[i];
            fits.append(rows(i, "hippocampus", before, after)).append(rows(i, "ventral-striatum", ventral, ventral));
            double rating = 30 + 5 * madrs[i];
            people.append(line("sub-%02d\t%s\n", i, treated ? "ketamine" : "placebo"));
            ratings.append(line("sub-%02d\t%s\t%s\n", i, rating, rating - (treated ? 12 + 8 * reduction[i] : 4)));
        }
        Files.writeString(study.dataset().resolve("participants.tsv"), people);
        Files.writeString(study.dataset().resolve("phenotype/madrs.tsv"), ratings);
        writeTables(study.output().resolve("tables"), fits.substring(0, fits.length() - 2));
    }

    private static void writeTables(Path tables, String fits) throws SQLException {
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            statement.execute(
                    "create table fits as select *, 0.02 bpnd_se, true is_primary, 'SRTM' model, 'decay' weights,"
                            + " 'cerebellum' reference_region, 'frame-average' prediction, 'keep' outliers, 'none' pvc, 'AZ10419369' tracer,"
                            + " null::varchar flags from (values " + fits
                            + ") as t(participant_id, session_id, region, bpnd)");
            statement.execute("create view keys as select distinct participant_id, session_id from fits order by all");
            String to = ") to '" + tables + "/%s/part-00000.parquet' (format parquet)";
            statement.execute("copy (from fits" + to.formatted("binding_potentials"));
            statement.execute("copy (select *, 1.0::double max_displacement from keys" + to.formatted("motion"));
            statement.execute(
                    "copy (select *, 'done' status, null::varchar reason_code, null::varchar flags, 38 frames,"
                            + " '0' petline_version from keys" + to.formatted("scans"));
        }
    }

    private static String rows(int person, String region, double before, double after) {
        return line("('%02d', 'baseline', '%s', %s::double),", person, region, before)
                + line(" ('%02d', 'followup', '%s', %s::double), ", person, region, after);
    }

    private static String line(String form, int person, Object... values) {
        Object[] all = new Object[values.length + 1];
        all[0] = person + 1;
        System.arraycopy(values, 0, all, 1, values.length);
        return String.format(Locale.ROOT, form, all);
    }

    /** Random numbers with sample mean 0 and sample SD 1. */
    private double[] scores(int n) {
        return standardised(random.doubles(n).toArray());
    }

    /** Numbers with sample mean 0 and sample SD 1 that correlate with the given ones exactly so. */
    private double[] correlated(double[] numbers, double r) {
        double[] x = standardised(numbers);
        double[] other = scores(x.length);
        double shared = 0;
        for (int i = 0; i < x.length; i++) shared += x[i] * other[i] / (x.length - 1);
        for (int i = 0; i < x.length; i++) other[i] -= shared * x[i];
        double[] rest = standardised(other);
        for (int i = 0; i < x.length; i++) rest[i] = r * x[i] + Math.sqrt(1 - r * r) * rest[i];
        return rest;
    }

    private static double[] standardised(double[] numbers) {
        double mean = Arrays.stream(numbers).average().orElseThrow();
        double squares =
                Arrays.stream(numbers).map(x -> (x - mean) * (x - mean)).sum();
        double sd = Math.sqrt(squares / (numbers.length - 1));
        return Arrays.stream(numbers).map(x -> (x - mean) / sd).toArray();
    }
}
