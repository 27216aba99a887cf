package org.petline.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.bids.ScanKey;
import org.petline.jobs.tables.rows.ScanLabels;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;

/** Whatever entities tell scans apart: as many rows as scans, and each is found by its stem. */
class EntitiesAreKeysTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyScanHasItsRow(long seed) throws IOException {
        Random random = new Random(seed);
        Set<ScanKey> keys = new TreeSet<>();
        for (int n = 0; n < 80; n++) keys.add(key(random));
        // Of all scans one tracer is known from the sidecar, and need not be in the name.
        List<ScanRow> rows = keys.stream()
                .map(key -> row(ScanLabels.of("study", key, "DASB")))
                .sorted(Table.SCANS.schema().keyOrder())
                .toList();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TableWriter<ScanRow> file = new TableWriter<>(Table.SCANS, bytes)) {
            for (ScanRow row : rows) file.append(row);
        }
        List<ScanRow> read = TableReader.read(bytes.toByteArray(), "scans", Table.SCANS);
        assertThat(read).isEqualTo(rows);
        assertThat(read.stream().map(ScanRow::scan))
                .containsExactlyInAnyOrderElementsOf(
                        keys.stream().map(ScanKey::stem).toList());
    }

    private static ScanKey key(Random random) {
        return new ScanKey(
                "0" + (1 + random.nextInt(2)),
                one(random, "", "a"),
                one(random, "", "rest", "task"),
                one(random, "", "DASB", "X"),
                one(random, "", "acdyn", "acstat", "nacdyn", "nacstat"),
                one(random, "", "1", "01", "2"));
    }

    private static String one(Random random, String... labels) {
        return labels[random.nextInt(labels.length)];
    }

    private static ScanRow row(ScanLabels labels) {
        return new ScanRow(
                labels,
                ScanRow.Outcome.notDone(ScanStatus.WAITING, "", "", "", ""),
                new ScanRow.Sources(null, null, null, null),
                ScanRow.Acquisition.UNKNOWN,
                new ScanRow.Fingerprints(null, null, null),
                new ScanRow.Run(null, null, null, null));
    }
}
