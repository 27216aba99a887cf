package org.petline.jobs.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScanTimeLimitTest {
    private static final ScanTimeLimit SHORT = ScanTimeLimit.of(Duration.ofMillis(20));
    private static final ScanTimeLimit LONG = ScanTimeLimit.of(Duration.ofDays(1));

    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void letAllEnd() {
        end.countDown();
    }

    @Test
    void workThatHearsNoCallIsGivenUp() {
        assertThatThrownBy(() -> SHORT.within(this::hang)).isInstanceOf(TimeoutException.class);
    }

    /** A neighbour may be the one that hangs. */
    @Test
    void timeBeforeTheWorkBeginsIsNotCounted() {
        AtomicBoolean waited = new AtomicBoolean();
        assertThatThrownBy(() -> SHORT.within(begins -> {
                    assertThatThrownBy(() -> SHORT.within(this::hang)).isInstanceOf(TimeoutException.class);
                    waited.set(true);
                    return hang(begins);
                }))
                .isInstanceOf(TimeoutException.class);
        assertThat(waited).isTrue();
    }

    @Test
    void workInTimeAnswersAndWhatItThrowsArrivesAsItWas() throws Exception {
        assertThat(LONG.<String>within(begins -> "done")).isEqualTo("done");
        OutOfMemoryError full = new OutOfMemoryError("Java heap space");
        assertThatThrownBy(() -> LONG.within(begins -> {
                    throw full;
                }))
                .isSameAs(full);
    }

    @Test
    void withoutALimitTheWorkIsDoneWhereItIsAskedFor() throws Exception {
        assertThat(ScanTimeLimit.NONE.<Thread>within(begins -> Thread.currentThread()))
                .isSameAs(Thread.currentThread());
    }

    @Test
    void whoeverIsCalledBackCallsTheWorkBack() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch heard = new CountDownLatch(1);
        CompletableFuture<Throwable> answer = new CompletableFuture<>();
        Thread caller = new Thread(() -> answer.complete(failure(() -> LONG.within(begins -> {
            begins.run();
            begun.countDown();
            try {
                end.await();
            } catch (InterruptedException called) {
                heard.countDown();
            }
            return "";
        }))));
        caller.start();
        begun.await();
        caller.interrupt();
        assertThat(answer.get()).isInstanceOf(InterruptedException.class);
        heard.await();
    }

    /** In an executor what nobody catches ends the process. */
    @Test
    void aThreadThatDoesNotEndIsTheEndOfItsExecutor() throws Exception {
        CompletableFuture<Throwable> uncaught = new CompletableFuture<>();
        ThreadGroup executor = new ThreadGroup("executor") {
            @Override
            public void uncaughtException(Thread thread, Throwable failure) {
                uncaught.complete(failure);
            }
        };
        ScanTimeLimit impatient = new ScanTimeLimit(Duration.ofMillis(1), Duration.ofMillis(1));
        new Thread(executor, () -> failure(() -> impatient.within(this::hang)), "task").start();
        assertThat(uncaught.get()).hasMessage("task, limited was called back and does not end");
    }

    /** Begins, and hears no call. */
    private String hang(Runnable begins) {
        begins.run();
        while (true) {
            try {
                end.await();
                return "";
            } catch (InterruptedException unheard) {
                // As a read that never returns.
            }
        }
    }

    /** Something that may be called back. */
    @FunctionalInterface
    private interface Deed {
        Object done() throws Exception;
    }

    private static Throwable failure(Deed deed) {
        try {
            return new AssertionError("no failure, but " + deed.done());
        } catch (Exception failure) {
            return failure;
        }
    }
}
