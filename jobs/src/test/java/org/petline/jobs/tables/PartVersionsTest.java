package org.petline.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartVersionsTest {
    @Test
    void aFirstVersionIsThatVersionAndRoom() throws IOException {
        byte[] fresh = version(1, 30);
        byte[] part = next(new byte[0], fresh);
        assertThat(PartVersions.newest(part)).isEqualTo(fresh);
        assertThat(PartVersions.newest(fresh)).isEqualTo(fresh);
        assertThat(rowsOf(part)).isEqualTo(rowsOf(fresh));
        assertThat(part.length).isBetween(fresh.length + (256 << 10), fresh.length + (257 << 10));
    }

    @Test
    void whatIsNoParquetFileIsNotKept() throws IOException {
        byte[] fresh = version(1, 30);
        byte[] alone = next(new byte[0], fresh);
        byte[] cut = Arrays.copyOf(fresh, fresh.length - 8);
        byte[] pointsBehindItself = fresh.clone();
        pointsBehindItself[fresh.length - 6] = 127;
        for (byte[] old : List.of(cut, pointsBehindItself, new byte[] {1, 2, 3}, new byte[500])) {
            assertThat(next(old, fresh)).isEqualTo(alone);
            assertThat(PartVersions.newest(old)).isEmpty();
        }
    }

    /** The readers that there are: one that has the footer before, and one that believes the length before. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aNewVersionLeavesTheOneBeforeToWhoeverIsReadingIt(int seed) throws IOException {
        Random random = new Random(seed);
        byte[] part = next(new byte[0], version(0, 0));
        byte[] before = version(0, 0);
        int rows = 0;
        int widened = 0;
        int kept = 0;
        for (int night = 1; night < 50; night++) {
            rows = night % 20 == 19 ? rows / 3 : rows + random.nextInt(300);
            if (night % 20 == 10) rows += 30_000;
            byte[] fresh = version(night, rows);
            if (PartVersions.next(part, fresh).isEmpty()) {
                widened++;
                byte[] wide = PartVersions.widened(part, fresh);
                requireReadable(before, part, wide, before);
                part = wide;
            }
            byte[] next = next(part, fresh);
            requireReadable(before, part, next, fresh);
            assertThat(rowsOf(next)).isEqualTo(rowsOf(fresh));
            if (next.length == part.length) kept++;
            part = next;
            before = fresh;
        }
        assertThat(kept).isGreaterThan(25);
        assertThat(widened).isBetween(1, 12);
    }

    /** A part whose scans are done anew every night does not grow for ever. */
    @Test
    void aPartHoldsAFewVersionsAtMost() throws IOException {
        byte[] part = new byte[0];
        for (int night = 0; night < 30; night++) {
            byte[] fresh = version(night, 30_000 + 300 * night);
            part = next(part, fresh);
            assertThat(part.length).isLessThan(4 * fresh.length);
        }
    }

    @Test
    void aPartWithoutRowsHasAPlaceToo() throws IOException {
        byte[] empty = version(0, 0);
        byte[] full = version(1, 40);
        byte[] filled = next(next(new byte[0], empty), full);
        byte[] emptied = next(filled, empty);
        requireReadable(empty, empty, filled, full);
        requireReadable(full, filled, emptied, empty);
    }

    private static byte[] next(byte[] old, byte[] fresh) throws IOException {
        return PartVersions.next(old, fresh).orElseThrow();
    }

    private static void requireReadable(byte[] before, byte[] old, byte[] next, byte[] newest) throws IOException {
        assertThat(PartVersions.newest(next)).isEqualTo(newest);
        assertThat(readWithFooterOf(old, next)).isEqualTo(before);
        byte[] atTheLengthBefore = Arrays.copyOf(next, old.length);
        assertThat(PartVersions.newest(atTheLengthBefore)).isIn(before, newest);
        if (before.length > version(0, 0).length) {
            assertThat(ParquetFooter.of(next).pagesEnd()).isLessThan(old.length);
        }
    }

    private static byte[] readWithFooterOf(byte[] old, byte[] next) throws IOException {
        if (old.length == 0) return old;
        int footer = ParquetFooter.of(old).start();
        byte[] seen = Arrays.copyOf(next, old.length);
        System.arraycopy(old, footer, seen, footer, old.length - footer);
        return PartVersions.newest(seen);
    }

    private static List<TacRow> rowsOf(byte[] file) {
        return TableReader.read(file, "part", Table.TACS);
    }

    private static byte[] version(int seed, int frames) throws IOException {
        List<TacRow> rows = new ArrayList<>();
        Random random = new Random(seed);
        for (int frame = 0; frame < frames; frame++) {
            rows.add(SampleRows.tac("01", "putamen", frame, random.nextDouble()));
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        TableWriter.write(file, Table.TACS, rows);
        return file.toByteArray();
    }
}
