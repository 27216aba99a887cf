package org.petline.jobs.pieces;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.petline.bids.Store;
import org.petline.jobs.store.HadoopSettings;

/**
 * Where a scan's own task and its helpers meet: a folder among the files that are on their way into place, so that
 * whatever a killed run leaves here is cleaned up like those.
 *
 * <p>Helpers are never relied upon. The task makes every piece that nobody has taken, and those that were taken but are
 * not handed over soon; a helper that dies, or comes late, costs it a moment and changes nothing, for a piece is the same
 * whoever makes it.
 */
public final class ScanPieces {
    /** A helper may take so many times as long as the task's own slowest piece did. */
    private static final int PATIENCE = 2;

    /** Helpers may be many, and wait for long. */
    private static final Pace USUAL = new Pace(50, 200, TimeUnit.SECONDS.toNanos(2));

    private final Store output;
    private final String folder;
    private final Pace pace;
    private int received;

    /**
     * How often the task and its helpers look at the folder, and how long the task waits at least.
     *
     * @param lookMillis of the task
     * @param helpersLookMillis of a helper
     * @param leastPatienceNanos of the task, for a piece that a helper took
     */
    record Pace(long lookMillis, long helpersLookMillis, long leastPatienceNanos) {}

    /** The meeting place of one scan in one run. */
    public ScanPieces(Store output, String run, String scan) {
        this(output, run, scan, USUAL);
    }

    ScanPieces(Store output, String run, String scan, Pace pace) {
        this.pace = pace;
        this.output = output;
        this.folder = HadoopSettings.STAGING + "/pieces-" + run + "-" + scan;
    }

    /** How many have offered to help, as far as the folder tells. */
    public int helpers() throws IOException {
        try {
            return output.list(helpersFolder()).size();
        } catch (IOException trouble) {
            requireNotStopped(trouble);
            return 0;
        }
    }

    /** Does a stage, alone or with helpers; gives its pieces in their order. */
    public <T> List<T> all(PieceWork<T> work, int count, int helpers) throws IOException {
        if (helpers > 0) return withHelpers(work, count);
        List<T> made = new ArrayList<>();
        for (int piece = 0; piece < count; piece++) made.add(work.make(piece, count));
        return made;
    }

    private <T> List<T> withHelpers(PieceWork<T> work, int count) throws IOException {
        Sharing sharing = new Sharing(work, count);
        List<T> made = new ArrayList<>(Collections.nCopies(count, null));
        long slowest = 0;
        for (int piece = 0; piece < count; piece++) {
            if (!sharing.isOurs(piece)) continue;
            long start = System.nanoTime();
            made.set(piece, work.make(piece, count));
            slowest = Math.max(slowest, System.nanoTime() - start);
        }
        long deadline = System.nanoTime() + Math.max(pace.leastPatienceNanos(), PATIENCE * slowest);
        for (int piece = 0; piece < count; piece++) {
            if (made.get(piece) != null) continue;
            Optional<byte[]> given = sharing.awaited(piece, deadline);
            if (given.isPresent()) received++;
            made.set(piece, given.isPresent() ? work.format().piece(given.get()) : work.make(piece, count));
        }
        return made;
    }

    /**
     * The task's side of sharing a stage. What goes wrong with its files ends the sharing and not the task, which then
     * makes what it does not have: help that the scan could fail by were none.
     */
    private final class Sharing {
        private Optional<PieceFolder> open;

        Sharing(PieceWork<?> work, int count) throws IOException {
            try {
                open = Optional.of(PieceFolder.open(output, folder, work, count));
            } catch (IOException trouble) {
                end(trouble);
            }
        }

        /** Whether the task makes a piece itself. */
        boolean isOurs(int piece) throws IOException {
            try {
                return open.isEmpty() || open.get().take(piece);
            } catch (IOException trouble) {
                end(trouble);
                return true;
            }
        }

        /** A piece that another took, once it is handed over; empty if it is not, or not in time. */
        Optional<byte[]> awaited(int piece, long deadline) throws IOException {
            try {
                // Looked for before the clock: what is there is not made again because another piece kept us waiting.
                while (open.isPresent()) {
                    if (open.get().isMade(piece)) return open.get().receive(piece);
                    if (System.nanoTime() - deadline >= 0 || !open.get().isTaken(piece)) return Optional.empty();
                    pause(pace.lookMillis());
                }
            } catch (IOException trouble) {
                end(trouble);
            }
            return Optional.empty();
        }

        private void end(IOException trouble) throws IOException {
            requireNotStopped(trouble);
            open = Optional.empty();
        }
    }

    /** A task that was called back goes on with nothing. */
    private static void requireNotStopped(IOException trouble) throws IOException {
        if (Thread.currentThread().isInterrupted()) throw trouble;
    }

    /** How many pieces helpers have handed over. */
    public int received() {
        return received;
    }

    /** Offers help. */
    public void offer() throws IOException {
        output.write(helpersFolder() + "/" + UUID.randomUUID(), out -> {});
    }

    /**
     * Makes pieces that nobody has taken, of each stage once the scan's own task opens it.
     *
     * @param isFree whether the helper still has nothing else to do
     */
    public void help(List<PieceWork<?>> stages, BooleanSupplier isFree) throws IOException {
        Deque<PieceWork<?>> left = new ArrayDeque<>(stages);
        while (!left.isEmpty() && isFree.getAsBoolean()) {
            PieceWork<?> work = left.poll();
            Optional<PieceFolder> open = PieceFolder.find(output, folder, work);
            if (open.isPresent()) makeOthers(open.get(), work, isFree);
            else left.add(work);
            pause(pace.helpersLookMillis());
        }
    }

    /** From the last on, for the task itself begins with the first. */
    private static <T> void makeOthers(PieceFolder pieces, PieceWork<T> work, BooleanSupplier isFree)
            throws IOException {
        for (int piece = pieces.count() - 1; piece >= 0 && isFree.getAsBoolean(); piece--) {
            if (pieces.take(piece)) make(pieces, work, piece);
        }
    }

    /** The task need not wait for a piece that cannot be made here. */
    private static <T> void make(PieceFolder pieces, PieceWork<T> work, int piece) throws IOException {
        boolean made = false;
        try {
            pieces.put(piece, work.format().bytes(work.make(piece, pieces.count())));
            made = true;
        } finally {
            if (!made) pieces.release(piece);
        }
    }

    private String helpersFolder() {
        return folder + "/helpers";
    }

    private static void pause(long millis) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }
}
