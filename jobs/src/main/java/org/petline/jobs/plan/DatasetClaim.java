package org.petline.jobs.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.petline.Refusal;
import org.petline.files.Sha256;
import org.petline.files.SourceFile;
import org.petline.jobs.scan.PipelineReason;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.store.Stores;
import org.petline.jobs.tables.DatasetRecord;
import org.petline.jobs.tables.LedgerEntry;

/**
 * Whether a dataset is the one that an output folder holds results of. Two datasets both have a {@code sub-01}, and the
 * second would take the place of the first.
 *
 * <p>At the same place and under the same name it is the same dataset, whatever changed in it. Otherwise its images
 * tell: one that moved, or was copied, has those of the ledger.
 *
 * @param found what the dataset holds now
 * @param place where it lies
 */
public record DatasetClaim(Discovery found, String place) {
    /** Images that are read to tell a dataset, the shortest of those that both have. */
    private static final int MOST_READ = 5;

    /** How it is told whether the dataset is the folder's. */
    public enum Proof {
        /** By place, name and images. */
        IMAGES,
        /** The user says so. */
        USER
    }

    /** Whether it lies where it was last read, under the name that it had. */
    public boolean isAtHome(DatasetRecord before) {
        return before.name().equals(found.dataset()) && before.place().equals(place);
    }

    /**
     * The folder's record after this run; its name and id stay those of the first.
     *
     * @param before the record of earlier runs
     * @param ledger entries by scan
     * @throws Refusal OUTPUT_OF_ANOTHER_DATASET
     */
    public DatasetRecord of(Optional<DatasetRecord> before, Map<String, LedgerEntry> ledger, Stores files, Proof proof)
            throws IOException {
        Optional<DatasetRecord> known = before.or(() -> ofOlderRuns(ledger));
        if (known.isEmpty() || ledger.isEmpty()) return first();
        boolean sameName = known.get().name().equals(found.dataset());
        boolean samePlace = known.get().place().equals(place);
        boolean nothingElseTells = known.get().place().isEmpty() || tellsOfNoImage(ledger);
        boolean same =
                (sameName && (samePlace || nothingElseTells)) || proof == Proof.USER || hasImagesOf(ledger, files);
        if (same) return known.get().at(place);
        String where = known.get().place().isEmpty()
                ? ""
                : ", last read at " + known.get().place();
        throw Refusal.of(PipelineReason.OUTPUT_OF_ANOTHER_DATASET)
                .file(place)
                .field("OUTPUT_DIR")
                .found("results of \"" + known.get().name() + "\"" + where + "; \"" + found.dataset()
                        + "\" has none of their images");
    }

    /** As after petline repair. */
    private static boolean tellsOfNoImage(Map<String, LedgerEntry> ledger) {
        return ledger.values().stream().noneMatch(entry -> ScanImage.of(entry).isPresent());
    }

    private DatasetRecord first() {
        StringBuilder text = new StringBuilder(found.dataset());
        for (FoundScan scan : found.scans()) {
            text.append('\n')
                    .append(scan.image().path())
                    .append(' ')
                    .append(scan.image().bytes());
        }
        String id = Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
        return new DatasetRecord(id, found.dataset(), place);
    }

    /** A folder that was made before there were records: its rows tell the dataset's name. */
    private Optional<DatasetRecord> ofOlderRuns(Map<String, LedgerEntry> ledger) {
        DatasetRecord now = first();
        return ledger.values().stream()
                .findFirst()
                .map(entry -> new DatasetRecord(now.id(), entry.row().labels().dataset(), ""));
    }

    /** Whether any scan has an image that the ledger knows, under the ledger's name or another. */
    private boolean hasImagesOf(Map<String, LedgerEntry> ledger, Stores files) throws IOException {
        Map<Long, List<ScanImage>> known = new TreeMap<>();
        for (LedgerEntry entry : ledger.values()) {
            ScanImage.of(entry)
                    .ifPresent(image -> known.computeIfAbsent(image.file().bytes(), length -> new ArrayList<>())
                            .add(image));
        }
        List<SourceFile> alike = found.scans().stream()
                .map(FoundScan::image)
                .filter(image -> known.containsKey(image.bytes()))
                .sorted(Comparator.comparingLong(SourceFile::bytes))
                .limit(MOST_READ)
                .toList();
        for (SourceFile image : alike) {
            ListedImage listed = new ListedImage(image, files);
            for (ScanImage one : known.get(image.bytes())) if (listed.is(one)) return true;
        }
        return false;
    }
}
