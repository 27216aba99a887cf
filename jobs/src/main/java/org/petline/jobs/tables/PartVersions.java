package org.petline.jobs.tables;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Part files that can be replaced under readers who open them more than once.
 *
 * <p>DuckDB and Spark open a file by its name several times in one query: they list the folder, read the footer, later the
 * pages. A file that is replaced in between ends their query with an error, or hides its rows: Spark looks for a footer
 * where the listed length says it ends, and then reads only pages that begin within that length. So there is always room
 * in a part, and its next version is written there:
 *
 * <ul>
 *   <li>The pages of the version before stay where they are, for whoever has its footer.
 *   <li>The new pages lie within the old length, for whoever believes in it, and so does a footer: the new one, or where
 *       the file had to grow, the old one.
 * </ul>
 *
 * <p>A version that finds no room is preceded by the old one in a longer file, {@link #widened}, and follows when those
 * who saw the short file have ended. The Parquet format allows gaps between pages, and readers only ever see what the
 * footer names. The newest version's own bytes depend on its rows alone, {@link #newest} gives them; where they lie in the
 * file depends on what was there before.
 */
public final class PartVersions {
    private static final int START = ParquetFooter.PAGES_START;
    private static final byte[] NONE = new byte[0];
    /** Of a table with a few scans, which may have ten times as many tomorrow. */
    private static final int LEAST_ROOM = 256 << 10;

    private PartVersions() {}

    /**
     * The file that holds a new version and under which the old one can be read to its end, or empty if it has no room.
     *
     * @param old the file as it is; of one that is no Parquet file (nor empty) nothing is kept
     * @param fresh a whole Parquet file without gaps, the new version's
     * @throws IllegalArgumentException if {@code fresh} has gaps
     */
    static Optional<byte[]> next(byte[] old, byte[] fresh) throws IOException {
        ParquetFooter footer = ParquetFooter.of(fresh);
        if (footer.pagesStart() != START || footer.pagesEnd() != footer.start()) {
            throw new IllegalArgumentException("a fresh file with gaps");
        }
        int pages = footer.start() - START;
        Optional<ParquetFooter> before = footerOf(old);
        if (before.isEmpty()) {
            byte[] alone = Arrays.copyOf(fresh, footer.start());
            return Optional.of(pages == 0 ? fresh : closed(alone, footer, footer.start() + roomFor(pages)));
        }
        if (!hasRows(before.get())) {
            byte[] behind = with(old, fresh, pages, old.length);
            return Optional.of(closed(behind, footer.forPagesAt(old.length), behind.length + roomFor(pages)));
        }
        int oldStart = (int) before.get().pagesStart();
        int oldEnd = (int) before.get().pagesEnd();
        // Footers grow a little from night to night.
        int spare = (old.length - before.get().start()) / 4;
        int rightmost = before.get().start() - spare - pages;
        if (START + pages > oldStart && rightmost < oldEnd) return Optional.empty();
        int at = START + pages <= oldStart ? START : rightmost;
        ParquetFooter moved = footer.forPagesAt(at);
        byte[] file = with(old, fresh, pages, at);
        int pagesEnd = Math.max(at + pages, oldEnd);
        boolean roomLeft = Math.max(at - START, old.length - at - pages) >= pages + pages / 8;
        byte[] tail = moved.tail();
        if (roomLeft && pagesEnd + tail.length <= old.length) {
            System.arraycopy(tail, 0, file, old.length - tail.length, tail.length);
            return Optional.of(file);
        }
        return Optional.of(closed(file, moved, Math.max(old.length, at + pages + roomFor(pages))));
    }

    /**
     * The old version in a file that has room for a new one.
     *
     * @throws IOException if the old file is no Parquet file
     */
    static byte[] widened(byte[] old, byte[] fresh) throws IOException {
        return closed(old, ParquetFooter.of(old), old.length + roomFor(fresh.length));
    }

    /**
     * The newest version alone, as the file it would be without any before it; no bytes if the file is no Parquet file.
     * Equal rows give equal bytes, whatever lies around them.
     */
    public static byte[] newest(byte[] file) throws IOException {
        Optional<ParquetFooter> footer = footerOf(file);
        if (footer.isEmpty()) return NONE;
        int start = (int) footer.get().pagesStart();
        int end = (int) footer.get().pagesEnd();
        byte[] alone = Arrays.copyOf(file, START + end - start);
        System.arraycopy(file, start, alone, START, end - start);
        return closed(alone, footer.get().forPagesAt(START), alone.length);
    }

    /** Bytes beyond a version of that size: the next may have half as many rows again. */
    private static int roomFor(int pages) {
        return Math.max(LEAST_ROOM, pages + pages / 2);
    }

    private static boolean hasRows(ParquetFooter footer) {
        return footer.pagesEnd() > footer.pagesStart();
    }

    /** A file, long enough, with a version's pages at a place. */
    private static byte[] with(byte[] file, byte[] fresh, int pages, int at) {
        byte[] changed = Arrays.copyOf(file, Math.max(file.length, at + pages));
        System.arraycopy(fresh, START, changed, at, pages);
        return changed;
    }

    /** A file filled up to a length, and a footer behind that. */
    private static byte[] closed(byte[] file, ParquetFooter footer, int tailStart) throws IOException {
        byte[] tail = footer.tail();
        byte[] closed = Arrays.copyOf(file, tailStart + tail.length);
        System.arraycopy(tail, 0, closed, tailStart, tail.length);
        return closed;
    }

    /** Empty for what cannot be read, whose bytes may be anything. */
    private static Optional<ParquetFooter> footerOf(byte[] file) {
        try {
            ParquetFooter footer = ParquetFooter.of(file);
            boolean inside = footer.pagesStart() >= START
                    && footer.pagesStart() <= footer.pagesEnd()
                    && footer.pagesEnd() <= footer.start();
            return inside ? Optional.of(footer) : Optional.empty();
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }
}
