package org.petline.jobs.commands;

import java.io.IOException;
import org.petline.Refusal;
import org.petline.files.Store;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.LostLedger;
import org.petline.jobs.tables.OutputLayout;
import org.petline.jobs.tables.OutputReason;

/** The folder that a command is asked to look into. */
public final class OutputFolder {
    private OutputFolder() {}

    /**
     * The output folder at a local path or Hadoop URI.
     *
     * @throws Refusal OUTPUT_MISSING if petline never wrote there
     */
    static Store at(String location) throws IOException {
        Store output = HadoopSettings.ofThisProcess().storeAt(location);
        if (!isOne(output)) throw Refusal.of(OutputReason.OUTPUT_MISSING).file(location);
        return output;
    }

    /**
     * A folder for the files of another command: not a pipeline's, where they would take the place of others, and where a
     * run may be writing.
     *
     * @throws Refusal FOLDER_TAKEN
     */
    public static Store notAt(String location) throws IOException {
        Store target = HadoopSettings.ofThisProcess().storeAt(location);
        if (isOne(target)) throw Refusal.of(CommandReason.FOLDER_TAKEN).file(location);
        return target;
    }

    private static boolean isOne(Store folder) throws IOException {
        return folder.find(OutputLayout.LEDGER).isPresent()
                || folder.find(OutputLayout.RUNS).isPresent();
    }

    /**
     * The same, for a command that tells what the ledger says.
     *
     * @throws Refusal OUTPUT_MISSING, or LEDGER_MISSING if the tables outlived the ledger
     */
    static Store withLedger(String location) throws IOException {
        Store output = at(location);
        new LostLedger(output).requireNone();
        return output;
    }
}
