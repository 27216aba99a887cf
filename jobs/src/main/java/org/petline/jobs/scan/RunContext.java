package org.petline.jobs.scan;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import org.petline.files.SourceFile;
import org.petline.files.Store;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.Stages;
import org.petline.jobs.store.Stores;
import org.petline.jobs.upkeep.ScratchFolder;

/**
 * What every task of a run needs beside its scan: small, and the same for all.
 *
 * @param output where results go, as far as the folder is still this run's
 * @param chosen what is done with each scan
 * @param run id of the run
 * @param trust how it is known that a file is the one of the last run
 * @param workFolder local folder for scratch; empty for the machine's own
 */
public record RunContext(
        Stores files,
        Store output,
        RunSettings chosen,
        String run,
        ExecutorResources executors,
        Trust trust,
        String workFolder)
        implements Serializable {

    public Settings settings() {
        return chosen.settings();
    }

    /** Text of the table that merges labels to regions; empty for the segmentation's own names. */
    String regionTable() {
        return chosen.regionTable().text();
    }

    WeightsFile weights() {
        return chosen.weights();
    }

    public Stages stages() {
        return chosen.stages();
    }

    Store storeOf(SourceFile file) {
        return files.storeAt(file.location());
    }

    /** A new empty folder for one scan's frames. */
    ScratchFolder newScratch() throws IOException {
        return ScratchFolder.in(Path.of(workFolder.isEmpty() ? System.getProperty("java.io.tmpdir") : workFolder));
    }
}
