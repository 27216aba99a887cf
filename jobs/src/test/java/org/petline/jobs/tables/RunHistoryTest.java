package org.petline.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.files.Store;
import org.petline.jobs.store.InterposedStore;
import org.petline.testing.LocalStore;

/** The record of a run's end on a disk that does not say what it did. */
class RunHistoryTest {
    private static final RunRecord RECORD = new RunRecord(
            new RunRecord.Span("20260101T000000-a1b2c3", "2026-01-01T00:00:00Z", "2026-01-01T01:00:00Z"),
            new RunRecord.Ending(0, "1 scans: 1 done"),
            "run in out",
            new RunRecord.Counts(new TreeMap<>(), new TreeMap<>()),
            new TreeMap<>(),
            List.of());

    @TempDir
    private Path folder;

    @Test
    void aDiskThatDidItAndSaysItDidNotIsBelievedByWhatLiesThere() throws IOException {
        RunHistory history = history(CanonicalJson.bytesOf(RECORD));
        history.end(RECORD);
        assertThat(history.record(RECORD.run())).contains(RECORD);
    }

    @Test
    void halfARecordIsNoRecord() {
        RunHistory history = history(new byte[] {'{'});
        assertThatThrownBy(() -> history.end(RECORD)).isInstanceOf(IOException.class);
    }

    /** A history on a disk that keeps these bytes of the record and then fails. */
    private RunHistory history(byte[] kept) {
        Store disk = new LocalStore(folder);
        return new RunHistory(new InterposedStore(disk, (step, path) -> {
            boolean recording = step == InterposedStore.Step.WRITE && path.equals(OutputLayout.runEnd(RECORD.run()));
            if (!recording) return;
            disk.write(path, out -> out.write(kept));
            throw new IOException("connection reset");
        }));
    }

    /** A night whose clock was a year ahead was not the last one for a year. */
    @Test
    void theLastRunIsTheOneWithTheHighestLockWhateverTheClocksSay() throws IOException {
        Store output = new LocalStore(folder);
        RunHistory history = new RunHistory(output);
        history.begin(new RunStart("20270101T000000-ahead0", "2027-01-01T00:00:00Z", "run a b", 4));
        history.begin(new RunStart("20260102T000000-right0", "2026-01-02T00:00:00Z", "run a b", 5));
        output.write(
                OutputLayout.runStart("20250101T000000-older0"),
                out -> out.write("{\"run\": \"20250101T000000-older0\", \"started\": \"x\", \"command\": \"y\"}"
                        .getBytes(StandardCharsets.UTF_8)));
        assertThat(history.runs())
                .containsExactly("20250101T000000-older0", "20270101T000000-ahead0", "20260102T000000-right0");
    }
}
