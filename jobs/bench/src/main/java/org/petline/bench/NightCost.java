package org.petline.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a night cost.
 *
 * @param cpuSeconds of this process, all threads
 * @param files that were written below the output folder and are there afterwards; {@code bytes} of them
 * @param heapMib the most that was left on the heap after a collection; NaN if there was none
 */
public record NightCost(double seconds, double cpuSeconds, long files, long bytes, double heapMib) {
    private static final double NANOS = 1e9;
    private static final double MIB = 1 << 20;

    /** What is measured. */
    @FunctionalInterface
    public interface Night {
        void run() throws IOException;
    }

    /** Measures a night. */
    public static NightCost of(Path output, Night night) throws IOException {
        Map<Path, String> before = files(output);
        System.gc();
        HeapWatch heap = HeapWatch.start();
        long start = System.nanoTime();
        long cpu = cpuNanos();
        try {
            night.run();
        } finally {
            heap.stop();
        }
        double seconds = (System.nanoTime() - start) / NANOS;
        double cpuSeconds = (cpuNanos() - cpu) / NANOS;
        long count = 0;
        long bytes = 0;
        for (Map.Entry<Path, String> file : files(output).entrySet()) {
            if (file.getValue().equals(before.get(file.getKey()))) continue;
            count++;
            bytes += Files.size(file.getKey());
        }
        return new NightCost(seconds, cpuSeconds, count, bytes, heap.mostMib());
    }

    /** Each file with what changes when it is replaced. */
    private static Map<Path, String> files(Path folder) throws IOException {
        Map<Path, String> files = new HashMap<>();
        if (!Files.isDirectory(folder)) return files;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                try {
                    BasicFileAttributes found = Files.readAttributes(each, BasicFileAttributes.class);
                    if (found.isRegularFile()) files.put(each, found.fileKey() + " " + found.lastModifiedTime());
                } catch (NoSuchFileException gone) {
                    // A temporary file of Spark's that was on its way out.
                }
            }
        }
        return files;
    }

    private static long cpuNanos() {
        java.lang.management.OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system instanceof com.sun.management.OperatingSystemMXBean known ? known.getProcessCpuTime() : 0;
    }

    /** Looks at the heap now and then; what the last collection left counts, and not what is garbage already. */
    private static final class HeapWatch implements Runnable {
        private static final long PAUSE_MILLIS = 200;

        private final Thread thread = new Thread(this, "heap-watch");
        private volatile long most;

        static HeapWatch start() {
            HeapWatch watch = new HeapWatch();
            watch.thread.setDaemon(true);
            watch.thread.start();
            return watch;
        }

        @Override
        public void run() {
            try {
                while (true) {
                    look();
                    Thread.sleep(PAUSE_MILLIS);
                }
            } catch (InterruptedException over) {
                look();
            }
        }

        private void look() {
            long used = 0;
            for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
                MemoryUsage left = pool.getCollectionUsage();
                if (left != null) used += left.getUsed();
            }
            most = Math.max(most, used);
        }

        void stop() {
            thread.interrupt();
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        double mostMib() {
            return most == 0 ? Double.NaN : most / MIB;
        }
    }
}
