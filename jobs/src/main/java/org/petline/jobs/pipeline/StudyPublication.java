package org.petline.jobs.pipeline;

import java.io.IOException;
import java.util.Collection;
import org.petline.bids.Store;
import org.petline.jobs.tables.DataDictionary;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.TableView;

/** Brings what readers open up to the ledger: tables, data dictionary, report. Can be repeated at any time. */
record StudyPublication(Store output) {
    TableView.Refreshed publish(Collection<LedgerEntry> entries) throws IOException {
        DataDictionary.publish(output);
        return new TableView(output).refresh(entries);
    }
}
