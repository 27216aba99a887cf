package org.petline.jobs.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.petline.Refusal;
import org.petline.files.SourceFile;
import org.petline.jobs.scan.PipelineReason;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.store.Stores;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.rows.ScanStatus;

/**
 * Scans that were in the dataset in an earlier run, and that the listings do not show any more.
 *
 * @param withdrawn left the dataset since the last run
 * @param renamed are there under another name: the same image, byte for byte
 * @param before scans that the last run knew as part of the dataset
 */
public record GoneScans(List<LedgerEntry> withdrawn, List<Renamed> renamed, int before) {
    private static final int MOST_NAMED = 5;

    public GoneScans {
        withdrawn = List.copyOf(withdrawn);
        renamed = List.copyOf(renamed);
    }

    /**
     * A scan that goes by another name now.
     *
     * @param entry under its old name
     * @param name that it has now
     */
    public record Renamed(LedgerEntry entry, String name) {}

    /** Compares the ledger with the listings; images are read only if a new scan's is as long as that of one that is gone. */
    public static GoneScans of(Discovery all, Map<String, LedgerEntry> ledger, Stores files) throws IOException {
        Set<String> present = new TreeSet<>(UntriedScans.names(all));
        List<LedgerEntry> missing = ledger.values().stream()
                .filter(entry -> !present.contains(entry.scan()) && !isKnownAsRenamed(entry))
                .filter(entry -> !all.isOutOfReach(entry))
                .toList();
        Map<ListedImage, String> fresh = new LinkedHashMap<>();
        for (FoundScan scan : all.scans()) {
            String name = scan.key().stem();
            if (!isNew(ledger.get(name))) continue;
            // Runs that are joined now go by one name.
            for (SourceFile image : scan.images()) fresh.put(new ListedImage(image, files), name);
        }
        List<LedgerEntry> withdrawn = new ArrayList<>();
        List<Renamed> renamed = new ArrayList<>();
        for (LedgerEntry entry : missing) {
            Optional<ListedImage> now = sameImage(entry, fresh.keySet());
            if (now.isPresent()) renamed.add(new Renamed(entry, fresh.remove(now.get())));
            else if (entry.status() != ScanStatus.WITHDRAWN) withdrawn.add(entry);
        }
        long before = ledger.values().stream()
                .filter(entry -> entry.status() != ScanStatus.WITHDRAWN)
                .count();
        return new GoneScans(withdrawn, renamed, (int) before);
    }

    /** One that was withdrawn may be a name that another scan gets back. */
    private static boolean isNew(LedgerEntry before) {
        return before == null || before.status() == ScanStatus.WITHDRAWN;
    }

    private static boolean isKnownAsRenamed(LedgerEntry entry) {
        return PipelineReason.SCAN_RENAMED.name().equals(entry.row().outcome().reasonCode());
    }

    private static Optional<ListedImage> sameImage(LedgerEntry gone, Collection<ListedImage> fresh) throws IOException {
        Optional<ScanImage> image = ScanImage.of(gone);
        if (image.isEmpty()) return Optional.empty();
        for (ListedImage listed : fresh) if (listed.is(image.get())) return Optional.of(listed);
        return Optional.empty();
    }

    /**
     * Makes sure that no more are gone than may be: a disk that is not mounted looks like a study that was withdrawn.
     *
     * @param dataset where it lies, for the message
     * @throws Refusal TOO_MANY_WITHDRAWN
     */
    public void requireFew(WithdrawnLimit limit, String dataset) {
        int most = limit.of(before);
        if (withdrawn.size() <= most) return;
        String names =
                withdrawn.stream().limit(MOST_NAMED).map(LedgerEntry::scan).collect(Collectors.joining(", "));
        String more = withdrawn.size() > MOST_NAMED ? " and others" : "";
        throw Refusal.of(PipelineReason.TOO_MANY_WITHDRAWN)
                .file(dataset)
                .field("--max-withdrawn")
                .found(withdrawn.size() + " of " + before + " scans are gone, and " + most + " may be: " + names
                        + more);
    }
}
