package org.petline.jobs.pipeline;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Whether this Java machine is doing anything: a scan of its own, or help with another's. */
final class AtWork {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private AtWork() {}

    /** Does something, whatever else is going on here. */
    static <T> T during(Supplier<T> work) {
        COUNT.incrementAndGet();
        return ending(work);
    }

    /** Does something if nothing is going on here; empty if it was not done. */
    static <T> Optional<T> ifIdle(Supplier<T> work) {
        return COUNT.compareAndSet(0, 1) ? Optional.of(ending(work)) : Optional.empty();
    }

    /** Whether one thing at most is going on here. */
    static boolean isOnOneThing() {
        return COUNT.get() <= 1;
    }

    private static <T> T ending(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            COUNT.decrementAndGet();
        }
    }
}
