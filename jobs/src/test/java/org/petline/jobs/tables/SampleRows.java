package org.petline.jobs.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.files.Store;
import org.petline.jobs.tables.rows.FrameSpan;
import org.petline.jobs.tables.rows.RegionOfPvc;
import org.petline.jobs.tables.rows.RowOrigin;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;
import org.petline.jobs.tables.rows.TacRow;
import org.petline.jobs.testing.Labels;

/** Rows for tests: every column filled from a seed, keys given. */
final class SampleRows {
    private SampleRows() {}

    static ScanRow scan(String participant, ScanStatus status) {
        ScanRow row = any(ScanRow.class, participant.hashCode());
        row = changed(Table.SCANS, row, "dataset", "study");
        row = changed(Table.SCANS, row, "participant_id", participant);
        row = changed(Table.SCANS, row, "session_id", "1");
        for (String label : List.of("task", "reconstruction", "run_id")) row = changed(Table.SCANS, row, label, null);
        row = changed(Table.SCANS, row, "tracer", "AZ10419369");
        row = changed(Table.SCANS, row, "scan", name(participant));
        row = changed(Table.SCANS, row, "status", status.word());
        boolean done = status == ScanStatus.DONE;
        row = changed(Table.SCANS, row, "reason_code", done ? null : "FRAME_TIMES_INCONSISTENT");
        row = changed(Table.SCANS, row, "message", done ? null : "frames overlap");
        return changed(Table.SCANS, row, "remedy", done ? null : "mend the sidecar");
    }

    /** The row with another value in one column. */
    static <R extends Record> R changed(Table<R> table, R row, String column, Object value) {
        Object[] values = new Object[table.schema().columns().size()];
        for (int index = 0; index < values.length; index++) {
            boolean changes = table.schema().columns().get(index).name().equals(column);
            values[index] = changes ? value : table.schema().valueOf(row, index);
        }
        return table.schema().rowOf(values);
    }

    static String name(String participant) {
        return "sub-" + participant + "_ses-1";
    }

    static TacRow tac(String participant, String region, int frame, Double activity) {
        return new TacRow(
                Labels.of("study", participant, "1", null, "AZ10419369"),
                new RegionOfPvc(region, "none"),
                new FrameSpan(frame, 60.0 * frame, 60.0 * (frame + 1)),
                new TacRow.Activity(activity, null, null, Double.NaN),
                new TacRow.Size(12.5, 1000),
                1,
                new RowOrigin(null, "f00d"));
    }

    /** Regions times frames of one scan, in an order that is not that of the keys. */
    static List<TacRow> tacs(String participant, int regions, int frames, long seed) {
        Random random = new Random(seed);
        List<TacRow> rows = new ArrayList<>();
        for (int frame = frames - 1; frame >= 0; frame--) {
            for (int region = 0; region < regions; region++) {
                rows.add(tac(participant, "region" + (char) ('a' + region), frame, 1000 * random.nextDouble()));
            }
        }
        return rows;
    }

    /** A record of which every column is filled. */
    static <R extends Record> R any(Class<R> type, long seed) {
        Random random = new Random(seed);
        List<Object> values = new ArrayList<>();
        TableSchema<R> schema = TableSchema.of(type);
        for (TableColumn column : schema.columns()) {
            values.add(
                    switch (column.kind()) {
                        case TEXT -> column.name() + random.nextInt(1000);
                        case DOUBLE -> random.nextGaussian();
                        case INT -> random.nextInt();
                        case LONG -> random.nextLong();
                        case BOOLEAN -> random.nextBoolean();
                    });
        }
        return schema.rowOf(values.toArray());
    }

    /** Writes a result of TACs and commits it. */
    static LedgerEntry commit(Store output, String participant, int part, String fingerprint, List<TacRow> rows)
            throws java.io.IOException {
        SortedMap<String, ResultFile> files = new TreeMap<>();
        String scan = name(participant);
        files.put("tacs", new ScanResults(output).write(scan, fingerprint, Table.TACS, rows));
        LedgerEntry entry = LedgerEntry.of(
                scan(participant, ScanStatus.DONE),
                part,
                new TreeMap<>(Map.of("sample", fingerprint)),
                List.of(new InputFile("sub-" + participant + "/pet/x_pet.nii.gz", 10, 20, "abc")),
                ScanResult.of(fingerprint, files));
        new Ledger(output).commit(entry);
        return entry;
    }
}
