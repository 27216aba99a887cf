package org.petline.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.petline.bids.ScanKey;
import org.petline.bids.SourceFile;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.stages.FoundScan;

class HelpDeskTest {
    private static final ScanOrder LARGE = order("large1");
    private static final ScanOrder OTHER = order("large2");
    private static final ScanOrder SMALL = order("small");

    private final List<String> log = new ArrayList<>();
    private final FakeCrew crew = new FakeCrew();
    private final HelpDesk desk = new HelpDesk(crew, new Office());

    @Test
    void idleExecutorsHelpTheFirstThatIsWorthItOnce() {
        crew.idle = 1;
        for (int look = 0; look < 5; look++) desk.look(List.of(SMALL, LARGE));
        assertThat(log).containsExactly("help with sub-large1");
    }

    @Test
    void nobodyIsSentWhileAllAreBusy() {
        desk.look(List.of(LARGE));
        assertThat(log).isEmpty();
        crew.idle = 1;
        desk.look(List.of(LARGE));
        assertThat(log).containsExactly("help with sub-large1");
    }

    @Test
    void whoIsStillIdleHelpsTheNext() {
        crew.idle = 2;
        desk.look(List.of(LARGE, OTHER));
        desk.look(List.of(LARGE, OTHER));
        assertThat(log).containsExactly("help with sub-large1", "help with sub-large2");
    }

    @Test
    void theExecutorOfAScanThatEndedMayHelpAnother() {
        crew.idle = 1;
        desk.look(List.of(LARGE, OTHER));
        crew.idle = 0;
        desk.look(List.of(LARGE, OTHER));
        crew.idle = 1;
        desk.look(List.of(OTHER));
        assertThat(log).containsExactly("help with sub-large1", "cancelled sub-large1", "help with sub-large2");
    }

    @Test
    void troubleIsTold() {
        crew.idle = 1;
        desk.look(List.of(LARGE));
        crew.done = true;
        desk.look(List.of(LARGE));
        assertThat(log).containsExactly("help with sub-large1", "large1: the disk was full");
    }

    @Test
    void nobodyIsRiskedForAScanThatKilledAnExecutor() {
        crew.idle = 1;
        desk.look(List.of(LARGE.after(1)));
        assertThat(log).isEmpty();
    }

    @Test
    void allIsCalledOffAndMayBeginAgain() {
        crew.idle = 1;
        desk.look(List.of(LARGE));
        desk.callOff();
        desk.look(List.of(LARGE));
        assertThat(log).containsExactly("help with sub-large1", "cancelled sub-large1", "help with sub-large1");
    }

    /** A driver that waited for a disk that does not answer would call back nothing that takes too long. */
    @Test
    void theDriverReadsNoFileToTellWhoIsWorthHelping() {
        Surroundings around = new Surroundings(
                location -> {
                    throw new AssertionError("the driver reads " + location);
                },
                null,
                SettingsReader.defaults().settings(),
                "",
                null,
                "run",
                new Executors(1, "1g"),
                RunRequest.Trust.STAMPS,
                "");
        ScanHelp help = new ScanHelp(around);
        assertThat(help.isWorthwhile(order("large", 50_000_000))).isTrue();
        assertThat(help.isWorthwhile(order("small", 500_000))).isFalse();
    }

    /** An executor that was idle may be gone by the time it is asked. */
    @Test
    void helpIsAskedForByOneAtLeast() {
        assertThat(Cluster.offers(0, 0)).isOne();
        assertThat(Cluster.offers(-2, 0)).isOne();
        assertThat(Cluster.offers(-2, 3)).isEqualTo(3);
        assertThat(Cluster.offers(8, 3)).isEqualTo(8);
        assertThat(Cluster.offers(1_000, 100)).isEqualTo(100);
    }

    private static ScanOrder order(String name) {
        return order(name, 1);
    }

    private static ScanOrder order(String name, long bytes) {
        SourceFile file = new SourceFile("/data", name, bytes, 1);
        ScanKey key = new ScanKey(name, "", "", "", "", "");
        FoundScan scan = new FoundScan(
                "study", key, file, List.of(file), file, "", file, List.of(), List.of(), List.of(), List.of());
        return new ScanOrder(scan, 0);
    }

    private static String name(ScanOrder order) {
        return order.scan().key().participantId();
    }

    private final class FakeCrew implements Crew {
        private int idle;
        private boolean done;

        @Override
        public Job submit(ScanOrder order, String description) {
            throw new AssertionError("a desk gives no orders");
        }

        @Override
        public int idleExecutors() {
            return idle;
        }

        @Override
        public Help help(ScanOrder order, String description) {
            log.add(description);
            return new FakeHelp(order);
        }

        @Override
        public Help compare(SessionOrder order, String description) {
            throw new AssertionError("no scan has ended");
        }

        @Override
        public void requireAlive() {}

        @Override
        public void close() {}

        private final class FakeHelp implements Help {
            private final ScanOrder order;
            private boolean cancelled;

            FakeHelp(ScanOrder order) {
                this.order = order;
            }

            @Override
            public boolean isDone() {
                return done;
            }

            @Override
            public List<String> troubles() {
                return cancelled ? List.of() : List.of("the disk was full");
            }

            @Override
            public void cancel() {
                cancelled = true;
                log.add("cancelled " + order.name());
            }
        }
    }

    private final class Office implements Shift.Office {
        @Override
        public String describe(ScanOrder order) {
            return order.name();
        }

        @Override
        public void ended(ScanOrder order, ScanOutcome outcome) {}

        @Override
        public ScanOutcome settle(ScanOrder order, Problem problem) {
            throw new AssertionError("a desk settles nothing");
        }

        @Override
        public boolean isWaiting(ScanOrder order) {
            return false;
        }

        @Override
        public boolean isWorthHelping(ScanOrder order) {
            return name(order).startsWith("large");
        }

        @Override
        public void helpEnded(ScanOrder order, String trouble) {
            log.add(name(order) + ": " + trouble);
        }

        @Override
        public List<SessionOrder> comparable() {
            return List.of();
        }

        @Override
        public void comparisonEnded(SessionOrder order, String trouble) {}

        @Override
        public void lookAround() {}
    }
}
