package org.petline.jobs;

/** The one place that starts and ends the program, under spark-submit and on its own. */
public final class Main {
    private static final String CLUSTER_MODE = "cluster";

    private Main() {}

    /** Runs the command line and ends the Java machine with its verdict: 0, 1, 2 or 3. */
    public static void main(String[] arguments) {
        int verdict = CommandLineRunner.run(arguments);
        if (verdict == 0) return;
        // In cluster mode the driver is not ours to end: an exit would hide the final status from the resource manager.
        if (CLUSTER_MODE.equals(System.getProperty("spark.submit.deployMode"))) throw new FailedRun(verdict);
        System.exit(verdict);
    }

    /** Tells a resource manager that the run did not end well; the verdict file says how. */
    private static final class FailedRun extends RuntimeException {
        FailedRun(int verdict) {
            super("petline ended with verdict " + verdict + "; see petline/verdict.json in the output folder", null);
        }
    }
}
