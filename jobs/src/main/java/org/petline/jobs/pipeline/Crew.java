package org.petline.jobs.pipeline;

import java.util.List;

/** Who does a run's orders: the executors of a cluster. */
interface Crew extends AutoCloseable {
    /** Takes an order; what was taken first is begun first. */
    Job submit(ScanOrder order, String description);

    /** Executors on which nothing runs. */
    int idleExecutors();

    /** Sends idle executors to help with an order that is under way. */
    Help help(ScanOrder order, String description);

    /** Has two scans of one person compared; what comes out is kept in the output folder. */
    Help compare(SessionOrder order, String description);

    /**
     * Makes sure that there is somebody to give orders to.
     *
     * @throws ClusterGoneException if there will be nobody any more
     */
    void requireAlive() throws ClusterGoneException;

    @Override
    void close();

    /** Brings a crew together for a run. */
    @FunctionalInterface
    interface Assembly {
        Crew assemble(String name, ScanWork work);
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

    /** Executors that were sent to help: with an order, or with what the driver would else do alone. */
    interface Help {
        boolean isDone();

        /** What kept some of them from helping to the end, once it is done; nothing if they were called off. */
        List<String> troubles();

        /** Calls them off. */
        void cancel();
    }

    /** An order without an answer. */
    final class JobLostException extends Exception {
        private static final long serialVersionUID = 1;

        private final int deaths;

        JobLostException(Throwable cause, int deaths) {
            super(cause.getMessage(), cause);
            this.deaths = deaths;
        }

        /** Executors that tried it in vain. */
        int deaths() {
            return deaths;
        }
    }
}
