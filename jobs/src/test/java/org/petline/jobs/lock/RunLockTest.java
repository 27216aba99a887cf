package org.petline.jobs.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.Refusal;
import org.petline.files.Store;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.store.InterposedStore;

class RunLockTest {
    private static final int TAKERS = 4;
    private static final int ROUNDS = 50;

    /** So long that no test sees its end. */
    private static final RunLock.Manner PATIENT_LEASE = new RunLock.Manner(Duration.ofHours(1), Duration.ZERO);

    /** So short that a test can see its end; the holder's heart beats twelve times in it. */
    private static final RunLock.Manner SHORT_LEASE = new RunLock.Manner(Duration.ofMillis(300), Duration.ZERO);

    private static final Holder US = new Holder("us", "a-host", "a-boot", 7, 1, "2026-01-01T00:00:00Z");

    private static final Store.Content TEXT = out -> out.write('x');

    @TempDir
    private Path folder;

    private Store output;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void openFolder() {
        output = HadoopSettings.ofThisProcess().storeAt(folder.toString());
    }

    @Test
    void ofSeveralTakersOneWinsInEveryRound() throws Exception {
        LockFiles files = new LockFiles(output);
        CyclicBarrier together = new CyclicBarrier(TAKERS);
        ExecutorService takers = Executors.newFixedThreadPool(TAKERS);
        try {
            List<Callable<List<Long>>> all = new ArrayList<>();
            for (int taker = 0; taker < TAKERS; taker++) {
                all.add(() -> {
                    List<Long> won = new ArrayList<>();
                    for (long number = 1; number <= ROUNDS; number++) {
                        together.await();
                        if (files.take(number, Holder.here())) won.add(number);
                    }
                    return won;
                });
            }
            List<Long> won = new ArrayList<>();
            for (Future<List<Long>> taker : takers.invokeAll(all)) won.addAll(taker.get());
            assertThat(won).hasSize(ROUNDS).doesNotHaveDuplicates();
        } finally {
            takers.shutdownNow();
        }
        assertThat(files.last()).hasValue(ROUNDS);
    }

