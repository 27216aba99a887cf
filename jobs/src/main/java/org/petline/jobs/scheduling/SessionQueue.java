package org.petline.jobs.scheduling;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.petline.jobs.sessions.SessionPairKey;

/**
 * Has executors compare the scans of a person while others are still being done, so that no core waits for the driver to
 * do it when it writes the report. No scan waits for it, and what does not come of it the driver does after all.
 */
final class SessionQueue {
    /** As many as of scans: what one call back costs. */
    private static final int MOST_OUT = 512;

    private final ScanExecutors executors;
    private final ScanScheduler.Listener listener;
    private final Duration patience;
    private final Queue<SessionPairKey> waiting = new ArrayDeque<>();
    private final Map<SessionPairKey, ScanExecutors.Comparison> sent = new LinkedHashMap<>();

    private long heardNanos = System.nanoTime();

    /**
     * A queue from which nothing was sent yet.
     *
     * @param patience with executors of whom nothing is heard
     */
    SessionQueue(ScanExecutors executors, ScanScheduler.Listener listener, Duration patience) {
        this.executors = executors;
        this.listener = listener;
        this.patience = patience;
    }

    /** Sends out what can be compared now, and takes back what was. */
    void look() {
        waiting.addAll(listener.comparable());
        takeBack();
        while (!waiting.isEmpty() && sent.size() < MOST_OUT) {
            SessionPairKey order = waiting.poll();
            if (sent.isEmpty()) heardNanos = System.nanoTime();
            sent.put(order, executors.compare(order, "compare " + order));
        }
    }

    /** Whether something is still to be compared, and executors are heard of. */
    boolean isWorthWaitingFor() {
        boolean isBusy = !waiting.isEmpty() || !sent.isEmpty();
        return isBusy && System.nanoTime() - heardNanos < patience.toNanos();
    }

    /** Leaves the rest to the driver. */
    void callOff() {
        waiting.clear();
        takeBack();
        sent.values().forEach(ScanExecutors.Comparison::cancel);
        sent.clear();
    }

    private void takeBack() {
        for (Map.Entry<SessionPairKey, ScanExecutors.Comparison> each : new ArrayList<>(sent.entrySet())) {
            if (!each.getValue().isDone()) continue;
            sent.remove(each.getKey());
            heardNanos = System.nanoTime();
            String trouble = each.getValue().trouble();
            if (!trouble.isEmpty()) listener.comparisonEnded(each.getKey(), trouble);
        }
    }
}
