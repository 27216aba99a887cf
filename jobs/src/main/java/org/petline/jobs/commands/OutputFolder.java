package org.petline.jobs.commands;

import java.io.IOException;
import org.petline.Refusal;
import org.petline.bids.Store;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.LostLedger;
import org.petline.jobs.tables.OutputLayout;
import org.petline.jobs.tables.OutputReason;

/** The folder that a command is asked to look into. */
final class OutputFolder {
    private OutputFolder() {}

    /**
     * The output folder at a local path or Hadoop URI.
     *
     * @throws Refusal OUTPUT_MISSING if petline never wrote there
     */
    static Store at(String location) throws IOException {
        Store output = HadoopSettings.ofThisProcess().storeAt(location);
        if (output.find(OutputLayout.LEDGER).isEmpty()
                && output.find(OutputLayout.RUNS).isEmpty()) {
            throw Refusal.of(OutputReason.OUTPUT_MISSING).file(location);
        }
        return output;
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
