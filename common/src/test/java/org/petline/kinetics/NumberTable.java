package org.petline.kinetics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table of numbers with a head: comma-separated, lines that begin with # are remarks. */
final class NumberTable {
    private final List<String> names;
    private final List<List<String>> rows;

    private NumberTable(List<String> names, List<List<String>> rows) {
        this.names = names;
        this.rows = rows;
    }

    /** A table beside this class. */
    static NumberTable read(String file) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(NumberTable.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) lines.add(List.of(line.split(",", -1)));
            }
        }
        return new NumberTable(lines.get(0), lines.subList(1, lines.size()));
    }

    /** The head. */
    List<String> names() {
        return names;
    }

    int count() {
        return rows.size();
    }

    String text(int row, String column) {
        return rows.get(row).get(index(column));
    }

    double at(int row, String column) {
        return Double.parseDouble(text(row, column));
    }

    double[] column(String name) {
        int index = index(name);
        return rows.stream()
                .mapToDouble(row -> Double.parseDouble(row.get(index)))
                .toArray();
    }

    /** The rows with this text in a column. */
    NumberTable where(String column, String text) {
        int index = index(column);
        return new NumberTable(
                names, rows.stream().filter(row -> row.get(index).equals(text)).toList());
    }

    private int index(String name) {
        int index = names.indexOf(name);
        if (index < 0) throw new IllegalArgumentException("no column " + name + " among " + names);
        return index;
    }
}
