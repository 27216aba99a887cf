package org.petline.jobs.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeapReservationTest {
    @Test
    void whoFindsNoRoomWaitsUntilThereIs() throws Exception {
        AtomicBoolean hasBegun = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        Thread small = new Thread(() -> hold(1, () -> {
            hasBegun.set(true);
            begun.countDown();
        }));
        hold(HeapReservation.ALL, () -> {
            small.start();
            while (small.getState() != Thread.State.WAITING) Thread.onSpinWait();
            assertThat(hasBegun).isFalse();
        });
        begun.await();
        small.join();
    }

    @Test
    void whoIsCalledBackWhileHeWaitsTakesNothing() throws Exception {
        AtomicBoolean hasBegun = new AtomicBoolean();
        Thread called = new Thread(() -> hold(HeapReservation.ALL, () -> hasBegun.set(true)));
        hold(HeapReservation.ALL, () -> {
            called.start();
            while (called.getState() != Thread.State.WAITING) Thread.onSpinWait();
            called.interrupt();
        });
        called.join();
        assertThat(hasBegun).isFalse();
        AtomicBoolean all = new AtomicBoolean();
        hold(HeapReservation.ALL, () -> all.set(true));
        assertThat(all).isTrue();
    }

    private static void hold(long mebibytes, Runnable deed) {
        try {
            HeapReservation.holding(mebibytes, () -> {
                deed.run();
                return "";
            });
        } catch (InterruptedException calledBack) {
            // Nothing was done.
        }
    }
}
