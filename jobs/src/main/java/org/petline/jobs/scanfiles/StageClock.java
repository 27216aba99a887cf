package org.petline.jobs.scanfiles;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long each stage of a scan took, by the wall and by the processor; what was kept from before takes no time. */
public final class StageClock {
    private static final double NANOS = 1e9;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<String, Times> stages = new LinkedHashMap<>();
    private double elsewhereSeconds;

    /** Seconds of one stage. */
    public record Times(double seconds, double cpuSeconds) {
        Times plus(Times more) {
            return new Times(seconds + more.seconds, cpuSeconds + more.cpuSeconds);
        }
    }

    /** A stage's work. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    /** Runs a stage on this thread and takes its time; repeated runs add up. */
    public <T> T time(String stage, Work<T> work) throws IOException {
        long wall = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        elsewhereSeconds = 0;
        try {
            return work.run();
        } finally {
            double here = (threads.getCurrentThreadCpuTime() - cpu) / NANOS;
            Times spent = new Times((System.nanoTime() - wall) / NANOS, here + elsewhereSeconds);
            stages.merge(stage, spent, Times::plus);
        }
    }

    /** Work of the stage under way, on another thread for which its own waits: its processor time counts too. */
    public <T> T elsewhere(Work<T> work) throws IOException {
        long cpu = threads.getCurrentThreadCpuTime();
        try {
            return work.run();
        } finally {
            elsewhereSeconds += (threads.getCurrentThreadCpuTime() - cpu) / NANOS;
        }
    }

    /** Times by stage, in the order in which stages first ran. */
    public Map<String, Times> stages() {
        return Collections.unmodifiableMap(stages);
    }

    /** All stages together. */
    public Times total() {
        return stages.values().stream().reduce(new Times(0, 0), Times::plus);
    }
}
