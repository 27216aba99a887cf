package org.petline.jobs.plan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.petline.bids.ScanKey;
import org.petline.files.Sha256;
import org.petline.jobs.scan.PetlineVersion;
import org.petline.jobs.scan.PipelineReason;
import org.petline.jobs.scan.Redaction;
import org.petline.jobs.scan.ScanFailure;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.ScanResult;
import org.petline.jobs.tables.rows.ScanLabels;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;

/** Ledger entries of scans that no task ever sees: refused by what the listings show, or gone from the dataset. */
public final class RefusedAtDiscovery {
    private static final String STAGE = "discover";
    private static final String UNNAMED = "unnamed-";
    private static final int NAME_DIGITS = 12;

    private final String dataset;
    private final String run;
    private final String choices;

    public RefusedAtDiscovery(String dataset, String run, String choices) {
        this.dataset = dataset;
        this.run = run;
        this.choices = choices;
    }

    /** The scan's name in the ledger; one whose file name gives no key is called after a hash of its path. */
    public static String nameOf(Discovery.RefusedScan scan) {
        return scan.key()
                .map(ScanKey::stem)
                .orElseGet(() -> UNNAMED
                        + Sha256.of(scan.path().getBytes(StandardCharsets.UTF_8))
                                .substring(0, NAME_DIGITS));
    }

    /** Whether an entry is of something whose file name gave no key. */
    static boolean isUnnamed(LedgerEntry entry) {
        return entry.scan().startsWith(UNNAMED);
    }

    /** The entry of a refused scan; the last good result, if there is one, stays and is marked stale. */
    public LedgerEntry entry(Discovery.RefusedScan scan, int part, Optional<LedgerEntry> before) {
        ScanResult lastGood = before.map(LedgerEntry::result).orElse(ScanResult.none());
        ScanStatus status = lastGood.exists() ? ScanStatus.STALE : ScanStatus.REFUSED;
        ScanFailure problem = ScanFailure.of(scan.refusal(), STAGE).redacted(Redaction.about(List.of()));
        ScanRow row = row(scan, problem.outcome(status), lastGood.fingerprint());
        return LedgerEntry.of(row, part, new TreeMap<>(), List.of(), lastGood);
    }

    /** The entry of a scan whose folder cannot be listed today. */
    LedgerEntry outOfReach(LedgerEntry before, Discovery.RefusedScan folder) {
        ScanStatus status = before.result().exists() ? ScanStatus.STALE : ScanStatus.REFUSED;
        ScanRow row = before.row().with(ScanFailure.of(folder.refusal(), STAGE).outcome(status));
        return LedgerEntry.of(row, before.part(), before.stages(), before.inputs(), before.result());
    }

    /** The entry of a scan that is no longer in the dataset: it leaves all tables but the one of scans, which says why. */
    public LedgerEntry withdrawn(LedgerEntry before) {
        return withdrawn(before, ScanFailure.of(PipelineReason.SCAN_WITHDRAWN, "", STAGE));
    }

    /** The entry of a scan that goes by another name now, under its old one. */
    public LedgerEntry renamed(LedgerEntry before, String name) {
        return withdrawn(before, ScanFailure.of(PipelineReason.SCAN_RENAMED, "it is " + name + " now", STAGE));
    }

    private static LedgerEntry withdrawn(LedgerEntry before, ScanFailure why) {
        return LedgerEntry.of(
                before.row().with(why.outcome(ScanStatus.WITHDRAWN)),
                before.part(),
                before.stages(),
                before.inputs(),
                before.result());
    }

    /** Whether two entries differ in nothing but the run that wrote them. */
    static boolean saysTheSame(LedgerEntry before, LedgerEntry now) {
        return Objects.equals(
                        before.row().outcome().reasonCode(), now.row().outcome().reasonCode())
                && Objects.equals(
                        before.row().outcome().message(), now.row().outcome().message())
                && before.status() == now.status()
                && Objects.equals(
                        before.row().fingerprints().settingsFingerprint(),
                        now.row().fingerprints().settingsFingerprint());
    }

    private ScanRow row(Discovery.RefusedScan scan, ScanRow.Outcome outcome, String lastGood) {
        String file = scan.refusal().file();
        return new ScanRow(
                labels(scan),
                outcome,
                new ScanRow.Sources(file.isEmpty() ? null : file, null, null, null),
                ScanRow.Acquisition.UNKNOWN,
                new ScanRow.Fingerprints(lastGood.isEmpty() ? null : lastGood, null, choices),
                new ScanRow.Run(PetlineVersion.TEXT, run, null, null));
    }

    private ScanLabels labels(Discovery.RefusedScan scan) {
        return scan.key()
                .map(key -> ScanLabels.of(dataset, key, key.tracerLabel()))
                .orElseGet(() -> new ScanLabels(dataset, "n/a", null, null, null, null, null, nameOf(scan)));
    }
}
