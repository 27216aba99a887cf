package org.petline.jobs.pipeline;

import java.io.IOException;
import java.util.Collection;
import org.petline.bids.Store;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.TableView;

/** Brings what readers open up to the ledger: tables, data dictionary, report. Can be repeated at any time. */
record Publication(Store output, SettingsReader settings) {
    TableView.Refreshed publish(Collection<LedgerEntry> entries) throws IOException {
        return new TableView(output).refresh(entries);
    }
}
