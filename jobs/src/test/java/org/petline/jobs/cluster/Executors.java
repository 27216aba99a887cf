package org.petline.jobs.cluster;

/** How an application spreads over the cluster. */
enum Executors {
    TWO_WITH_ONE_CORE(2, 1, "768m"),
    ONE_WITH_TWO_CORES(1, 2, "1280m"),
    TWO_WITH_TWO_CORES(2, 2, "1280m");

    private final int count;
    private final int cores;
    private final String memory;

    Executors(int count, int cores, String memory) {
        this.count = count;
        this.cores = cores;
        this.memory = memory;
    }

    int count() {
        return count;
    }

    /** Of one executor. */
    int cores() {
        return cores;
    }

    /** Heap of one executor. */
    String memory() {
        return memory;
    }
}
