package org.petline.jobs.run;

import org.petline.jobs.scan.ScanOrder;
import org.petline.jobs.scan.ScanOutcome;
import org.petline.jobs.scan.ScanTask;
import org.petline.jobs.scheduling.ScanExecutors;
import org.petline.jobs.sessions.SessionPairKey;
import org.petline.jobs.sessions.SessionTask;

/** One executor: each order is done where it is given, in the thread of whoever gives it. */
final class OneThread implements ScanExecutors {
    private final ScanTask work;
    private final Faults faults;

    OneThread(ScanTask work, Faults faults) {
        this.work = work;
        this.faults = faults;
    }

    /** An order that came back at once. */
    private record Back(ScanOutcome answer, Throwable lost) implements Job {
        @Override
        public boolean isDone() {
            return true;
        }

        @Override
        public boolean hasBegun() {
            return true;
        }

        @Override
        public ScanOutcome outcome() throws JobLostException {
            if (lost != null) throw new JobLostException(lost, 1);
            return answer;
        }

        @Override
        public void cancel() {
            // It is over.
        }
    }

    @Override
    public Job submit(ScanOrder order, String description) {
        faults.enterTask();
        try {
            return new Back(work.of(order, order.deaths()), null);
        } catch (Halted end) {
            if (!faults.onlyTheExecutorDied()) throw end;
            return new Back(null, end);
        } catch (RuntimeException unanswered) {
            return new Back(null, unanswered);
        } finally {
            faults.leaveTask();
        }
    }

    @Override
    public Comparison compare(SessionPairKey order, String description) {
        String trouble = new SessionTask(work.context()).with(order);
        return new Comparison() {
            @Override
            public boolean isDone() {
                return true;
            }

            @Override
            public String trouble() {
                return trouble;
            }

            @Override
            public void cancel() {
                // It is over.
            }
        };
    }

    @Override
    public void requireAlive() {
        // This thread is.
    }

    @Override
    public void close() {
        // Nothing was started.
    }
}
