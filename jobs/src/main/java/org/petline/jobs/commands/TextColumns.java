package org.petline.jobs.commands;

import java.io.PrintWriter;
import java.util.List;

/** Rows of cells in columns. */
public final class TextColumns {
    private TextColumns() {}

    /** What stands between the first and the last column. */
    public enum Middle {
        NUMBERS,
        WORDS
    }

    /** Words to the left, numbers to the right. */
    public static void print(List<List<String>> rows, Middle middle, PrintWriter out) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        for (List<String> row : rows) out.println(line(row, widths, middle));
    }

    private static String line(List<String> row, int[] widths, Middle middle) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            boolean left = column == 0 || column == widths.length - 1 || middle == Middle.WORDS;
            String blanks = " ".repeat(widths[column] - row.get(column).length());
            line.append(left ? row.get(column) + blanks : blanks + row.get(column))
                    .append("  ");
        }
        return line.toString().stripTrailing();
    }
}
