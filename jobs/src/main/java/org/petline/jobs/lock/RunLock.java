package org.petline.jobs.lock;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.petline.Refusal;
import org.petline.files.Store;

/**
 * One run's hold on an output folder.
 *
 * <p>Taking it means making the file of the next number, which only one of several can; then all earlier files are
 * deleted, before anything else is written. A holder gives a sign of life several times a lease. Whoever wants the lock
 * watches that sign by its own stopwatch, never by comparing clocks: a holder that is silent for a lease, or whose
 * process has ended on this very machine, is succeeded. An earlier holder that wakes up finds its file gone
 * ({@link Fence}).
 *
 * <p>Needs of the file system that a file can be made only where there is none; no lock of the operating system's.
 */
public final class RunLock implements Closeable {
    private static final int BEATS_A_LEASE = 12;
    private static final int LOOKS_A_BEAT = 4;

    private final LockFiles files;
    private final Fence fence;
    private final boolean hadToWait;
    private final Thread heart;
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile IOException lost;

    private RunLock(LockFiles files, Fence fence, Duration lease, boolean hadToWait) {
        this.files = files;
        this.fence = fence;
        this.hadToWait = hadToWait;
        this.heart = new Thread(() -> keepBeating(lease.dividedBy(BEATS_A_LEASE)), "petline lock");
        heart.setDaemon(true);
    }

    /**
     * How to go about it.
     *
     * @param lease how long a holder may be silent before it is succeeded
     * @param patience how long to wait for a holder that is alive; zero not to wait
     */
    public record Manner(Duration lease, Duration patience) {
        /** Two minutes of silence; no waiting. */
        public static final Manner DEFAULT = new Manner(Duration.ofMinutes(2), Duration.ZERO);
    }

    /**
     * Takes the lock.
     *
     * @param says is told in a sentence whom this run waits for or succeeds
     * @throws Refusal OUTPUT_LOCKED if another run is alive and patience is over
     */
    public static RunLock take(Store output, Manner manner, Consumer<String> says)
            throws IOException, InterruptedException {
        LockFiles files = new LockFiles(output);
        Holder self = Holder.here();
        long begun = System.nanoTime();
        Watch watch = new Watch(files);
        boolean waits = false;
        while (true) {
            OptionalLong last = files.last();
            if (last.isEmpty() || files.isReleased(last.getAsLong())) {
                if (files.take(last.orElse(0) + 1, self)) return held(files, last.orElse(0) + 1, manner, waits);
                continue;
            }
            long number = last.getAsLong();
            Duration silence = watch.silenceOf(number);
            boolean dead = files.readHolder(number).map(Holder::isKnownToBeDead).orElse(false);
            if (dead || silence.compareTo(manner.lease()) > 0) {
                LockState earlier = LockState.of(output).orElse(null);
                if (!files.take(number + 1, self)) continue;
                says.accept("petline: took over from a run that "
                        + (dead ? "has died" : "was silent for " + silence.toSeconds() + " s")
                        + (earlier == null ? "" : ": " + earlier.sentence()));
                return held(files, number + 1, manner, true);
            }
            boolean patient = System.nanoTime() - begun < manner.patience().toNanos();
            if (watch.sawItAlive() && !patient) throw locked(output);
            if (!waits && manner.patience().compareTo(Duration.ZERO) > 0) {
                waits = true;
                says.accept("petline: waits for another run: "
                        + LockState.of(output).map(LockState::sentence).orElse("which is just ending"));
            }
            Thread.sleep(manner.lease()
                            .dividedBy((long) BEATS_A_LEASE * LOOKS_A_BEAT)
                            .toMillis()
                    + 1);
        }
    }

    private static RunLock held(LockFiles files, long number, Manner manner, boolean waited) throws IOException {
        files.deleteBefore(number);
        RunLock lock = new RunLock(files, new Fence(number), manner.lease(), waited);
        lock.heart.start();
        return lock;
    }

    private static Refusal locked(Store output) throws IOException {
        Refusal refusal = Refusal.of(LockReason.OUTPUT_LOCKED).file(output.location());
        return LockState.of(output)
                .map(state -> refusal.found(state.sentence()))
                .orElse(refusal);
    }

    /** Whether another run held the folder first: what was read before may be old. */
    public boolean hadToWait() {
        return hadToWait;
    }

    /** What this run's tasks carry with them. */
    public Fence fence() {
        return fence;
    }

    /**
     * Makes sure that the folder is still this run's.
     *
     * @throws LockLostException if a later run has taken it over
     */
    public void requireHeld() throws IOException {
        IOException gone = lost;
        if (gone != null) throw gone;
        fence.check(files.output());
    }

    /**
     * As {@link #requireHeld}, by what the last heartbeat met: for asking often, without a word to the file system.
     *
     * @throws LockLostException if a later run had taken the folder over by then
     */
    public void requireHeldAtLastBeat() throws IOException {
        IOException gone = lost;
        if (gone != null) throw gone;
    }

    private void keepBeating(Duration pause) {
        for (long beat = 1; ; beat++) {
            try {
                fence.check(files.output());
                String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
                files.beat(fence.number(), new LockFiles.Beat(beat, now));
            } catch (LockLostException gone) {
                lost = gone;
                return;
            } catch (IOException | RuntimeException missed) {
                // A beat that could not be written is a silent moment; if it lasts, another run may succeed this one.
                // Whatever a file system throws, the heart goes on: silent for ever, the night would be another's.
            }
            try {
                if (released.await(pause.toMillis() + 1, TimeUnit.MILLISECONDS)) return;
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    /**
     * Gives the lock back, if it is still this run's. What the run did is done and told by now; a lock that cannot be
     * given back falls silent and is succeeded after its lease, which makes nothing of it untrue.
     */
    @Override
    public void close() {
        released.countDown();
        try {
            heart.join();
            requireHeld();
            files.release(fence.number());
        } catch (IOException notGivenBack) {
            // A successor holds the folder and knows what to think of us, or will.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long a holder has been silent, by this process's own stopwatch. */
    private static final class Watch {
        private final LockFiles files;
        private long number = -1;
        private long beats;
        private long heardNanos;
        private boolean stirred;

        Watch(LockFiles files) {
            this.files = files;
        }

        Duration silenceOf(long held) throws IOException {
            long now = files.readBeat(held).map(LockFiles.Beat::beats).orElse(0L);
            if (held != number || now != beats) {
                stirred = held == number;
                number = held;
                beats = now;
                heardNanos = System.nanoTime();
            }
            return Duration.ofNanos(System.nanoTime() - heardNanos);
        }

        boolean sawItAlive() {
            return stirred;
        }
    }
}
