package org.petline.bench;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.files.Store;
import org.petline.jobs.tables.InputFile;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.ResultFile;
import org.petline.jobs.tables.ScanResult;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.rows.ScanRow;

/**
 * Results of scans that nobody computed, copied from one that somebody did: what a night over a large study costs can
 * then be measured without the nights before it.
 */
public final class CopiedResults {
    private final Store dataset;
    private final Store output;
    private final LedgerEntry original;
    private final Map<Table<?>, List<? extends Record>> rows = new TreeMap<>(Comparator.comparing(Table::name));

    /** Copies of one finished scan, whose rows are held in memory. */
    public CopiedResults(Store dataset, Store output, LedgerEntry original) throws IOException {
        this.dataset = dataset;
        this.output = output;
        this.original = original;
        for (Table<?> table : Table.all()) {
            if (original.result().files().containsKey(table.name())) {
                rows.put(table, new ScanResults(output).read(original.result(), table));
            }
        }
    }

    /**
     * Publishes the result under the name of another participant of the dataset, and commits it.
     *
     * @param part the part that its rows will lie in
     */
    public void to(String participant, int part) throws IOException {
        String from = "sub-" + original.row().labels().participantId();
        String to = "sub-" + participant;
        String scan = original.scan().replace(from, to);
        String fingerprint = original.result().fingerprint();
        SortedMap<String, ResultFile> files = new TreeMap<>();
        for (Table<?> table : rows.keySet()) files.put(table.name(), write(table, scan, participant));
        copyCurves(scan);
        List<InputFile> inputs = new ArrayList<>();
        for (InputFile input : original.inputs()) {
            String path = input.path().replace(from, to);
            Store.Entry file = dataset.find(path).orElseThrow(() -> new IOException("no " + path));
            inputs.add(new InputFile(path, file.bytes(), file.modifiedMillis(), input.sha256()));
        }
        new Ledger(output)
                .commit(LedgerEntry.of(
                        scanRow(from, to, participant),
                        part,
                        original.stages(),
                        inputs,
                        ScanResult.of(fingerprint, files)));
    }

    private <R extends Record> ResultFile write(Table<R> table, String scan, String participant) throws IOException {
        List<R> own = new ArrayList<>();
        for (Record row : rows.get(table)) {
            own.add(changed(table, table.rowType().cast(row), Map.of("participant_id", participant)));
        }
        return new ScanResults(output).write(scan, original.result().fingerprint(), table, own);
    }

    private ScanRow scanRow(String from, String to, String participant) {
        ScanRow row = original.row();
        return changed(
                Table.SCANS,
                row,
                Map.of(
                        "participant_id", participant,
                        "scan", row.scan().replace(from, to),
                        "pet_path", row.sources().petPath().replace(from, to),
                        "t1w_path", row.sources().t1wPath().replace(from, to),
                        "segmentation_path", row.sources().segmentationPath().replace(from, to)));
    }

    private static <R extends Record> R changed(Table<R> table, R row, Map<String, String> texts) {
        Object[] values = new Object[table.schema().columns().size()];
        for (int column = 0; column < values.length; column++) {
            String name = table.schema().columns().get(column).name();
            values[column] =
                    texts.containsKey(name) ? texts.get(name) : table.schema().valueOf(row, column);
        }
        return table.schema().rowOf(values);
    }

    /** Curves and captions; pictures would fill the disk. */
    private void copyCurves(String scan) throws IOException {
        byte[] curves;
        try (InputStream in = output.open(curvesOf(original.scan()))) {
            curves = in.readAllBytes();
        }
        output.write(curvesOf(scan), out -> out.write(curves));
    }

    private static String curvesOf(String scan) {
        return "petline/evidence/" + scan + "/report.json";
    }
}
