package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.petline.jobs.run.TinyStudy.BAD;
import static org.petline.jobs.run.TinyStudy.GOOD;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.files.Store;
import org.petline.jobs.lock.RunLock;
import org.petline.jobs.plan.Discovery;
import org.petline.jobs.plan.Effort;
import org.petline.jobs.plan.RunPlan;
import org.petline.jobs.plan.ScanFilter;
import org.petline.jobs.scan.ScanOrder;
import org.petline.jobs.scan.ScanOutcome;
import org.petline.jobs.scan.ScanTask;
import org.petline.jobs.scan.Trust;
import org.petline.jobs.scheduling.RunLimits;
import org.petline.jobs.scheduling.ScanExecutors;
import org.petline.jobs.sessions.SessionPairKey;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.stages.ScratchFullException;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.store.InterposedStore;
import org.petline.jobs.store.Stores;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputLayout;

/** What a night does with its limits and with what it does not trust, in this thread and without Spark. */
class NightTest {
    private static final SettingsReader STILL = DrawnPictures.STILL;

    @TempDir
    private Path folder;

    private final Stores disk = HadoopSettings.ofThisProcess();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private boolean hasExecutors = true;
    private TinyStudy study;
    private Path out;

    @BeforeEach
    void copy() throws IOException {
        study = TinyStudy.shared().copyTo(folder);
        out = folder.resolve("out");
    }

    /** Of a scan that was not done no contents are known: stamps alone say that its files are the same. */
    @Test
    void aRefusedScanIsReadAgainWhereStampsAreNotTrusted() throws Exception {
        FileTime stamp = Files.getLastModifiedTime(study.pet());
        byte[] right = Files.readAllBytes(study.pet());
        study.bytes(study.pet(), Scene::flipped);
        Files.setLastModifiedTime(study.pet(), stamp);
        assertThat(night(STILL)).isEqualTo(2);
        assertThat(WholeRun.status(out, BAD)).isEqualTo("refused");

        study.bytes(study.pet(), damaged -> right);
        Files.setLastModifiedTime(study.pet(), stamp);
        assertThat(night(STILL)).isEqualTo(2);
        Effort normal = Effort.NORMAL;
        assertThat(night(disk, STILL, normal, Trust.CONTENTS, RunLimits.NONE)).isZero();
        assertThat(WholeRun.status(out, BAD)).isEqualTo("done");
    }

    @Test
    void whatTheTimeLimitDoesNotReachWaitsAndIsDoneByTheNextRun() throws Exception {
        RunLimits none = new RunLimits(Optional.of(Duration.ofMillis(50)), Optional.empty(), OptionalInt.empty());
        hasExecutors = false;
        assertThat(night(disk, STILL, Effort.NORMAL, Trust.STAMPS, none)).isEqualTo(2);
        assertThat(WholeRun.status(out, BAD)).isEqualTo("waiting");
        assertThat(text()).contains("time is up", "2 waiting", "NOT_REACHED");

        hasExecutors = true;
        assertThat(night(STILL)).isZero();
        assertThat(WholeRun.status(out, BAD)).isEqualTo("done");
        hasExecutors = false;
        SettingsReader uniform = STILL.withAssignment("kinetics.weights=uniform");
        assertThat(night(disk, uniform, Effort.NORMAL, Trust.STAMPS, none)).isEqualTo(2);
        assertThat(WholeRun.status(out, GOOD)).as("its last good result stands").isEqualTo("stale");
        hasExecutors = true;
        assertThat(night(uniform)).isZero();
        assertThat(WholeRun.status(out, GOOD)).isEqualTo("done");
    }

    @Test
    void aScanThatLacksMemoryBesideOthersIsDoneAlone() throws Exception {
        assertThat(night(new Cramped(1, BAD + "_pet.nii.gz", NightTest::heapFull), STILL))
                .isZero();
        assertThat(WholeRun.status(out, BAD)).isEqualTo("done");
    }

