package org.petline.jobs.scan;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * A scan's share of its executor's heap: scans together never ask for more than there is, so that how many run at once
 * follows from the memory and not from the cores alone.
 *
 * <p>Counted in MiB, first come first served, for one Java machine. A scan larger than the heap waits until it is alone,
 * and then tries.
 */
public final class HeapReservation {
    /** What the Java machine, Spark and the file systems keep for themselves. */
    private static final double PETLINES = 0.8;

    /** The whole of it. */
    static final long ALL = (long) Math.max(
            1, Math.min(Integer.MAX_VALUE, PETLINES * Runtime.getRuntime().maxMemory() / (1 << 20)));

    private static final Semaphore FREE = new Semaphore((int) ALL, true);

    private HeapReservation() {}

    /**
     * Waits until so much is free, holds it while the work goes on, and gives it back.
     *
     * @throws InterruptedException if the wait was
     */
    public static <T> T holding(long mebibytes, Supplier<T> work) throws InterruptedException {
        int share = (int) Math.max(1, Math.min(ALL, mebibytes));
        FREE.acquire(share);
        try {
            return work.get();
        } finally {
            FREE.release(share);
        }
    }
}
