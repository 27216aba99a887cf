package org.petline.jobs.scheduling;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.petline.jobs.scan.PipelineReason;
import org.petline.jobs.scan.ScanFailure;
import org.petline.jobs.scan.ScanOrder;
import org.petline.jobs.scan.ScanOutcome;
import org.petline.jobs.sessions.SessionPairKey;

/**
 * A run's orders, from the first that is handed out to the last that comes back: what was begun first ends first or not,
 * no order waits for another's, and whatever becomes of one is told and costs the others nothing.
 *
 * <p>Stops early when time is up, when too many scans failed, or when the output folder is no longer this run's.
 */
public final class ScanScheduler {
    /** So many orders are out at once: what a cluster that grows with its work can see, and what one call back costs. */
    private static final int MOST_RUNNING = 512;

    /** Executors that may die with a scan: with its neighbours first, then alone. */
    private static final int MOST_DEATHS = 2;

    /** Scans under way when time is up have a tenth of it, but no more than this, to end. */
    private static final Duration LONGEST_GRACE = Duration.ofMinutes(5);

    /** The largest scanners' images take a minute on a busy machine. */
    private static final Duration LONGEST_COMPARISON = Duration.ofMinutes(10);

    private static final long LOOK_MILLIS = 10;

    private final ScanExecutors executors;
    private final RunLimits limits;
    private final Listener listener;
    private final SessionQueue sessions;
    private final long startNanos = System.nanoTime();
    private final List<RunningScan> running = new ArrayList<>();
    private final List<ScanOrder> unreached = new ArrayList<>();
    private int failures;

    public ScanScheduler(ScanExecutors executors, RunLimits limits, Listener listener) {
        this.executors = executors;
        this.limits = limits;
        this.listener = listener;
        this.sessions = new SessionQueue(executors, listener, limits.scanTime().orElse(LONGEST_COMPARISON));
    }

    /** Where a run's driver is told what happens, and does what only it can do. */
    public interface Listener {
        /** What Spark's pages call an order. */
        String describe(ScanOrder order);

        /** An order has come back, with the scan's entry in the ledger. */
        void ended(ScanOrder order, ScanOutcome outcome) throws IOException;

        /** An order will not come back: the driver settles it. */
        ScanOutcome settle(ScanOrder order, ScanFailure problem) throws IOException;

        /** Scans of one person that can be compared, each pair once. */
        List<SessionPairKey> comparable();

        /** An executor that was to compare two scans has met trouble; the driver will do it. */
        void comparisonEnded(SessionPairKey order, String trouble);

        /** Called between orders, many times a second: publishes now and then, and throws if the lock is lost. */
        void betweenScans() throws IOException;

        /** Whether somebody has asked the run to stop. */
        default boolean isStopAsked() {
            return false;
        }
    }

    /** Why the scheduler stopped. */
    public enum End {
        ALL_TRIED,
        STOPPED,
        TIME_UP,
        TOO_MANY_FAILURES
    }

    /**
     * How it ended.
     *
     * @param unreached scans that are still to be done
     */
    public record Report(End end, List<ScanOrder> unreached) {
        public Report {
            unreached = List.copyOf(unreached);
        }
    }

    /** A scan that an executor has, or waits for one. */
    private record RunningScan(ScanOrder order, ScanExecutors.Job job) {}

    /** Does all orders, in their order as executors become free. */
    public Report work(List<ScanOrder> orders) throws IOException, InterruptedException {
        try {
            return untilTheEnd(orders);
        } finally {
            sessions.callOff();
        }
    }

    private Report untilTheEnd(List<ScanOrder> orders) throws IOException, InterruptedException {
        Deque<ScanOrder> waiting = new ArrayDeque<>(orders);
        while (!waiting.isEmpty() || !running.isEmpty()) {
            Optional<End> early = early();
            if (early.isPresent()) return stop(early.get(), waiting);
            while (!waiting.isEmpty() && running.size() < MOST_RUNNING) send(waiting.poll());
            boolean stirred = collect(waiting);
            sessions.look();
            listener.betweenScans();
            if (!stirred) Thread.sleep(LOOK_MILLIS);
        }
        waitForSessions();
        return new Report(End.ALL_TRIED, unreached);
    }

    /** Until all that can be compared was, nothing is heard any more, or the time is up. */
    private void waitForSessions() throws IOException, InterruptedException {
        sessions.look();
        while (sessions.isWorthWaitingFor() && early().isEmpty()) {
            listener.betweenScans();
            Thread.sleep(LOOK_MILLIS);
            sessions.look();
        }
    }

    private void send(ScanOrder order) {
        running.add(new RunningScan(order, executors.submit(order, listener.describe(order))));
    }

    private Optional<End> early() {
        if (listener.isStopAsked()) return Optional.of(End.STOPPED);
        if (limits.failures().isPresent() && failures > limits.failures().getAsInt()) {
            return Optional.of(End.TOO_MANY_FAILURES);
        }
        boolean up =
                limits.time().isPresent() && elapsed().compareTo(limits.time().get()) >= 0;
        return up ? Optional.of(End.TIME_UP) : Optional.empty();
    }

    private boolean collect(Deque<ScanOrder> again) throws IOException {
        boolean stirred = false;
        for (Iterator<RunningScan> each = running.iterator(); each.hasNext(); ) {
            RunningScan back = each.next();
            if (!back.job.isDone()) continue;
            each.remove();
            stirred = true;
            take(back, again);
        }
        return stirred;
    }

    private void take(RunningScan back, Deque<ScanOrder> again) throws IOException {
        ScanOutcome outcome;
        try {
            outcome = back.job.outcome();
        } catch (ScanExecutors.JobLostException lost) {
            executors.requireAlive();
            listener.betweenScans();
            ScanOrder once = back.order.after(lost.deaths());
            if (once.deaths() < MOST_DEATHS) {
                again.add(once);
                return;
            }
            outcome = listener.settle(back.order, ScanFailure.of(PipelineReason.EXECUTOR_LOST, lost, "run"));
        }
        if (!outcome.isDone()) failures++;
        listener.ended(back.order, outcome);
    }

    /** Nothing new is begun; what is under way has a while to end, and is called back then. */
    private Report stop(End end, Deque<ScanOrder> waiting) throws IOException, InterruptedException {
        long stopNanos = System.nanoTime();
        Duration grace = end == End.TIME_UP ? shorter(limits.time().get().dividedBy(10), LONGEST_GRACE) : Duration.ZERO;
        unreached.addAll(waiting);
        for (Iterator<RunningScan> each = running.iterator(); each.hasNext(); ) {
            RunningScan idle = each.next();
            if (idle.job.isDone() || idle.job.hasBegun()) continue;
            each.remove();
            idle.job.cancel();
            unreached.add(idle.order);
        }
        Deque<ScanOrder> again = new ArrayDeque<>();
        while (!running.isEmpty() && System.nanoTime() - stopNanos < grace.toNanos()) {
            listener.betweenScans();
            if (!collect(again)) Thread.sleep(LOOK_MILLIS);
        }
        collect(again);
        unreached.addAll(again);
        for (RunningScan late : running) {
            late.job.cancel();
            unreached.add(late.order);
        }
        running.clear();
        return new Report(end, unreached);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