    @Test
    void holdersThatReleaseFollowOneAnotherAndNeverHoldTogether() throws Exception {
        RunLock.Manner waiting = new RunLock.Manner(Duration.ofSeconds(10), Duration.ofHours(1));
        Set<Long> numbers = new HashSet<>();
        List<String> inside = new ArrayList<>();
        ExecutorService takers = Executors.newFixedThreadPool(TAKERS);
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (int taker = 0; taker < TAKERS; taker++) {
                all.add(() -> {
                    try (RunLock lock = RunLock.take(output, waiting, sentence -> {})) {
                        // Without a Java lock: a second holder would see the first one's file.
                        assertThat(output.create("holder.txt", TEXT)).isTrue();
                        synchronized (numbers) {
                            numbers.add(lock.fence().number());
                            inside.add("held");
                        }
                        output.delete("holder.txt");
                    }
                    return null;
                });
            }
            for (Future<Void> taker : takers.invokeAll(all)) taker.get();
        } finally {
            takers.shutdownNow();
        }
        assertThat(numbers).hasSize(TAKERS);
        assertThat(inside).hasSize(TAKERS);
    }

    @Test
    void aDeadProcessIsSucceededAtOnceByName() throws Exception {
        new LockFiles(output).take(5, dead());
        try (RunLock lock = take(PATIENT_LEASE)) {
            assertThat(lock.fence().number()).isEqualTo(6);
            assertThat(lock.hadToWait()).isTrue();
        }
        assertThat(said)
                .singleElement()
                .asString()
                .contains("has died", "process " + ProcessHandle.current().pid() + " on a-host since 2026-01-01");
    }

    @Test
    void aSilentHolderIsSucceededAfterItsLease() throws Exception {
        new LockFiles(output).take(1, elsewhere());
        long begun = System.nanoTime();
        try (RunLock lock = take(SHORT_LEASE)) {
            assertThat(lock.fence().number()).isEqualTo(2);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(SHORT_LEASE.lease());
        assertThat(said).singleElement().asString().contains("was silent", "process 7 on another-host");
    }

    @Test
    void aHolderThatLivesElsewhereIsNotSucceededWhileItsHeartBeats() throws Exception {
        LockFiles files = new LockFiles(output);
        files.take(1, elsewhere());
        Thread heart = new Thread(() -> {
            try {
                for (long beat = 1; !Thread.interrupted(); beat++) {
                    files.beat(1, new LockFiles.Beat(beat, "by its own clock"));
                    Thread.sleep(5);
                }
            } catch (IOException | InterruptedException ended) {
                // The test is over.
            }
        });
        heart.start();
        try {
            assertThatThrownBy(() -> take(new RunLock.Manner(Duration.ofSeconds(20), Duration.ZERO)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("OUTPUT_LOCKED")
                    .hasMessageContaining("process 7 on another-host since 2026-01-01");
        } finally {
            heart.interrupt();
            heart.join();
        }
        assertThat(files.last()).hasValue(1);
    }

    @Test
    void oneThatIsStillHeldInThisProcessIsRefused() throws Exception {
        try (RunLock first = take(new RunLock.Manner(Duration.ofSeconds(2), Duration.ZERO))) {
            assertThatThrownBy(() -> take(new RunLock.Manner(Duration.ofSeconds(30), Duration.ZERO)))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("OUTPUT_LOCKED")
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
            first.requireHeld();
        }
    }

    @Test
    void whoeverLostItCanWriteCreateAndDeleteNothingMore() throws Exception {
        RunLock first = take(PATIENT_LEASE);
        Store ours = new FencedStore(output, first.fence());
        ours.write("kept.txt", TEXT);
        new LockFiles(output).take(2, dead());
        new LockFiles(output).deleteBefore(2);

        assertThatThrownBy(() -> ours.write("kept.txt", out -> out.write('y'))).isInstanceOf(LockLostException.class);
        assertThatThrownBy(() -> ours.write("new.txt", TEXT)).isInstanceOf(LockLostException.class);
        assertThatThrownBy(() -> ours.create("new.txt", TEXT)).isInstanceOf(LockLostException.class);
        assertThatThrownBy(() -> ours.delete("kept.txt")).isInstanceOf(LockLostException.class);
        assertThatThrownBy(first::requireHeld).isInstanceOf(LockLostException.class);
        first.close();

        assertThat(folder.resolve("kept.txt")).hasContent("x");
        assertThat(folder.resolve("new.txt")).doesNotExist();
        assertThat(folder.resolve(HadoopSettings.STAGING)).isEmptyDirectory();
        assertThat(LockState.of(output)).get().extracting(LockState::fence).isEqualTo(new Fence(2));
    }

    @Test
    void oneThatIsLostInTheMiddleOfAWriteLeavesTheOldBytes() throws Exception {
        try (RunLock first = take(PATIENT_LEASE)) {
            Store ours = new FencedStore(output, first.fence());
            ours.write("kept.txt", TEXT);
            Store.Content paused = (OutputStream out) -> {
                out.write("later".getBytes(StandardCharsets.UTF_8));
                new LockFiles(output).take(2, dead());
                new LockFiles(output).deleteBefore(2);
            };
            assertThatThrownBy(() -> ours.write("kept.txt", paused)).isInstanceOf(LockLostException.class);
            assertThat(folder.resolve("kept.txt")).hasContent("x");
        }
    }

    @Test
    void aNumberIsNeverUsedTwice() throws Exception {
        List<Long> numbers = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            try (RunLock lock = take(PATIENT_LEASE)) {
                numbers.add(lock.fence().number());
            }
        }
        assertThat(numbers).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(LockState.of(output)).isEmpty();
    }

    @Test
    void aHolderWhoseFileIsGarbageIsWaitedForAndThenSucceeded() throws Exception {
        output.write("petline/locks/00000003.json", out -> out.write(new byte[] {'{', 0, 1}));
        output.write("petline/locks/a-users-file.txt", TEXT);
        try (RunLock lock = take(SHORT_LEASE)) {
            assertThat(lock.fence().number()).isEqualTo(4);
        }
        assertThat(folder.resolve("petline/locks/a-users-file.txt")).hasContent("x");
    }

    @Test
    void aTakerThatStoodStillWhileTwoOthersCameDoesNotTakeANumberOfThePast() throws Exception {
        LockFiles files = new LockFiles(output);
        Store paused = pausedBeforeCreate(output, () -> {
            take(PATIENT_LEASE).close();
            files.take(2, elsewhere());
            files.deleteBefore(2);
        });
        try (RunLock late = RunLock.take(paused, SHORT_LEASE, said::add)) {
            assertThat(late.fence().number()).isEqualTo(3);
        }
        assertThat(said).singleElement().asString().contains("another-host");
    }

    /** A file system's client may throw anything: "Filesystem closed", "Shutdown in progress". */
    @Test
    void aHeartThatMeetsADefectBeatsOn() throws Exception {
        AtomicBoolean struck = new AtomicBoolean();
        CountDownLatch beatsAfter = new CountDownLatch(3);
        Store defective = new InterposedStore(output, (step, path) -> {
            if (!path.endsWith(".beat.json") || step != InterposedStore.Step.WRITE) return;
            if (!struck.getAndSet(true)) throw new IllegalStateException("shutdown in progress");
            beatsAfter.countDown();
        });
        try (RunLock lock = RunLock.take(defective, SHORT_LEASE, said::add)) {
            assertThat(beatsAfter.await(1, TimeUnit.MINUTES)).as("beats").isTrue();
            lock.requireHeld();
        }
    }

    /** The run has said how it ended; that its lock lies there is the next run's to wait for. */
    @Test
    void aLockThatCannotBeGivenBackChangesNoVerdict() throws Exception {
        Store full = new InterposedStore(output, (step, path) -> {
            if (path.endsWith(".released.json")) throw new IOException("disk full");
        });
        assertThatCode(() -> RunLock.take(full, SHORT_LEASE, said::add).close()).doesNotThrowAnyException();
        try (RunLock next = take(SHORT_LEASE)) {
            assertThat(next.fence().number()).isEqualTo(2);
        }
    }

    /** As NFS does when its first answer is lost; waiting for oneself would cost a lease. */
    @Test
    void aFileThatIsSaidToHaveBeenThereIsOursIfItSaysSo() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Store nfs = new InterposedStore(output, (step, path) -> {
            if (step != InterposedStore.Step.CREATE || over.getAndSet(true)) return;
            new LockFiles(output).take(1, US);
        });
        LockFiles files = new LockFiles(nfs);
        assertThat(files.take(1, US)).isTrue();
        assertThat(files.take(1, elsewhere())).isFalse();
    }

    private RunLock take(RunLock.Manner manner) throws IOException, InterruptedException {
        return RunLock.take(output, manner, said::add);
    }

    /** A process of this machine that is no more: its number now belongs to another one, ours. */
    private static Holder dead() {
        Holder here = Holder.here();
        return new Holder("dead", "a-host", here.machine(), here.process(), 1, "2026-01-01T00:00:00Z");
    }

    /** A process of which nothing can be told from here. */
    private static Holder elsewhere() {
        return new Holder("elsewhere", "another-host", "another-boot", 7, 1, "2026-01-01T00:00:00Z");
    }

    /** What others do while this process stands still. */
    @FunctionalInterface
    private interface Meanwhile {
        void happens() throws IOException, InterruptedException;
    }

    /** A folder whose user stands still once, before the first file that it makes. */
    private static Store pausedBeforeCreate(Store store, Meanwhile meanwhile) {
        AtomicBoolean over = new AtomicBoolean();
        return new InterposedStore(store, (step, path) -> {
            if (step != InterposedStore.Step.CREATE || over.getAndSet(true)) return;
            try {
                meanwhile.happens();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
    }
}
