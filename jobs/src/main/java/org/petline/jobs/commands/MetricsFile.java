package org.petline.jobs.commands;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.function.Consumer;
import org.petline.Refusal;
import org.petline.jobs.run.RunRecorder;
import org.petline.jobs.store.HadoopSettings;

/** A local copy of a run's metrics, where a collector looks for it. That it cannot be written never fails a run. */
record MetricsFile(Path target) {
    /** Replaces the copy in one step by what the last run left in its output folder. */
    void copyFrom(String output, Consumer<String> warnings) {
        try {
            Path folder = target.toAbsolutePath().getParent();
            if (folder == null) throw new IOException("it is no file");
            // The collector reads names that end in .prom.
            Path aside = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID());
            try (InputStream in = HadoopSettings.ofThisProcess().storeAt(output).open(RunRecorder.METRICS)) {
                Files.copy(in, aside);
                Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(aside);
            }
        } catch (IOException | Refusal unwritten) {
            warnings.accept("petline: the metrics could not be copied to " + target + ": " + unwritten);
        }
    }
}
