package org.petline.jobs.tables;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.bids.Store;

/** Rows for tests: every column filled from a seed, keys given. */
final class SampleRows {
    private SampleRows() {}

    static ScanRow scan(String participant, ScanStatus status) {
        return with(any(ScanRow.class, participant.hashCode()), participant, status);
    }

    private static ScanRow with(ScanRow row, String participant, ScanStatus status) {
        return new ScanRow(
                "study",
                participant,
                "1",
                null,
                "AZ10419369",
                name(participant),
                status.word(),
                status == ScanStatus.DONE ? null : "FRAME_TIMES_INCONSISTENT",
                status == ScanStatus.DONE ? null : "frames overlap",
                status == ScanStatus.DONE ? null : "mend the sidecar",
                null,
                null,
                row.petPath(),
                row.t1wPath(),
                row.t1wSession(),
                row.segmentationPath(),
                row.frames(),
                row.scanStart(),
                row.scanEnd(),
                row.injectedRadioactivity(),
                row.radionuclide(),
                row.fingerprint(),
                row.inputFingerprint(),
                row.settingsFingerprint(),
                row.petlineVersion(),
                row.runRecord(),
                row.seconds(),
                row.cpuSeconds());
    }

    static String name(String participant) {
        return "sub-" + participant + "_ses-1";
    }

    static TacRow tac(String participant, String region, int frame, Double activity) {
        return new TacRow(
                "study",
                participant,
                "1",
                null,
                "AZ10419369",
                region,
                "none",
                frame,
                60.0 * frame,
                60.0 * (frame + 1),
                activity,
                Double.NaN,
                12.5,
                1000,
                1,
                null,
                "f00d");
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

    /** A record of which every component is filled. */
    static <R extends Record> R any(Class<R> type, long seed) {
        Random random = new Random(seed);
        List<Object> values = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Class<?> kind = component.getType();
            if (kind == String.class) values.add(component.getName() + random.nextInt(1000));
            else if (kind == double.class || kind == Double.class) values.add(random.nextGaussian());
            else if (kind == int.class || kind == Integer.class) values.add(random.nextInt());
            else if (kind == long.class || kind == Long.class) values.add(random.nextLong());
            else values.add(random.nextBoolean());
        }
        return TableSchema.of(type).rowOf(values.toArray());
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
                new TreeMap<>(java.util.Map.of("sample", fingerprint)),
                List.of(new InputFile("sub-" + participant + "/pet/x_pet.nii.gz", 10, 20, "abc")),
                ScanResult.of(fingerprint, files));
        new Ledger(output).commit(entry);
        return entry;
    }
}
