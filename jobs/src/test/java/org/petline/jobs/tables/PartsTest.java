package org.petline.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;

class PartsTest {
    @Test
    void partsFillInTheOrderOfNames() {
        Map<String, Integer> parts = Parts.assign(List.of(), names(0, 600));
        assertThat(parts.get("scan0000")).isZero();
        assertThat(parts.get("scan0255")).isZero();
        assertThat(parts.get("scan0256")).isEqualTo(1);
        assertThat(parts.get("scan0599")).isEqualTo(2);
        assertThat(parts.values().stream().filter(part -> part == 1)).hasSize(Parts.MOST_SCANS);
    }

    @Test
    void aKnownScanKeepsItsPartAndNewOnesFillTheRoomThatIsLeft() {
        List<LedgerEntry> known = List.of(entry("scan0900", 1), entry("scan0901", 0));
        Map<String, Integer> parts = Parts.assign(known, names(0, 300));
        assertThat(parts).containsEntry("scan0900", 1).containsEntry("scan0901", 0);
        assertThat(parts.get("scan0254")).isZero();
        assertThat(parts.get("scan0255")).isEqualTo(1);
        assertThat(parts).hasSize(302);
    }

    @Test
    void theOrderInWhichScansAreFoundDoesNotMatter() {
        List<String> shuffled = new ArrayList<>(names(0, 600));
        Collections.shuffle(shuffled, new Random(1));
        assertThat(Parts.assign(List.of(), shuffled)).isEqualTo(Parts.assign(List.of(), names(0, 600)));
    }

    private static List<String> names(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> String.format(Locale.ROOT, "scan%04d", i))
                .toList();
    }

    private static LedgerEntry entry(String scan, int part) {
        ScanRow row = SampleRows.changed(Table.SCANS, SampleRows.scan("x", ScanStatus.DONE), "scan", scan);
        return LedgerEntry.of(row, part, new TreeMap<>(), List.of(), ScanResult.none());
    }
}
