package org.petline.jobs.plan;

import java.util.Optional;
import org.petline.jobs.tables.InputFile;
import org.petline.jobs.tables.LedgerEntry;

/**
 * The PET image that a ledger entry speaks of, to be found again: under another name, or in a dataset that lies elsewhere.
 *
 * @param file as the ledger has it; without a hash if the scan was never done
 */
record ScanImage(InputFile file) {
    /** The image of an entry, if it had one. */
    static Optional<ScanImage> of(LedgerEntry entry) {
        String path = entry.row().sources().petPath();
        return entry.inputs().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .map(ScanImage::new);
    }
}
