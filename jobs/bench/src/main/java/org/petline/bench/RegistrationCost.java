package org.petline.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;

/**
 * What motion correction of one scan costs, estimation frames in memory.
 *
 * @param cpuSeconds of all threads, on one worker
 * @param seconds on one worker, by the clock
 * @param secondsOnTwo on two workers
 * @param peakHeapMib most heap in use meanwhile, garbage and the estimation frames included: an upper bound, which a
 *     smaller heap lowers
 */
public record RegistrationCost(double cpuSeconds, double seconds, double secondsOnTwo, double peakHeapMib) {
    private static final double NANO = 1e-9;
    private static final double MIB = 1 << 20;

    /** Measures the correction of a scan, warm. */
    static RegistrationCost of(MotionTrial trial) throws IOException {
        run(trial, 1);
        ManagementFactory.getMemoryMXBean().gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        double cpu = processCpuSeconds();
        double one = run(trial, 1);
        cpu = processCpuSeconds() - cpu;
        double peak = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) peak += pool.getPeakUsage().getUsed() / MIB;
        }
        return new RegistrationCost(cpu, one, run(trial, 2), peak);
    }

    /** Seconds by the clock; parallel streams within stay on the pool's workers. */
    private static double run(MotionTrial trial, int workers) throws IOException {
        ForkJoinPool pool = new ForkJoinPool(workers);
        try {
            long start = System.nanoTime();
            pool.submit(trial::estimate).get();
            return NANO * (System.nanoTime() - start);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } finally {
            pool.shutdown();
        }
    }

    private static double processCpuSeconds() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return NANO * system.getProcessCpuTime();
    }
}