    @Test
    void aScanThatLacksScratchBesideOthersIsDoneAlone() throws Exception {
        assertThat(night(new Cramped(1, BAD + "_pet.nii.gz", NightTest::scratchFull), STILL))
                .isZero();
        assertThat(WholeRun.status(out, BAD)).isEqualTo("done");
    }

    @Test
    void aScanThatLacksMemoryEvenAloneIsSetAsideUntilThereIsMore() throws Exception {
        Stores cramped = new Cramped(Integer.MAX_VALUE, BAD + "_pet.nii.gz", NightTest::heapFull);
        assertThat(night(cramped, STILL)).isEqualTo(2);
        LedgerEntry entry = WholeRun.ledger(out).get(BAD);
        assertThat(entry.row().outcome().status()).isEqualTo("failed");
        assertThat(entry.row().outcome().reasonCode()).isEqualTo("OUT_OF_MEMORY");
        assertThat(entry.row().outcome().remedy()).contains("--retry-failed");
        assertThat(WholeRun.status(out, GOOD)).isEqualTo("done");

        said.reset();
        assertThat(night(STILL)).as("not tried again every night").isEqualTo(2);
        assertThat(text()).contains("nothing to do");
        RunPlan.Basis more = new RunPlan.Basis(entry.stages(), null, Effort.NORMAL, Trust.STAMPS, "64g");
        assertThat(RunPlan.of(List.of(found(BAD)), WholeRun.ledger(out), more).due())
                .extracting(RunPlan.Planned::why)
                .singleElement()
                .asString()
                .contains("OUT_OF_MEMORY", "64g");
        assertThat(night(disk, STILL, Effort.RETRY_FAILED, Trust.STAMPS, RunLimits.NONE))
                .isZero();
    }

    @Test
    void aScanThatFindsNoRoomForScratchIsTriedAgainWhenThereIs() throws Exception {
        Stores cramped = new Cramped(Integer.MAX_VALUE, BAD + "_pet.nii.gz", NightTest::scratchFull);
        assertThat(night(cramped, STILL)).isEqualTo(2);
        LedgerEntry entry = WholeRun.ledger(out).get(BAD);
        assertThat(entry.row().outcome().status()).isEqualTo("failed");
        assertThat(entry.row().outcome().reasonCode()).isEqualTo("SCRATCH_FULL");
        assertThat(entry.row().outcome().message()).contains("take 2060.0 MB of scratch, and 100.0 MB are free");
        assertThat(entry.row().outcome().remedy()).contains("--work-dir");
        assertThat(WholeRun.status(out, GOOD)).isEqualTo("done");
        assertThat(night(STILL)).as("the next night, by itself").isZero();
    }

    @Test
    void aScanWhoseFileIsNeverReadToItsEndIsGivenUp() throws Exception {
        study.forgetTheNeighbour();
        RunLimits each = new RunLimits(Optional.empty(), Optional.of(Duration.ofMillis(20)), OptionalInt.empty());
        Effort normal = Effort.NORMAL;
        CountDownLatch end = new CountDownLatch(1);
        try {
            Stores hanging = new Hanging(BAD + "_pet.nii.gz", end);
            assertThat(night(hanging, STILL, normal, Trust.STAMPS, each)).isEqualTo(2);
        } finally {
            end.countDown();
        }
        LedgerEntry entry = WholeRun.ledger(out).get(BAD);
        assertThat(entry.row().outcome().status()).isEqualTo("failed");
        assertThat(entry.row().outcome().reasonCode()).isEqualTo("SCAN_TIMED_OUT");
        assertThat(entry.row().outcome().remedy()).contains("--retry-failed");
    }

