package org.petline.jobs.pipeline;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.petline.bids.SourceFile;
import org.petline.bids.Store;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.store.HadoopSettings;

/**
 * What every task of a run needs beside its scan: small, and the same for all.
 *
 * @param output where results go: a local path or a Hadoop URI
 * @param regionTable text of the table that merges labels to regions; empty for the segmentation's own names
 * @param weights of frames, if the settings name a file
 * @param run id of the run
 * @param workFolder local folder for scratch; empty for the machine's own
 */
record Surroundings(
        HadoopSettings files,
        String output,
        Settings settings,
        String regionTable,
        WeightsFile weights,
        String run,
        String workFolder)
        implements Serializable {

    Store outputStore() {
        return files.storeAt(output);
    }

    Store storeOf(SourceFile file) {
        return files.storeAt(file.location());
    }

    /** A new empty folder for one scan's frames. */
    Path newScratch() throws IOException {
        String prefix = "petline-scan-";
        if (workFolder.isEmpty()) return Files.createTempDirectory(prefix);
        return Files.createTempDirectory(Files.createDirectories(Path.of(workFolder)), prefix);
    }
}
