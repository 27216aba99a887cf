package org.petline.jobs.scheduling;

import java.io.IOException;

/** There is nobody left to give orders to: the process was told to end, or the cluster has ended the application. */
public final class ClusterGoneException extends IOException {
    private static final long serialVersionUID = 1;

    ClusterGoneException() {
        super("Spark has ended the application: petline was told to stop, or the cluster gave up");
    }
}
