package org.petline.jobs.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Counts the steps of one run and lets one of them go wrong. Steps of other threads (the lock's heart) are not counted,
 * so that the same run has the same steps, but share the process's fate.
 */
public final class Faults {
    private final Fault fault;
    private final Predicate<Step> where;
    private final Thread owner = Thread.currentThread();
    private final List<Step> steps = new ArrayList<>();
    private Step struck;
    private volatile boolean dead;
    private volatile boolean unreachable;
    private volatile boolean unwritable;
    private volatile boolean undeletable;
    private boolean inTask;

    private Faults(Fault fault, Predicate<Step> where) {
        this.fault = fault;
        this.where = where;
    }

    /** A healthy file system, whose steps are counted. */
    public static Faults none() {
        return new Faults(Fault.FAIL_BEFORE, step -> false);
    }

    /** One fault, at the first step that fits. */
    public static Faults at(Fault fault, Predicate<Step> where) {
        return new Faults(fault, where);
    }

    /** What a step does. */
    @FunctionalInterface
    interface Deed<T> {
        T get() throws IOException;
    }

    /** One step under way. */
    final class Happening {
        private final Step step;
        private final boolean strikes;

        private Happening(Step step, boolean strikes) {
            this.step = step;
            this.strikes = strikes;
        }

        /** Whether half of the step is to be done. */
        boolean endsHalfWay() {
            return strikes
                    && (fault == Fault.HALT_HALF_WAY || fault == Fault.EXECUTOR_DIES || fault == Fault.DISK_FULL);
        }

        /** Before it is done. */
        void before() throws IOException {
            if (!strikes) return;
            if (fault == Fault.FAIL_FOR_EVER || fault == Fault.READ_ONLY || fault == Fault.FAIL_BEFORE) fail();
        }

        /** Half of it was done. */
        void halfWay() throws IOException {
            if (fault == Fault.DISK_FULL) fail();
            halt();
        }

        /** After it was done. */
        void after() throws IOException {
            if (!strikes) return;
            if (fault == Fault.DO_AND_FAIL) fail();
            halt();
        }

        private void fail() throws IOException {
            throw new IOException("fault " + fault + " at " + step);
        }

        private void halt() {
            dead = true;
            throw new Halted(String.valueOf(step));
        }
    }

    /** A step begins. */
    Happening begin(Step.Kind kind, String path) throws IOException {
        boolean ours = Thread.currentThread() == owner;
        if (dead && ours) throw new Halted("an earlier step");
        boolean refused = dead
                || unreachable
                || (unwritable && (kind == Step.Kind.WRITE || kind == Step.Kind.NAME))
                || (undeletable && kind == Step.Kind.DELETE);
        if (refused) throw new IOException("fault " + fault + " lasts at " + kind + " " + path);
        if (!ours) return new Happening(null, false);
        Step step = new Step(steps.size() + 1, kind, path);
        steps.add(step);
        boolean strikes = struck == null && where.test(step) && (inTask || fault != Fault.EXECUTOR_DIES);
        if (strikes) {
            struck = step;
            unreachable = fault == Fault.FAIL_FOR_EVER;
            unwritable = fault == Fault.DISK_FULL || fault == Fault.READ_ONLY;
            undeletable = fault == Fault.READ_ONLY;
        }
        return new Happening(step, strikes);
    }

    /** A step that is done whole or not at all. */
    <T> T around(Step.Kind kind, String path, Deed<T> deed) throws IOException {
        Happening happening = begin(kind, path);
        happening.before();
        if (happening.endsHalfWay()) happening.halfWay();
        T result = deed.get();
        happening.after();
        return result;
    }

    /** A task begins in an executor. */
    void enterTask() {
        inTask = true;
    }

    /** A task ended, or its executor with it. */
    void leaveTask() {
        inTask = false;
        if (fault == Fault.EXECUTOR_DIES) dead = false;
    }

    /** Whether what ended was an executor and not the run. */
    boolean onlyTheExecutorDied() {
        return inTask && fault == Fault.EXECUTOR_DIES;
    }

    /** The step that went wrong, if any did. */
    public Optional<Step> struck() {
        return Optional.ofNullable(struck);
    }

    /** All steps so far. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }
}
