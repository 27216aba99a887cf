package org.petline.jobs.scan;

import java.io.Serializable;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How long a scan may take, measured where it is done: only its executor knows when the wait for heap is over.
 *
 * <p>A read that never returns hears no interrupt, so a scan with a limit is done in a thread of its own, and whoever
 * waits for it goes on without it.
 *
 * @param time that an attempt may take from when it begins
 * @param patience with a thread that was called back and does not end: it keeps core and heap, so its executor ends then
 */
public record ScanTimeLimit(Duration time, Duration patience) implements Serializable {
    /** No limit. */
    public static final ScanTimeLimit NONE = of(ChronoUnit.FOREVER.getDuration());

    public static ScanTimeLimit of(Duration time) {
        return new ScanTimeLimit(time, Duration.ofMinutes(10));
    }

    /** What may take too long. */
    @FunctionalInterface
    interface Work<T> {
        /**
         * Does it.
         *
         * @param begins to be called when the time begins to count
         */
        T run(Runnable begins) throws InterruptedException;
    }

    /**
     * Does the work, and calls it back if it takes too long.
     *
     * @throws TimeoutException if it did
     * @throws InterruptedException if the caller was called back, and the work with it
     */
    <T> T within(Work<T> work) throws InterruptedException, TimeoutException {
        if (equals(NONE)) return work.run(() -> {});
        CountDownLatch begun = new CountDownLatch(1);
        FutureTask<T> result = new FutureTask<>(() -> work.run(begun::countDown)) {
            @Override
            protected void done() {
                begun.countDown();
            }
        };
        Thread thread = daemon(result, Thread.currentThread().getName() + ", limited");
        try {
            begun.await();
            return result.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw asItWas(failed.getCause());
        } finally {
            if (!result.isDone()) {
                result.cancel(true);
                daemon(() -> requireEnd(thread), thread.getName() + ", called back");
            }
        }
    }

    /** What a thread throws and nobody catches ends an executor; on one machine alone it is told and no more. */
    private void requireEnd(Thread thread) {
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException unneeded) {
            return;
        }
        if (thread.isAlive()) throw new IllegalStateException(thread.getName() + " was called back and does not end");
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** The failure as it was, for its kind says what becomes of the scan. */
    private static RuntimeException asItWas(Throwable cause) {
        if (cause instanceof RuntimeException fault) throw fault;
        if (cause instanceof Error fault) throw fault;
        return new IllegalStateException(cause);
    }
}
