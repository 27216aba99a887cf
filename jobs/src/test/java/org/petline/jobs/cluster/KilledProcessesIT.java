package org.petline.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.petline.jobs.tables.PollingReader;
import org.petline.jobs.testing.Hdfs;
import org.petline.testing.Exhaustive;

/**
 * Processes of a real cluster killed while scans are half done, with study and output on HDFS: whatever is killed, the
 * results are those of an undisturbed run, and a reader who polls sees no half a scan and fails never twice.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@ExtendWith(Testbed.Shared.class)
class KilledProcessesIT {
    private static final String LEDGER = "petline/ledger/";
    private static final String STAGES = "petline/stages/";

    @TempDir
    private Path folder;

    @Test
    void aKilledExecutorCostsOnlyTime(Testbed testbed) throws Exception {
        StandaloneCluster cluster = testbed.cluster();
        try (Submission run = submit(testbed, "/executor-killed");
                PollingReader duckDb = duckDb(testbed.hdfs(), "/executor-killed");
                PollingReader spark = spark(testbed.hdfs(), "/executor-killed")) {
            awaitHalfDone(testbed.hdfs(), "/executor-killed", run, 0);
            Worker worker = cluster.workers().get(0);
            SortedSet<String> before = worker.executorsEver();
            ProcessHandle executor = worker.executors().get(0);
            JavaProcess.kill(executor);
            assertThat(executor.isAlive()).isFalse();
            assertThat(entries(testbed.hdfs(), "/executor-killed")).hasSizeLessThan(SmallTrial.SCANS);

            assertThat(run.driver().await()).as(run.driver().output()).isZero();
            assertThat(run.events().tasksLostWithTheirExecutor()).isPositive();
            requireWhole(testbed, duckDb);
            requireWhole(testbed, spark);
            assertThat(worker.executorsEver()).hasSizeGreaterThan(before.size());
        }
        testbed.requireUndisturbed(testbed.hdfs().fetch("/executor-killed", folder.resolve("fetched")));
    }

    @Test
    @Exhaustive
    void aKilledWorkerCostsOnlyTime(Testbed testbed) throws Exception {
        StandaloneCluster cluster = testbed.cluster();
        try (Submission run = submit(testbed, "/worker-killed");
                PollingReader duckDb = duckDb(testbed.hdfs(), "/worker-killed")) {
            awaitHalfDone(testbed.hdfs(), "/worker-killed", run, 0);
            Worker worker = cluster.workers().get(1);
            worker.killWithExecutors();
            assertThat(worker.isAlive()).isFalse();
            assertThat(cluster.workers()).hasSize(1);
            assertThat(entries(testbed.hdfs(), "/worker-killed")).hasSizeLessThan(SmallTrial.SCANS);

            assertThat(run.driver().await()).as(run.driver().output()).isZero();
            assertThat(run.events().tasksLostWithTheirExecutor()).isPositive();
            requireWhole(testbed, duckDb);
        }
        testbed.requireUndisturbed(testbed.hdfs().fetch("/worker-killed", folder.resolve("fetched")));
    }

    @Test
    @Exhaustive
    void afterAKilledDriverTheNextRunGoesOnAndDoesNothingTwice(Testbed testbed) throws Exception {
        StandaloneCluster cluster = testbed.cluster();
        Hdfs hdfs = testbed.hdfs();
        SortedMap<String, Long> done;
        try (Submission run = submit(testbed, "/driver-killed")) {
            awaitHalfDone(hdfs, "/driver-killed", run, 1);
            List<ProcessHandle> executors = cluster.workers().stream()
                    .flatMap(worker -> worker.executors().stream())
                    .toList();
            run.driver().kill();
            assertThat(run.driver().isAlive()).isFalse();
            // Without a driver the executors end by themselves; until then they may finish what they are at.
            assertThat(executors).hasSize(2);
            executors.forEach(executor -> executor.onExit().join());
        }
        done = hdfs.times("/driver-killed");
        assertThat(entries(hdfs, "/driver-killed")).isNotEmpty().hasSizeLessThan(SmallTrial.SCANS);
        assertThat(done.keySet()).noneMatch(path -> path.matches("petline/runs/[^.]*\\.json"));

        try (Submission again = submit(testbed, "/driver-killed");
                PollingReader duckDb = duckDb(hdfs, "/driver-killed");
                PollingReader spark = spark(hdfs, "/driver-killed")) {
            assertThat(again.driver().await()).as(again.driver().output()).isZero();
            requireWhole(testbed, duckDb);
            requireWhole(testbed, spark);
        }
        // A scan that was being published begins that again: its entry in the ledger is the only commit.
        Set<String> committed = ledgerEntries(done);
        done.keySet()
                .removeIf(path -> !path.matches("petline/(ledger|stages)/.*")
                        && committed.stream().noneMatch(scan -> path.startsWith("petline/results/" + scan + "/")));
        assertThat(hdfs.times("/driver-killed")).containsAllEntriesOf(done);
        testbed.requireUndisturbed(hdfs.fetch("/driver-killed", folder.resolve("fetched")));
    }

    /** DuckDB, which cannot read HDFS itself, with what a copy of the tables of this moment holds. */
    private PollingReader duckDb(Hdfs hdfs, String output) {
        AtomicInteger copies = new AtomicInteger();
        return PollingReader.duckDb(() -> {
            Path copy = folder.resolve("copy" + copies.incrementAndGet());
            try {
                return hdfs.fetch(output + "/tables", copy);
            } catch (FileNotFoundException notYet) {
                return copy;
            }
        });
    }

    /** Spark, which reads HDFS as the run writes it. */
    private static PollingReader spark(Hdfs hdfs, String output) {
        return PollingReader.spark(hdfs.uri(output + "/tables"));
    }

    /** Every scan that was seen in a table had all its rows, from one result, and in the end all were there (I5). */
    private static void requireWhole(Testbed testbed, PollingReader reader) throws Exception {
        Path undisturbed = testbed.undisturbed().resolve("tables");
        assertThat(reader.end()).containsExactlyInAnyOrderElementsOf(PollingReader.look(undisturbed));
    }

    private Submission submit(Testbed testbed, String output) throws IOException, InterruptedException {
        String scratch = folder.resolve("scratch").toString();
        return testbed.cluster()
                .submit(
                        Executors.TWO_WITH_ONE_CORE,
                        List.of("run", testbed.datasetOnHdfs(), testbed.hdfs().uri(output), "--work-dir", scratch));
    }

    /** Waits until so many scans are done and a further one has kept the result of a stage and is not done. */
    private static void awaitHalfDone(Hdfs hdfs, String output, Submission run, int scansDone)
            throws IOException, InterruptedException {
        while (true) {
            SortedMap<String, Long> files = hdfs.times(output);
            if (ledgerEntries(files).size() >= scansDone && !halfDone(files).isEmpty()) return;
            if (!run.driver().isAlive()) {
                throw new AssertionError("the run ended before a scan was half done:\n"
                        + run.driver().output());
            }
            run.driver().pause();
        }
    }

    private static Set<String> entries(Hdfs hdfs, String output) throws IOException {
        return ledgerEntries(hdfs.times(output));
    }

    /** Scans that have a result of a stage and no ledger entry. */
    private static Set<String> halfDone(SortedMap<String, Long> files) {
        Set<String> scans = files.keySet().stream()
                .filter(path -> path.startsWith(STAGES) && path.endsWith(".json"))
                .map(path -> path.substring(STAGES.length(), path.lastIndexOf('/')))
                .collect(Collectors.toCollection(TreeSet::new));
        scans.removeAll(ledgerEntries(files));
        return scans;
    }

    private static Set<String> ledgerEntries(SortedMap<String, Long> files) {
        return files.keySet().stream()
                .filter(path -> path.startsWith(LEDGER) && path.endsWith(".json"))
                .map(path -> path.substring(LEDGER.length(), path.length() - ".json".length()))
                .collect(Collectors.toSet());
    }
}