    @Test
    void rehashFindsAChangeThatLengthAndTimeHideAndWritesNothingIfThereIsNone() throws Exception {
        assertThat(night(STILL)).isZero();
        SortedMap<String, String> before = FolderPrint.withTimes(out);
        assertThat(rehash()).isZero();
        assertThat(FolderPrint.changed(before, FolderPrint.withTimes(out)))
                .allMatch(path ->
                        path.matches("petline/(runs|locks)/.*|petline/(verdict|run).json|petline/metrics.prom"));

        FileTime time = Files.getLastModifiedTime(study.sidecar());
        String text = Files.readString(study.sidecar());
        String other = text.replaceFirst("(\"InjectedRadioactivity\" ?: ?)\\d", "$1" + "9");
        assertThat(other).isNotEqualTo(text).hasSameSizeAs(text);
        Files.writeString(study.sidecar(), other);
        Files.setLastModifiedTime(study.sidecar(), time);

        said.reset();
        assertThat(night(STILL)).isZero();
        assertThat(text()).as("hidden from length and time").contains("nothing to do");
        String injected =
                String.valueOf(WholeRun.ledger(out).get(BAD).row().acquisition().injectedRadioactivity());
        assertThat(rehash()).isZero();
        assertThat(String.valueOf(
                        WholeRun.ledger(out).get(BAD).row().acquisition().injectedRadioactivity()))
                .isNotEqualTo(injected);
    }

    @Test
    void aDryRunNamesTheStagesThatAreDueAndWhy() throws Exception {
        assertThat(dryRun(STILL))
                .contains("do ", "unpack     new", "realign    follows unpack", "fit        follows correct");
        assertThat(out).doesNotExist();
        assertThat(night(STILL)).isZero();
        assertThat(dryRun(STILL)).contains("skip", "nothing changed", "0 to do, 2 up to date");

        String kinetics = dryRun(STILL.withAssignment("kinetics.weights=uniform"));
        assertThat(kinetics)
                .contains("fit        settings of kinetics changed", "publish    follows fit")
                .doesNotContain("realign", "sample", "unpack");

        Files.setLastModifiedTime(study.pet(), FileTime.fromMillis(1_700_000_000_000L));
        assertThat(dryRun(STILL).lines().filter(line -> line.contains(BAD)))
                .anyMatch(line -> line.contains("unpack") && line.contains("contents decide"));
    }

    @Test
    void aDryRunNamesScansThatLeftTheDataset() throws Exception {
        assertThat(night(STILL)).isZero();
        study.forgetTheNeighbour();
        assertThat(dryRun(STILL))
                .containsPattern("gone +" + GOOD + " .*no longer in the dataset")
                .contains("0 to do, 1 up to date");
        assertThat(WholeRun.status(out, GOOD)).isEqualTo("done");
    }

    private String dryRun(SettingsReader settings) throws Exception {
        said.reset();
        RunLimits none = RunLimits.NONE;
        assertThat(night(disk, settings, Effort.DRY_RUN_OF_STAGES, Trust.STAMPS, none))
                .isZero();
        return text();
    }

    private int rehash() throws Exception {
        return night(disk, STILL, Effort.NORMAL, Trust.CONTENTS, RunLimits.NONE);
    }

    @Test
    void whatAKilledTaskStillWroteIsTidiedUp() throws Exception {
        Path staging = out.resolve(HadoopSettings.STAGING);
        Lingering lingering = new Lingering(staging);
        Effort normal = Effort.NORMAL;
        assertThat(night(lingering, STILL, normal, Trust.STAMPS, RunLimits.NONE))
                .isZero();
        assertThat(staging).isEmptyDirectory();
    }

    private int night(SettingsReader settings) throws Exception {
        return night(disk, settings);
    }

    private int night(Stores stores, SettingsReader settings) throws Exception {
        return night(stores, settings, Effort.NORMAL, Trust.STAMPS, RunLimits.NONE);
    }

