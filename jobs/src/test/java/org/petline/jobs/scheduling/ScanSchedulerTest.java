package org.petline.jobs.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.petline.bids.ScanKey;
import org.petline.bids.T1w;
import org.petline.files.SourceFile;
import org.petline.jobs.scan.ScanFailure;
import org.petline.jobs.scan.ScanOrder;
import org.petline.jobs.scan.ScanOutcome;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.sessions.SessionPairKey;

@Timeout(60)
class ScanSchedulerTest {
    private final List<String> told = new ArrayList<>();
    private final List<String> submitted = new ArrayList<>();
    private final List<SessionPairKey> comparable = new ArrayList<>();
    private boolean comparisonsHang;

    @Test
    void ordersGoOutInTheirOrderAndAllComeBack() throws Exception {
        ScanScheduler.Report report =
                scheduler(order -> done(order), RunLimits.NONE).work(orders("a", "b", "c"));
        assertThat(submitted).containsExactly("a 0", "b 0", "c 0");
        assertThat(told).containsExactly("a done", "b done", "c done");
        assertThat(report).isEqualTo(new ScanScheduler.Report(ScanScheduler.End.ALL_TRIED, List.of()));
    }

    @Test
    void aScanWhoseExecutorDiedIsTriedAgainAloneAndTheOthersGoOn() throws Exception {
        Function<ScanOrder, ScanExecutors.Job> diesOnce =
                order -> name(order).equals("a") && order.deaths() == 0 ? lost(1) : done(order);
        scheduler(diesOnce, RunLimits.NONE).work(orders("a", "b"));
        assertThat(submitted).containsExactly("a 0", "b 0", "a 1");
        assertThat(told).containsExactly("b done", "a done");
    }

    @Test
    void aScanThatKillsTwoExecutorsIsSetAside() throws Exception {
        Function<ScanOrder, ScanExecutors.Job> poison = order -> name(order).equals("a") ? lost(1) : done(order);
        scheduler(poison, RunLimits.NONE).work(orders("a", "b"));
        assertThat(told).containsExactly("b done", "a EXECUTOR_LOST", "a failed");
    }

    @Test
    void aScanThatTheClusterTriedTwiceIsNotGivenOutAgain() throws Exception {
        scheduler(order -> lost(2), RunLimits.NONE).work(orders("a"));
        assertThat(submitted).containsExactly("a 0");
        assertThat(told).containsExactly("a EXECUTOR_LOST", "a failed");
    }

    @Test
    void oneFailureTooManyStopsAndNamesWhatIsLeft() throws Exception {
        RunLimits one = new RunLimits(Optional.empty(), Optional.empty(), OptionalInt.of(1));
        Function<ScanOrder, ScanExecutors.Job> bad =
                order -> name(order).startsWith("bad") ? ended(outcome(order, "refused")) : idle();
        ScanScheduler.Report report = scheduler(bad, one).work(orders("bad1", "bad2", "c"));
        assertThat(report.end()).isEqualTo(ScanScheduler.End.TOO_MANY_FAILURES);
        assertThat(report.unreached()).extracting(ScanSchedulerTest::name).containsExactly("c");
        assertThat(told).containsExactly("bad1 refused", "bad2 refused");
    }

