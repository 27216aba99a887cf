package org.petline.jobs.pipeline;

/** A crew of one: each order is done where it is given, in the thread of whoever gives it. */
final class OneThread implements Crew {
    private final ScanWork work;
    private final Faults faults;

    OneThread(ScanWork work, Faults faults) {
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
    public Comparison compare(SessionOrder order, String description) {
        String trouble = new SessionHelp(work.around()).with(order);
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
