package org.petline.jobs.commands;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.petline.FrameTimes;
import org.petline.kinetics.Srtm;

/** The tissues of {@code srtm-exact-93.csv}, see its head: truth that no fitting code has made. */
final class ExactCurves {
    /** Columns of the table: the region's name here, and its BPND. */
    static final List<String> REGIONS = List.of("strong", "weak", "middle", "fast", "faint");

    static final List<Double> BPND = List.of(4.0, 0.5, 1.0, 2.0, 0.25);
    static final String REFERENCE = "cerebellum";

    private ExactCurves() {}

    static FitRun.Curves curves() {
        List<String[]> rows = rows();
        FitRun.Curves curves = new FitRun.Curves(FrameTimes.ofSeconds(column(rows, 0), column(rows, 1)));
        curves.with(REFERENCE, column(rows, 2));
        for (int region = 0; region < REGIONS.size(); region++) {
            curves.with(REGIONS.get(region), column(rows, 3 + region));
        }
        return curves;
    }

    private static List<String[]> rows() {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Srtm.class.getResourceAsStream("srtm-exact-93.csv"), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#") && !line.startsWith("start_s")) rows.add(line.split(",", -1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static double[] column(List<String[]> rows, int column) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
    }
}
