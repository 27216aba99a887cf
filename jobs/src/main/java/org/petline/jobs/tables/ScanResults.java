package org.petline.jobs.tables;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.petline.Refusal;
import org.petline.files.Sha256;
import org.petline.files.Store;

/**
 * The rows of single scans, as files that the ledger's entries point to.
 *
 * <p>A result lies in a folder named by its fingerprint, {@code petline/results/<scan>/<fingerprint>/<table>.parquet}:
 * a new result never touches the last good one, which counts until the ledger says otherwise.
 */
public final class ScanResults {
    /** Digits of the fingerprint in a folder's name: 64 bits tell the few results of one scan apart. */
    private static final int FOLDER_DIGITS = 16;

    private final Store output;
    private final FileCheck check;

    /** Results whose files are trusted by their lengths. */
    public ScanResults(Store output) {
        this(output, FileCheck.LENGTHS);
    }

    /** Results whose files are trusted as far as the check says. */
    public ScanResults(Store output, FileCheck check) {
        this.output = output;
        this.check = check;
    }

    /**
     * Writes one table's rows of one scan; nobody reads them before a ledger entry names the file.
     *
     * @param fingerprint of the result that the rows belong to, hexadecimal
     * @param rows in any order
     * @throws Refusal TABLE_DUPLICATE_ROWS if two rows have the same key
     */
    public <R extends Record> ResultFile write(String scan, String fingerprint, Table<R> table, List<R> rows)
            throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        TableWriter.write(file, table, rows);
        byte[] bytes = file.toByteArray();
        String path = folderOf(scan, fingerprint) + "/" + table.name() + ".parquet";
        output.write(path, out -> out.write(bytes));
        return new ResultFile(path, bytes.length, Sha256.of(bytes), rows.size());
    }

    /**
     * The rows of one table of a result, sorted by key; none if the result has no such table.
     *
     * @throws Refusal TABLE_DAMAGED if the file is gone or is not what the ledger vouches for
     */
    public <R extends Record> List<R> read(ScanResult result, Table<R> table) throws IOException {
        ResultFile file = result.files().get(table.name());
        if (file == null) return List.of();
        byte[] bytes;
        try {
            bytes = output.read(file.path());
        } catch (FileNotFoundException gone) {
            throw Refusal.of(OutputReason.TABLE_DAMAGED).file(file.path()).found("no such file");
        }
        if (!Sha256.of(bytes).equals(file.sha256())) {
            throw Refusal.of(OutputReason.TABLE_DAMAGED)
                    .file(file.path())
                    .field("sha256")
                    .found("other content than the ledger says, " + bytes.length + " bytes");
        }
        return TableReader.read(bytes, file.path(), table);
    }

    /**
     * Files of a result, and those published with it, that are gone or are not what was written down, as far as they are
     * not trusted; then the scan must be redone.
     */
    public List<OutputFinding> damageOf(ScanResult result) throws IOException {
        List<OutputFinding> damage = new ArrayList<>();
        for (ResultFile file : result.files().values()) {
            Optional<Store.Entry> found = output.find(file.path());
            if (found.isEmpty()) {
                damage.add(new OutputFinding(file.path(), "is gone"));
                continue;
            }
            check.whyAnother(output, found.get(), file.bytes(), file.sha256())
                    .ifPresent(what -> damage.add(new OutputFinding(file.path(), what)));
        }
        if (damage.isEmpty()) damage.addAll(new PublishedFiles(output, check).damageOf(result));
        return damage;
    }

    /** Deletes all results of a scan but the one its committed entry names. */
    public void deleteOthers(LedgerEntry committed) throws IOException {
        String kept = committed.result().exists()
                ? folderOf(committed.scan(), committed.result().fingerprint())
                : "";
        for (Store.Entry each : output.list(OutputLayout.resultsOf(committed.scan()))) {
            if (!each.path().equals(kept)) output.delete(each.path());
        }
    }

    static String folderOf(String scan, String fingerprint) {
        String digits = fingerprint.length() > FOLDER_DIGITS ? fingerprint.substring(0, FOLDER_DIGITS) : fingerprint;
        return OutputLayout.resultsOf(scan) + "/" + OutputLayout.safe(digits);
    }
}
