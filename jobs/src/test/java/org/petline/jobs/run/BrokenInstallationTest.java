package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.jobs.scan.PipelineReason;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.store.InterposedStore;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.rows.ScanStatus;

/** A class that cannot be loaded, as when petline's folder is replaced while it runs. */
class BrokenInstallationTest {
    @TempDir
    private Path folder;

    /** An error would end the task, pass for the death of its executor, and ask for more memory. */
    @Test
    void aScanThatMeetsItHasFailedWithATraceAndTheNextIsDone() throws IOException {
        AtomicBoolean broken = new AtomicBoolean(true);
        SmallRun run = new SmallRun(
                folder.resolve("out"),
                SettingsReader.defaults(),
                store -> new InterposedStore(store, (step, path) -> {
                    boolean writes = step == InterposedStore.Step.WRITE;
                    if (writes && broken.getAndSet(false)) throw new NoClassDefFoundError("org/petline/Gone");
                }));

        SortedMap<String, LedgerEntry> entries = run.over(TinyStudy.shared().root());

        LedgerEntry failed = entries.get(TinyStudy.BAD);
        assertThat(failed.status()).isEqualTo(ScanStatus.FAILED);
        assertThat(failed.row().outcome().reasonCode()).isEqualTo(PipelineReason.INTERNAL.name());
        assertThat(failed.row().outcome().message()).contains("org/petline/Gone");
        assertThat(folder.resolve("out/petline/traces/" + TinyStudy.BAD + ".txt"))
                .content()
                .contains("NoClassDefFoundError");
        assertThat(entries.get(TinyStudy.GOOD).status()).isEqualTo(ScanStatus.DONE);
    }
}
