package org.petline.jobs.tables;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.petline.Refusal;
import org.petline.files.Sha256;
import org.petline.files.Store;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;

/**
 * A ledger that is gone while the tables that were built from it are there: without it every scan would be new, and those
 * that left the dataset would leave the tables too.
 *
 * <p>No crash leaves this, for entries come before tables. It can be built again from the {@code scans} table and the
 * results, all but the fingerprints of inputs and stages: so the next run looks at every scan's files again, and computes
 * nothing whose result is kept.
 */
public final class LostLedger {
    private static final Pattern PART = Pattern.compile("part-(\\d{5})\\.parquet");

    private final Store output;

    public LostLedger(Store output) {
        this.output = output;
    }

    /** What became of the ledger that was built again: scans with an entry now, and those without, which are new. */
    public record Rebuilt(List<String> scans, List<String> left) {
        public Rebuilt {
            scans = List.copyOf(scans);
            left = List.copyOf(left);
        }
    }

    /** What shows that there was a ledger, if it is gone. */
    public Optional<String> trace() throws IOException {
        if (!output.list(OutputLayout.LEDGER).isEmpty()) return Optional.empty();
        for (Store.Entry file : scansFiles()) {
            try {
                if (!TableReader.read(output, file.path(), Table.SCANS).isEmpty()) return Optional.of(file.path());
            } catch (Refusal unreadable) {
                if (unreadable.reason() != OutputReason.TABLE_FOREIGN) return Optional.of(file.path());
            }
        }
        return Optional.empty();
    }

    /**
     * Refuses to take a folder without its ledger for a new one.
     *
     * @throws Refusal LEDGER_MISSING
     */
    public void requireNone() throws IOException {
        Optional<String> trace = trace();
        if (trace.isPresent()) {
            throw Refusal.of(OutputReason.LEDGER_MISSING)
                    .file(OutputLayout.LEDGER)
                    .found(trace.get());
        }
    }

    /**
     * Writes an entry for each scan of the {@code scans} table whose last good result is there, whole.
     *
     * @throws Refusal as {@link TableReader} if the table itself cannot be read
     */
    public Rebuilt rebuild() throws IOException {
        Ledger ledger = new Ledger(output);
        List<String> scans = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (Store.Entry file : scansFiles()) {
            int part = partOf(file);
            for (ScanRow row : TableReader.read(output, file.path(), Table.SCANS)) {
                Optional<ScanResult> result = resultOf(row);
                if (result.isPresent()) {
                    ledger.commit(LedgerEntry.of(row, part, new TreeMap<>(), List.of(), result.get()));
                }
                (result.isPresent() ? scans : left).add(row.scan());
            }
        }
        return new Rebuilt(scans, left);
    }

    private List<Store.Entry> scansFiles() throws IOException {
        return output.list(OutputLayout.tableFolder(Table.SCANS)).stream()
                .filter(file -> PART.matcher(file.name()).matches())
                .toList();
    }

    private static int partOf(Store.Entry file) {
        Matcher name = PART.matcher(file.name());
        if (!name.matches()) throw new IllegalArgumentException(file.name());
        return Integer.parseInt(name.group(1));
    }

    /** The result that a row stands for: none if it has none, empty if it is not there as it was. */
    private Optional<ScanResult> resultOf(ScanRow row) throws IOException {
        String fingerprint = row.fingerprints().fingerprint();
        if (fingerprint == null || fingerprint.isBlank()) {
            boolean hadOne = row.outcome().status().equals(ScanStatus.DONE.word());
            return hadOne ? Optional.empty() : Optional.of(ScanResult.none());
        }
        SortedMap<String, ResultFile> files = new TreeMap<>();
        String folder = ScanResults.folderOf(row.scan(), fingerprint);
        try {
            for (Table<?> table : Table.all()) {
                if (table == Table.SCANS) continue;
                String path = folder + "/" + table.name() + ".parquet";
                if (output.find(path).isEmpty()) return Optional.empty();
                byte[] bytes = output.read(path);
                int rows = TableReader.read(bytes, path, table).size();
                files.put(table.name(), new ResultFile(path, bytes.length, Sha256.of(bytes), rows));
            }
        } catch (Refusal damaged) {
            return Optional.empty();
        }
        Optional<ResultFile> list = new PublishedFiles(output).found(row.scan(), fingerprint);
        list.ifPresent(file -> files.put(PublishedFiles.NAME, file));
        return list.map(file -> ScanResult.of(fingerprint, files));
    }
}