    private int night(Stores stores, SettingsReader settings, Effort effort, Trust trust, RunLimits limits)
            throws Exception {
        if (!effort.isDry()) DrawnPictures.begin(out);
        RunRequest request = new RunRequest(
                new RunRequest.Places(
                        study.root().toString(),
                        out.toString(),
                        List.of(),
                        Optional.of(folder.resolve("scratch").toString())),
                new ScanFilter(List.of(), List.of(), List.of(), Optional.empty()),
                settings,
                effort,
                trust,
                limits,
                RunRequest.Guards.with(RunLock.Manner.DEFAULT),
                "test");
        PrintWriter words = new PrintWriter(said, true, StandardCharsets.UTF_8);
        Progress progress = new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), Progress.Look.LOG);
        return new Pipeline(progress, words, stores, (name, work) -> new ThisThread(work, hasExecutors)).run(request);
    }

    private String text() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private org.petline.jobs.scanfiles.FoundScan found(String scan) throws IOException {
        return Discovery.of(
                        org.petline.bids.DatasetIndex.of(
                                disk.storeAt(study.root().toString()), List.of()),
                        disk,
                        STILL.settings())
                .scans()
                .stream()
                .filter(each -> each.key().stem().equals(scan))
                .findFirst()
                .orElseThrow();
    }

    /** Does an order in this thread, or never, as a cluster without executors. */
    private record ThisThread(ScanTask work, boolean hasExecutors) implements ScanExecutors {
        @Override
        public Job submit(ScanOrder order, String description) {
            return new Job() {
                @Override
                public boolean isDone() {
                    return hasExecutors;
                }

                @Override
                public boolean hasBegun() {
                    return false;
                }

                @Override
                public ScanOutcome outcome() {
                    return work.of(order, order.deaths());
                }

                @Override
                public void cancel() {}
            };
        }

        @Override
        public Comparison compare(SessionPairKey order, String description) {
            throw new IllegalStateException("no person was scanned twice");
        }

        @Override
        public void requireAlive() {}

        @Override
        public void close() {}
    }

    /** A cluster on which a task that was killed still begins a file while the tables are being published. */
    private record Lingering(Path staging) implements Stores {
        @Override
        public Store storeAt(String location) {
            return new InterposedStore(HadoopSettings.ofThisProcess().storeAt(location), (step, path) -> {
                if (step == InterposedStore.Step.WRITE && path.startsWith(OutputLayout.TABLES + "/")) {
                    Files.createDirectories(staging);
                    Files.writeString(staging.resolve("half-a-file"), "half");
                }
            });
        }
    }

    private static void heapFull() {
        throw new OutOfMemoryError("Java heap space");
    }

    private static void scratchFull() {
        throw new ScratchFullException(2_060_000_000L, 100_000_000);
    }

    /** A disk that does not answer when one file is opened, and hears no call, until all is over. */
    private record Hanging(String name, CountDownLatch end) implements Stores {
        @Override
        public Store storeAt(String location) {
            return new InterposedStore(HadoopSettings.ofThisProcess().storeAt(location), (step, path) -> {
                if (step != InterposedStore.Step.OPEN || !path.endsWith(name)) return;
                boolean called = false;
                while (end.getCount() > 0) {
                    try {
                        end.await();
                    } catch (InterruptedException unheard) {
                        called = true;
                    }
                }
                if (called) Thread.currentThread().interrupt();
                throw new IOException("unmounted");
            });
        }
    }

    /** What happens where there is no room. */
    @FunctionalInterface
    private interface Lack extends Serializable {
        void show();
    }

    /** A machine that has no room for one file the first times that it is opened, but for the look at its header. */
    private static final class Cramped implements Stores {
        private static final long serialVersionUID = 1;

        private final String name;
        private final Lack lack;
        private int left;
        private boolean sized;

        Cramped(int times, String name, Lack lack) {
            this.left = times;
            this.name = name;
            this.lack = lack;
        }

        @Override
        public Store storeAt(String location) {
            return new InterposedStore(HadoopSettings.ofThisProcess().storeAt(location), (step, path) -> {
                if (step != InterposedStore.Step.OPEN || !path.endsWith(name)) return;
                if (!sized) sized = true;
                else if (left-- > 0) lack.show();
            });
        }
    }
}
