package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.files.Store;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputLayout;
import org.petline.jobs.tables.ResultFile;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.TableReader;
import org.petline.jobs.tables.TableSchema;

/**
 * An output folder at one moment, read once and asked many things.
 *
 * @param print its files
 * @param ledger entries by scan
 * @param published rows that readers see, by table
 * @param vouchedFor rows that the ledger vouches for, by table, scan after scan; the table of scans is the ledger itself
 */
record OutputState(
        OutputPrint print,
        SortedMap<String, LedgerEntry> ledger,
        SortedMap<String, List<Record>> published,
        SortedMap<String, List<Record>> vouchedFor) {

    /** Reads it; what readers open is whole, and so is all that the ledger vouches for, or this fails. */
    static OutputState of(Store output) throws IOException {
        SortedMap<String, LedgerEntry> ledger = new Ledger(output).readAll().entries();
        SortedMap<String, List<Record>> published = new TreeMap<>();
        SortedMap<String, List<Record>> vouchedFor = new TreeMap<>();
        for (Table<?> table : Table.all()) {
            published.put(table.name(), published(output, table));
            if (table != Table.SCANS) vouchedFor.put(table.name(), vouchedFor(output, table, ledger.values()));
        }
        return new OutputState(OutputPrint.of(output), ledger, published, vouchedFor);
    }

    /** Unique keys are seen to by the reader (I3), and so is that every file is whole. */
    private static List<Record> published(Store output, Table<?> table) throws IOException {
        List<Record> rows = new ArrayList<>();
        for (Store.Entry file : output.list(OutputLayout.tableFolder(table))) {
            assertThat(file.name()).as("I7 in a folder of readers").matches("part-\\d{5}\\.parquet");
            rows.addAll(TableReader.read(output, file.path(), table));
        }
        return rows;
    }

    private static List<Record> vouchedFor(Store output, Table<?> table, Collection<LedgerEntry> ledger)
            throws IOException {
        ScanResults results = new ScanResults(output);
        List<Record> all = new ArrayList<>();
        for (LedgerEntry entry : ledger) {
            ResultFile file = entry.result().files().get(table.name());
            if (file == null) continue;
            List<? extends Record> rows = results.read(entry.result(), table);
            assertThat(rows).hasSize((int) file.rows());
            assertThat(rows)
                    .as("I2 " + table + " of " + entry.scan())
                    .allMatch(row -> value(row, "result_fingerprint")
                            .equals(entry.result().fingerprint()));
            all.addAll(rows);
        }
        return all;
    }

    /** A column of a row of whatever table. */
    static String value(Record row, String column) {
        return valueIn(row, row.getClass(), column);
    }

    private static <R extends Record> String valueIn(Record row, Class<R> type, String column) {
        TableSchema<R> schema = TableSchema.of(type);
        for (int index = 0; index < schema.columns().size(); index++) {
            if (schema.columns().get(index).name().equals(column)) {
                return String.valueOf(schema.valueOf(type.cast(row), index));
            }
        }
        throw new IllegalArgumentException(type + " has no " + column);
    }
}
