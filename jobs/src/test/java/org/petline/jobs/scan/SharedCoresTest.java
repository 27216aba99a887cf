package org.petline.jobs.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedCoresTest {
    @Test
    void parallelStreamsUseThePoolsThreadsAndNoMore() throws IOException {
        Set<ForkJoinPool> pools = ConcurrentHashMap.newKeySet();
        Set<String> threads = ConcurrentHashMap.newKeySet();
        int sum = SharedCores.run(
                3,
                () -> IntStream.range(0, 10_000)
                        .parallel()
                        .map(i -> {
                            pools.add(((ForkJoinWorkerThread) Thread.currentThread()).getPool());
                            threads.add(Thread.currentThread().getName());
                            return i;
                        })
                        .sum());
        assertThat(sum).isEqualTo(49_995_000);
        assertThat(pools).hasSize(1).noneMatch(pool -> pool == ForkJoinPool.commonPool());
        assertThat(threads).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aFailureComesOutAsItWas() {
        assertThatThrownBy(() -> SharedCores.run(2, () -> {
                    throw new EOFException("short");
                }))
                .isExactlyInstanceOf(EOFException.class);
        assertThatThrownBy(() -> SharedCores.run(2, () -> {
                    throw new OutOfMemoryError("heap");
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }
}
