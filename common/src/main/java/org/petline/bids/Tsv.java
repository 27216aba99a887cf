package org.petline.bids;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.petline.Refusal;
import org.petline.files.BoundedText;
import org.petline.files.DecimalText;
import org.petline.files.Store;

/**
 * A tab-separated table as BIDS has it: UTF-8, a header, no quoting; lines end in LF or CRLF.
 *
 * <p>Cells are handed out by column name only, so that whoever asks for one column never holds the others.
 */
final class Tsv {
    /** How BIDS writes a missing cell. */
    static final String MISSING = "n/a";

    /** Questionnaires in phenotype/ have hundreds. */
    private static final int MOST_COLUMNS = 10_000;

    private final String path;
    private final List<String> header;
    private final List<String> lines;

    private Tsv(String path, List<String> header, List<String> lines) {
        this.path = path;
        this.header = List.copyOf(header);
        this.lines = List.copyOf(lines);
    }

    /**
     * Reads a table.
     *
     * @throws Refusal TABLE_INVALID if it has no header, a column twice or without name
     */
    static Tsv read(Store store, String path) throws IOException {
        String text = BoundedText.read(store, path, TableReason.TABLE_INVALID);
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\r?\n", -1)));
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) lines.remove(lines.size() - 1);
        if (lines.isEmpty()) throw invalid(path).found("an empty file");
        List<String> header = Arrays.stream(cells(lines.remove(0), MOST_COLUMNS))
                .map(String::strip)
                .toList();
        if (header.size() > MOST_COLUMNS) throw invalid(path).found("more than " + MOST_COLUMNS + " columns");
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (name.isEmpty()) throw invalid(path).found("a column without name");
            if (!seen.add(name)) throw invalid(path).field(name).found("this column twice");
        }
        return new Tsv(path, header, lines);
    }

    /** The cells of a line, one too many at most. */
    private static String[] cells(String line, int most) {
        return line.split("\t", most + 1);
    }

    private static Refusal invalid(String path) {
        return Refusal.of(TableReason.TABLE_INVALID).file(path);
    }

    /** Column names, in the order of the file. */
    List<String> header() {
        return header;
    }

    /**
     * The cells of some columns, a list a row, in the order asked for.
     *
     * @throws Refusal TABLE_COLUMN_MISSING, or TABLE_INVALID if a row has more or fewer cells than the header
     */
    List<List<String>> rows(List<String> columns) {
        int[] positions = new int[columns.size()];
        for (int c = 0; c < positions.length; c++) {
            positions[c] = header.indexOf(columns.get(c));
            if (positions[c] < 0) {
                throw Refusal.of(TableReason.TABLE_COLUMN_MISSING)
                        .file(path)
                        .field(columns.get(c))
                        .found(header.size() + " other columns");
            }
        }
        List<List<String>> rows = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            String[] cells = cells(lines.get(line), header.size());
            if (cells.length != header.size()) {
                String count = cells.length > header.size() ? "more cells" : cells.length + " cells";
                throw invalid(path).found("line " + (line + 2) + " has " + count + ", the header " + header.size());
            }
            rows.add(Arrays.stream(positions).mapToObj(p -> cells[p].strip()).toList());
        }
        return rows;
    }

    /** The line of the file in which a row of {@link #rows} stands, counted from 1; the header is the first. */
    static int lineOf(int row) {
        return row + 2;
    }

    /**
     * The number in a cell; NaN for n/a.
     *
     * @throws Refusal TABLE_NUMBER_INVALID for anything else, a decimal comma and a typographic minus among them
     */
    static double number(String cell, String path, String column) {
        return number(cell, path, column, "");
    }

    /**
     * The number in a cell of a row of {@link #rows}; NaN for n/a.
     *
     * @throws Refusal TABLE_NUMBER_INVALID, naming the line
     */
    static double number(String cell, String path, String column, int row) {
        return number(cell, path, column, " in line " + lineOf(row));
    }

    private static double number(String cell, String path, String column, String where) {
        if (cell.equals(MISSING)) return Double.NaN;
        return DecimalText.parse(cell)
                .orElseThrow(() -> Refusal.of(TableReason.TABLE_NUMBER_INVALID)
                        .file(path)
                        .field(column)
                        .found("\"" + cell + "\"" + where + DecimalText.whyNone(cell)));
    }
}
