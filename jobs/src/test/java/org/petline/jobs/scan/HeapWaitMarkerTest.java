package org.petline.jobs.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.petline.jobs.store.HadoopSettings;

@Timeout(60)
class HeapWaitMarkerTest {
    @TempDir
    private Path folder;

    @Test
    void whoWaitsForHeapIsSeenFromOutsideAsLongAsHeWaits() throws Exception {
        HeapWaitMarker room = room("sub-01");
        CountDownLatch full = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        CompletableFuture<Boolean> large = CompletableFuture.supplyAsync(() -> hold(room("sub-02"), () -> {
            full.countDown();
            enough.await();
            return room("sub-02").isOccupied();
        }));
        full.await();
        assertThat(room.isOccupied()).isFalse();
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(
                () -> hold(room, () -> room("sub-01").isOccupied()));
        while (!room("sub-01").isOccupied()) Thread.onSpinWait();
        enough.countDown();
        assertThat(large.get()).as("who found room at once").isFalse();
        assertThat(waiting.get()).as("who has begun").isFalse();
        assertThat(folder.resolve(HadoopSettings.STAGING)).isEmptyDirectory();
    }

    @Test
    void whoIsCalledBackWhileHeWaitsLeaves() throws Exception {
        HeapWaitMarker room = room("sub-01");
        hold(room("sub-02"), () -> {
            Thread waiting = new Thread(() -> hold(room, () -> true));
            waiting.start();
            while (!room("sub-01").isOccupied()) Thread.onSpinWait();
            waiting.interrupt();
            waiting.join();
            return true;
        });
        assertThat(room.isOccupied()).isFalse();
    }

    private HeapWaitMarker room(String scan) {
        return new HeapWaitMarker(HadoopSettings.ofThisProcess().storeAt(folder.toString()), "run", scan);
    }

    /** What somebody does who has all of the heap. */
    @FunctionalInterface
    private interface Deed {
        boolean done() throws InterruptedException;
    }

    private static boolean hold(HeapWaitMarker room, Deed deed) {
        try {
            return HeapReservation.holding(HeapReservation.ALL, room::enter, room::leave, () -> {
                try {
                    return deed.done();
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
            });
        } catch (InterruptedException calledBack) {
            return false;
        }
    }
}
