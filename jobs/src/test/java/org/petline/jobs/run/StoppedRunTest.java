package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.files.Store;
import org.petline.jobs.lock.RunLock;
import org.petline.jobs.plan.Effort;
import org.petline.jobs.plan.ScanFilter;
import org.petline.jobs.scan.ScanOrder;
import org.petline.jobs.scan.ScanOutcome;
import org.petline.jobs.scan.ScanTask;
import org.petline.jobs.scan.Trust;
import org.petline.jobs.scheduling.RunLimits;
import org.petline.jobs.scheduling.ScanExecutors;
import org.petline.jobs.scheduling.StopCause;
import org.petline.jobs.scheduling.StopRequest;
import org.petline.jobs.sessions.SessionPairKey;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.RunHistory;
import org.petline.jobs.tables.RunRecord;
import org.petline.jobs.tables.Table;

/** Ctrl-C and SIGTERM: what is done is published, and process, record and sentence say one thing. */
class StoppedRunTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsDoneIsPublishedAndTheRestIsLeftToTheNextRun() throws Exception {
        TinyStudy study = TinyStudy.shared().copyTo(folder);
        Path out = folder.resolve("out");
        DrawnPictures.begin(out);
        StopRequest stop = new StopRequest();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Pipeline pipeline = new Pipeline(
                new Progress(new PrintStream(said, true, StandardCharsets.UTF_8), Progress.Look.LOG),
                new PrintWriter(said, true, StandardCharsets.UTF_8),
                HadoopSettings.ofThisProcess(),
                (name, work) -> new StoppedAfterTheFirst(work, stop),
                stop);
        int exit = pipeline.run(request(study, out));

        assertThat(exit).isEqualTo(143);
        String text = said.toString(StandardCharsets.UTF_8);
        assertThat(text)
                .contains("stopped by SIGTERM", "; 1 done, 1 left; start it again")
                .doesNotContain("Exception");
        Store output = HadoopSettings.ofThisProcess().storeAt(out.toString());
        RunHistory history = new RunHistory(output);
        RunRecord record = history.record(history.runs().get(0)).orElseThrow();
        assertThat(record.exitCode()).isEqualTo(143);
        assertThat(record.scans()).containsEntry("done", 1).containsEntry("waiting", 1);
        assertThat(OutputState.of(output).published().get(Table.TACS.name())).isNotEmpty();
        assertThat(folder.resolve("scratch"))
                .satisfiesAnyOf(
                        none -> assertThat(none).doesNotExist(),
                        empty -> assertThat(empty).isEmptyDirectory());
    }

    @Test
    void theFirstSignalIsARequestAndOneThatNobodyHeedsIsToldAtOnce() throws Exception {
        StopCause[] unheeded = new StopCause[1];
        try (StopSignals signals = StopSignals.listening(cause -> unheeded[0] = cause)) {
            signals.request().heed();
            SystemSignal.of("TERM").orElseThrow().raise();
            while (signals.request().asked().isEmpty()) Thread.onSpinWait();
            assertThat(signals.request().asked()).contains(StopCause.TERMINATE);
            assertThat(unheeded[0]).isNull();
        }
        StopRequest early = new StopRequest();
        assertThat(early.ask(StopCause.INTERRUPT)).isFalse();
        assertThat(StopCause.INTERRUPT.exitCode()).isEqualTo(130);
        assertThat(StopCause.TERMINATE.exitCode()).isEqualTo(143);
    }

    private RunRequest request(TinyStudy study, Path out) throws IOException {
        return new RunRequest(
                new RunRequest.Places(
                        study.root().toString(),
                        out.toString(),
                        List.of(),
                        Optional.of(folder.resolve("scratch").toString())),
                new ScanFilter(List.of(), List.of(), List.of(), Optional.empty()),
                DrawnPictures.STILL,
                Effort.NORMAL,
                Trust.STAMPS,
                RunLimits.NONE,
                RunRequest.Guards.with(RunLock.Manner.DEFAULT),
                "test");
    }

    /** Does one order; then somebody asks the run to stop, and no other order is begun. */
    private static final class StoppedAfterTheFirst implements ScanExecutors {
        private final OneThread executor;
        private final StopRequest stop;

        StoppedAfterTheFirst(ScanTask work, StopRequest stop) {
            this.executor = new OneThread(work, Faults.none());
            this.stop = stop;
        }

        @Override
        public Job submit(ScanOrder order, String description) {
            if (stop.asked().isPresent()) return new NeverBegun();
            Job job = executor.submit(order, description);
            stop.ask(StopCause.TERMINATE);
            return job;
        }

        @Override
        public Comparison compare(SessionPairKey order, String description) {
            return executor.compare(order, description);
        }

        @Override
        public void requireAlive() {}

        @Override
        public void close() {}
    }

    private static final class NeverBegun implements ScanExecutors.Job {
        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean hasBegun() {
            return false;
        }

        @Override
        public ScanOutcome outcome() {
            throw new IllegalStateException("never begun");
        }

        @Override
        public void cancel() {}
    }
}
