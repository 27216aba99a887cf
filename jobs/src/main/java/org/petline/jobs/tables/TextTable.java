package org.petline.jobs.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows as text with a header line, UTF-8, line feeds, numbers the same in every locale.
 *
 * <p>Text that a spreadsheet would take for a formula (a first sign of {@code = + - @}, tab or carriage return) gets an
 * apostrophe in front; numbers stay numbers. The stream stays open for its owner to close.
 *
 * @param <R> the record a row is
 */
public final class TextTable<R extends Record> implements RowSink<R> {
    private static final String FORMULA_SIGNS = "=+-@\t\r";

    private final TableSchema<R> schema;
    private final Form form;
    private final CsvWriter writer;

    /** How cells are parted and what stands for a missing value. */
    public enum Form {
        /** Commas, RFC 4180 quotes; missing is empty. */
        CSV(',', ""),
        /** Tabs, as BIDS tables; missing is {@code n/a}, and tabs and line ends in texts are blanks. */
        TSV('\t', "n/a");

        private final char separator;
        private final String missing;

        Form(char separator, String missing) {
            this.separator = separator;
            this.missing = missing;
        }
    }

    /** Writes the header line. */
    public TextTable(Table<R> table, Form form, OutputStream out) {
        this.schema = table.schema();
        this.form = form;
        this.writer = CsvWriter.builder()
                .fieldSeparator(form.separator)
                .lineDelimiter(LineDelimiter.LF)
                .build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.writeRecord(schema.columns().stream().map(TableColumn::name).toList());
    }

    @Override
    public void append(R row) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < schema.columns().size(); column++) {
            cells.add(cell(schema.valueOf(row, column)));
        }
        writer.writeRecord(cells);
    }

    @Override
    public void close() throws IOException {
        writer.flush();
    }

    private String cell(Object value) {
        if (value == null) return form.missing;
        if (value instanceof Double number) {
            return number.isNaN() ? form.missing : ShortestDecimal.of(number);
        }
        return value instanceof String text ? harmless(text) : value.toString();
    }

    private String harmless(String text) {
        String safe = !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return form == Form.TSV ? safe.replaceAll("[\t\r\n]", " ") : safe;
    }
}