    @Test
    void whenTimeIsUpNothingIsBegunAndWhatIsUnderWayMayEnd() throws Exception {
        RunLimits soon = new RunLimits(Optional.of(Duration.ofMillis(200)), Optional.empty(), OptionalInt.empty());
        FakeJob idle = idle();
        FakeJob slow = new FakeJob(null, true);
        Function<ScanOrder, ScanExecutors.Job> mixed = order -> name(order).equals("idle") ? idle : slow;
        ScanScheduler.Report report = scheduler(mixed, soon).work(orders("slow", "idle"));
        assertThat(report.end()).isEqualTo(ScanScheduler.End.TIME_UP);
        assertThat(report.unreached()).extracting(ScanSchedulerTest::name).containsExactly("idle", "slow");
        assertThat(idle.cancelled).isTrue();
        assertThat(slow.cancelled).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void sessionsAreComparedBeforeTheShiftEnds() throws Exception {
        Function<ScanOrder, ScanExecutors.Job> second = order -> {
            if (name(order).equals("b")) comparable.add(new SessionPairKey("a", "b"));
            return done(order);
        };
        ScanScheduler.Report report = scheduler(second, RunLimits.NONE).work(orders("a", "b"));
        assertThat(submitted).containsExactly("a 0", "b 0", "compare a and b");
        assertThat(told).containsExactly("a done", "b done", "a and b: the executor was lost");
        assertThat(report.end()).isEqualTo(ScanScheduler.End.ALL_TRIED);
    }

    @Test
    void whenTimeIsUpTheDriverComparesTheRest() throws Exception {
        RunLimits soon = new RunLimits(Optional.of(Duration.ofMillis(200)), Optional.empty(), OptionalInt.empty());
        comparisonsHang = true;
        comparable.add(new SessionPairKey("a", "b"));
        ScanScheduler.Report report = scheduler(order -> done(order), soon).work(orders("b"));
        assertThat(submitted).containsExactly("b 0", "compare a and b", "called off");
        assertThat(report.unreached()).as("every scan was done").isEmpty();
        assertThat(told).containsExactly("b done");
    }

    @Test
    void aComparisonThatNeverEndsIsLeftToTheDriver() throws Exception {
        RunLimits each = new RunLimits(Optional.empty(), Optional.of(Duration.ofMillis(50)), OptionalInt.empty());
        comparisonsHang = true;
        comparable.add(new SessionPairKey("a", "b"));
        assertThat(scheduler(order -> done(order), each).work(orders("b")).end())
                .isEqualTo(ScanScheduler.End.ALL_TRIED);
        assertThat(submitted).containsExactly("b 0", "compare a and b", "called off");
    }

    @Test
    void aClusterThatIsGoneBlamesNoScan() {
        ScanScheduler scheduler =
                new ScanScheduler(new FakeExecutors(order -> lost(1), false), RunLimits.NONE, new Listener());
        assertThatThrownBy(() -> scheduler.work(orders("a"))).isInstanceOf(ClusterGoneException.class);
        assertThat(told).isEmpty();
    }

    private ScanScheduler scheduler(Function<ScanOrder, ScanExecutors.Job> jobs, RunLimits limits) {
        return new ScanScheduler(new FakeExecutors(jobs, true), limits, new Listener());
    }

    private static List<ScanOrder> orders(String... names) {
        List<ScanOrder> orders = new ArrayList<>();
        for (String name : names) {
            SourceFile file = new SourceFile("/data", name, 1, 1);
            ScanKey key = new ScanKey(name, "", "", "", "", "");
            orders.add(new ScanOrder(
                    new FoundScan(
                            "study",
                            key,
                            file,
                            List.of(file),
                            FoundScan.MrFiles.of(new T1w(file, ""), file, List.of()),
                            List.of(),
                            FoundScan.Transforms.NONE),
                    0));
        }
        return orders;
    }

    private static String name(ScanOrder order) {
        return order.scan().key().participantId();
    }

    private static FakeJob done(ScanOrder order) {
        return ended(outcome(order, "done"));
    }

    private static ScanOutcome outcome(ScanOrder order, String status) {
        return new ScanOutcome(order.name(), status, "");
    }

    private static FakeJob ended(ScanOutcome outcome) {
        FakeJob job = new FakeJob(outcome, true);
        job.done = true;
        return job;
    }

    private static FakeJob lost(int deaths) {
        FakeJob job = new FakeJob(null, true);
        job.done = true;
        job.deaths = deaths;
        return job;
    }

    private static FakeJob idle() {
        return new FakeJob(null, false);
    }

    /** A job whose answer is known; none means that its executors died. */
    private static final class FakeJob implements ScanExecutors.Job {
        private final ScanOutcome outcome;
        private boolean begun;
        private boolean done;
        private boolean cancelled;
        private int deaths;

        FakeJob(ScanOutcome outcome, boolean begun) {
            this.outcome = outcome;
            this.begun = begun;
        }

        @Override
        public boolean isDone() {
            return done;
        }

        @Override
        public boolean hasBegun() {
            return begun;
        }

        @Override
        public ScanOutcome outcome() throws ScanExecutors.JobLostException {
            if (outcome == null)
                throw new ScanExecutors.JobLostException(new CancellationException("no answer"), deaths);
            return outcome;
        }

        @Override
        public void cancel() {
            cancelled = true;
            done = true;
        }
    }

    private final class FakeExecutors implements ScanExecutors {
        private final Function<ScanOrder, ScanExecutors.Job> jobs;
        private final boolean alive;

        FakeExecutors(Function<ScanOrder, ScanExecutors.Job> jobs, boolean alive) {
            this.jobs = jobs;
            this.alive = alive;
        }

        @Override
        public Job submit(ScanOrder order, String description) {
            submitted.add(name(order) + " " + order.deaths());
            return jobs.apply(order);
        }

        @Override
        public Comparison compare(SessionPairKey order, String description) {
            submitted.add(description);
            return new Comparison() {
                @Override
                public boolean isDone() {
                    return !comparisonsHang;
                }

                @Override
                public String trouble() {
                    return "the executor was lost";
                }

                @Override
                public void cancel() {
                    submitted.add("called off");
                }
            };
        }

        @Override
        public void requireAlive() throws ClusterGoneException {
            if (!alive) throw new ClusterGoneException();
        }

        @Override
        public void close() {}
    }

    private class Listener implements ScanScheduler.Listener {
        @Override
        public String describe(ScanOrder order) {
            return order.name();
        }

        @Override
        public void ended(ScanOrder order, ScanOutcome outcome) {
            told.add(name(order) + " " + outcome.status());
        }

        @Override
        public ScanOutcome settle(ScanOrder order, ScanFailure problem) {
            told.add(name(order) + " " + problem.code());
            return outcome(order, "failed");
        }

        @Override
        public List<SessionPairKey> comparable() {
            List<SessionPairKey> now = List.copyOf(comparable);
            comparable.clear();
            return now;
        }

        @Override
        public void comparisonEnded(SessionPairKey order, String trouble) {
            told.add(order + ": " + trouble);
        }

        @Override
        public void betweenScans() {}
    }
}
