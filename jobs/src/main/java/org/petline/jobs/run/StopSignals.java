package org.petline.jobs.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.petline.jobs.scheduling.StopCause;
import org.petline.jobs.scheduling.StopRequest;

/**
 * Makes a request to stop of the first signal that would end the process, for as long as this is open: left to the Java
 * machine, Spark and its file systems would end under the run, which then could publish nothing. The second signal ends
 * the process at once.
 */
public final class StopSignals implements AutoCloseable {
    private final StopRequest request = new StopRequest();
    private final Deque<Runnable> restorations = new ArrayDeque<>();

    private StopSignals() {}

    /**
     * Listens from now on.
     *
     * @param unheeded what becomes of a signal before a run has begun anything
     */
    public static StopSignals listening(Consumer<StopCause> unheeded) {
        StopSignals signals = new StopSignals();
        for (StopCause cause : StopCause.values()) {
            SystemSignal.of(cause.signal()).ifPresent(signal -> signals.listen(signal, cause, unheeded));
        }
        return signals;
    }

    private void listen(SystemSignal signal, StopCause cause, Consumer<StopCause> unheeded) {
        Optional<Object> before = signal.handle(() -> {
            restore();
            if (!request.ask(cause)) unheeded.accept(cause);
        });
        if (before.isEmpty()) return;
        // Whoever has the process ignore a signal does not want it ended by that one.
        if (signal.isIgnored(before.get())) signal.handleAsBefore(before.get());
        else {
            synchronized (restorations) {
                restorations.push(() -> signal.handleAsBefore(before.get()));
            }
        }
    }

    private void restore() {
        synchronized (restorations) {
            while (!restorations.isEmpty()) restorations.pop().run();
        }
    }

    /** What the signals ask for. */
    public StopRequest request() {
        return request;
    }

    /** Gives the signals back to whoever had them. */
    @Override
    public void close() {
        restore();
    }
}
