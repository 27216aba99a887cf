package org.petline.jobs.tables;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.Refusal;
import org.petline.files.Sha256;
import org.petline.files.Store;
import org.petline.jobs.tables.rows.ScanStatus;

/**
 * Compares results with the ledger, and {@code tables/} with what would be built from both: every row has its scan, every
 * scan its rows. Reads only; one part's rows at most are in memory.
 */
public final class TablesCheck {
    /** Columns that say whose a row is; the tracer comes last, for it is unknown of a scan that is refused today. */
    private static final List<String> SCAN_KEYS =
            List.of("dataset", "participant_id", "session_id", "task", "reconstruction", "run_id", "scan", "tracer");

    private final Store output;
    private final List<OutputFinding> findings = new ArrayList<>();
    private long rows;

    public TablesCheck(Store output) {
        this.output = output;
    }

    /** Checks the tables of all these scans; gives what does not fit. */
    public List<OutputFinding> of(StudyScans scans) throws IOException {
        SortedMap<Integer, List<LedgerEntry>> parts = new TreeMap<>();
        parts.put(0, new ArrayList<>());
        for (LedgerEntry scan : scans.entries()) {
            parts.computeIfAbsent(scan.part(), ignored -> new ArrayList<>()).add(scan);
        }
        for (Table<?> table : Table.all()) {
            for (LedgerEntry scan : scans.entries()) {
                if (table != Table.SCANS) checkResult(table, scan);
            }
            for (int part : parts.keySet()) checkPart(table, part, parts.get(part));
            checkFolder(table, parts);
        }
        return List.copyOf(findings);
    }

    /** Rows in {@code tables/} that were as they should be. */
    public long rows() {
        return rows;
    }

    private <R extends Record> void checkResult(Table<R> table, LedgerEntry scan) throws IOException {
        ResultFile file = scan.result().files().get(table.name());
        if (file == null) {
            if (scan.result().exists()) {
                findings.add(
                        new OutputFinding(OutputLayout.ledgerEntry(scan.scan()), "its result has no rows of " + table));
            }
            return;
        }
        List<R> found;
        try {
            found = new ScanResults(output).read(scan.result(), table);
        } catch (Refusal damage) {
            findings.add(new OutputFinding(file.path(), damage.getMessage()));
            return;
        }
        if (found.size() != file.rows()) {
            findings.add(new OutputFinding(
                    file.path(), "has " + found.size() + " rows, and the ledger says " + file.rows()));
        }
        for (R row : found) {
            String odd = whyNotOf(scan, table, row);
            if (odd.isEmpty()) continue;
            findings.add(
                    new OutputFinding(file.path(), odd + ": " + table.schema().keyText(row)));
            return;
        }
    }

    /** Empty if the row belongs to the scan's result. */
    private static <R extends Record> String whyNotOf(LedgerEntry scan, Table<R> table, R row) {
        if (!scan.result().fingerprint().equals(value(table, row, "result_fingerprint"))) {
            return "a row of another result than the ledger's";
        }
        for (String key : SCAN_KEYS) {
            boolean known = !key.equals("tracer") || scan.status() == ScanStatus.DONE;
            if (known && !equal(value(table, row, key), value(Table.SCANS, scan.row(), key))) {
                return "a row of another scan, by its " + key;
            }
        }
        return "";
    }

    private <R extends Record> void checkPart(Table<R> table, int part, List<LedgerEntry> scans) throws IOException {
        String path = OutputLayout.part(table, part);
        try {
            PartFile built = PartFile.of(table, scans, output);
            rows += built.rows();
            boolean same = PublishedFile.at(output, path).sha256().equals(Sha256.of(built.bytes()));
            if (!same) compareRows(table, part, scans);
        } catch (FileNotFoundException gone) {
            findings.add(new OutputFinding(path, "is gone"));
        } catch (Refusal | IllegalArgumentException damage) {
            findings.add(new OutputFinding(path, "cannot be compared: " + damage.getMessage()));
        }
    }

    /** Other bytes may be those of another version of petline or Parquet, which wrote the same rows. */
    private <R extends Record> void compareRows(Table<R> table, int part, List<LedgerEntry> scans) throws IOException {
        String path = OutputLayout.part(table, part);
        StudyRows<R> study = new StudyRows<>(table, output);
        Iterator<R> found = TableReader.read(output, path, table).iterator();
        for (LedgerEntry scan : scans) {
            for (R row : study.of(scan)) {
                if (!found.hasNext()) {
                    findings.add(new OutputFinding(path, "lacks rows of " + scan.scan()));
                    return;
                }
                if (found.next().equals(row)) continue;
                findings.add(new OutputFinding(path, "does not say what the ledger does of " + scan.scan()));
                return;
            }
        }
        if (found.hasNext()) {
            findings.add(new OutputFinding(
                    path,
                    "has a row that no scan accounts for: " + table.schema().keyText(found.next())));
        } else if (PartMemory.contentDiffers(output, table, part)) {
            findings.add(new OutputFinding(path, "holds the right rows, but other bytes than were written"));
        }
    }

    private void checkFolder(Table<?> table, SortedMap<Integer, List<LedgerEntry>> parts) throws IOException {
        List<String> known = parts.keySet().stream()
                .map(part -> OutputLayout.part(table, part))
                .toList();
        for (Store.Entry file : output.list(OutputLayout.tableFolder(table))) {
            if (!known.contains(file.path())) {
                findings.add(new OutputFinding(file.path(), "belongs to no scan, and readers of the folder see it"));
            }
        }
    }

    private static <R extends Record> Object value(Table<R> table, R row, String column) {
        List<TableColumn> columns = table.schema().columns();
        for (int index = 0; index < columns.size(); index++) {
            if (columns.get(index).name().equals(column)) return table.schema().valueOf(row, index);
        }
        throw new IllegalArgumentException(table + " has no column " + column);
    }

    private static boolean equal(Object left, Object right) {
        return left == null ? right == null : left.equals(right);
    }
}
