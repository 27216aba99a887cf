package org.petline.jobs.scheduling;

import org.petline.jobs.scan.ScanOrder;
import org.petline.jobs.scan.ScanOutcome;
import org.petline.jobs.scan.ScanTask;
import org.petline.jobs.sessions.SessionPairKey;

/** Who does a run's orders: the executors of a cluster. */
public interface ScanExecutors extends AutoCloseable {
    /** Takes an order; what was taken first is begun first. */
    Job submit(ScanOrder order, String description);

    /** Has two scans of one person compared; what comes out is kept in the output folder. */
    Comparison compare(SessionPairKey order, String description);

    /**
     * Makes sure that there is somebody to give orders to.
     *
     * @throws ClusterGoneException if there will be nobody any more
     */
    void requireAlive() throws ClusterGoneException;

    @Override
    void close();

    /** Connects to the executors of a run. */
    @FunctionalInterface
    interface Factory {
        ScanExecutors connect(String name, ScanTask work);
    }

    /** One order under way. */
    interface Job {
        boolean isDone();

        /** Whether an executor works on it. */
        boolean hasBegun();

        /**
         * What became of it, once it is done.
         *
         * @throws JobLostException if the executors that tried it died, or the order was cancelled
         */
        ScanOutcome outcome() throws JobLostException;

        /** Ends it, begun or not. */
        void cancel();
    }

    /** A comparison that an executor makes so that the driver need not. */
    interface Comparison {
        boolean isDone();

        /** What kept it from being made, once it is done; empty if nothing did, or if it was called off. */
        String trouble();

        /** Calls it off. */
        void cancel();
    }

    /** An order without an answer. */
    final class JobLostException extends Exception {
        private static final long serialVersionUID = 1;

        private final int deaths;

        public JobLostException(Throwable cause, int deaths) {
            super(cause.getMessage(), cause);
            this.deaths = deaths;
        }

        /** Executors that tried it in vain. */
        int deaths() {
            return deaths;
        }
    }
}
