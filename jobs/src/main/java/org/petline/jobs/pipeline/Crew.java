package org.petline.jobs.pipeline;

import java.io.IOException;

/** Who does a run's orders: the executors of a cluster. */
interface Crew extends AutoCloseable {
    /** Takes an order; what was taken first is begun first. */
    Job submit(ScanOrder order, String description);

    /**
     * Makes sure that there is somebody to give orders to.
     *
     * @throws IOException if the cluster has gone and will not come back
     */
    void requireAlive() throws IOException;

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
