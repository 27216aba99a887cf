package org.petline.jobs.scan;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import org.petline.jobs.scanfiles.StageClock;

/**
 * An executor's cores, shared by the scans that it works on: the frames of a lone scan spread over all of them, and many
 * scans together take no more.
 *
 * <p>Parallel streams that run inside use the pool's threads. One pool a Java machine, for cores belong to the machine.
 */
final class SharedCores {
    private static final Map<Integer, ForkJoinPool> POOLS = new ConcurrentHashMap<>();

    private SharedCores() {}

    /** Runs work that spreads over cores, and waits for it. */
    static <T> T run(int cores, StageClock.Work<T> work) throws IOException {
        ForkJoinPool pool = POOLS.computeIfAbsent(cores, parallelism -> new ForkJoinPool(parallelism));
        CompletableFuture<T> result = new CompletableFuture<>();
        pool.execute(() -> complete(result, work));
        try {
            return result.get();
        } catch (ExecutionException failed) {
            throw rethrown(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    /** Takes failures along as they are: the pool itself would wrap them. */
    private static <T> void complete(CompletableFuture<T> result, StageClock.Work<T> work) {
        try {
            result.complete(work.run());
        } catch (IOException | RuntimeException | Error failure) {
            result.completeExceptionally(failure);
        }
    }

    /** The failure as it was, for its kind says what becomes of the scan. */
    private static IOException rethrown(Throwable cause) {
        if (cause instanceof IOException fault) return fault;
        if (cause instanceof RuntimeException fault) throw fault;
        if (cause instanceof Error fault) throw fault;
        return new IOException(cause);
    }
}
