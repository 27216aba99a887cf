package org.petline.jobs.plan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.petline.bids.ScanKey;
import org.petline.jobs.scan.PetlineVersion;
import org.petline.jobs.scan.Redaction;
import org.petline.jobs.scan.ScanFailure;
import org.petline.jobs.tables.Fingerprint;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.ScanResult;
import org.petline.jobs.tables.ScanRow;
import org.petline.jobs.tables.ScanStatus;

/** Ledger entries of scans that no task ever sees: refused by what the listings show, or gone from the dataset. */
public final class RefusedAtDiscovery {
    private static final String STAGE = "discover";
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
                .orElseGet(() -> "unnamed-"
                        + Fingerprint.sha256(scan.path().getBytes(StandardCharsets.UTF_8))
                                .substring(0, NAME_DIGITS));
    }

    /** The entry of a refused scan; the last good result, if there is one, stays and is marked stale. */
    public LedgerEntry entry(Discovery.RefusedScan scan, int part, Optional<LedgerEntry> before) {
        ScanResult lastGood = before.map(LedgerEntry::result).orElse(ScanResult.none());
        ScanStatus status = lastGood.exists() ? ScanStatus.STALE : ScanStatus.REFUSED;
        ScanFailure problem = ScanFailure.of(scan.refusal(), STAGE).redacted(Redaction.about(List.of()));
        ScanRow row = row(scan, status, problem, lastGood.fingerprint());
        return LedgerEntry.of(row, part, new TreeMap<>(), List.of(), lastGood);
    }

    /** The entry of a scan that is no longer in the dataset: its rows are kept and say so. */
    LedgerEntry withdrawn(LedgerEntry before) {
        return LedgerEntry.of(
                withStatus(before.row(), ScanStatus.WITHDRAWN),
                before.part(),
                before.stages(),
                before.inputs(),
                before.result());
    }

    /** Whether two entries differ in nothing but the run that wrote them. */
    static boolean saysTheSame(LedgerEntry before, LedgerEntry now) {
        return Objects.equals(before.row().reasonCode(), now.row().reasonCode())
                && Objects.equals(before.row().message(), now.row().message())
                && before.row().status().equals(now.row().status())
                && Objects.equals(before.row().settingsFingerprint(), now.row().settingsFingerprint());
    }

    private ScanRow row(Discovery.RefusedScan scan, ScanStatus status, ScanFailure problem, String lastGood) {
        return new ScanRow(
                dataset,
                scan.key().map(ScanKey::participantId).orElse("n/a"),
                scan.key().map(ScanKey::sessionId).filter(id -> !id.isEmpty()).orElse(null),
                scan.key().map(ScanKey::runId).filter(id -> !id.isEmpty()).orElse(null),
                scan.key()
                        .map(ScanKey::tracerLabel)
                        .filter(label -> !label.isEmpty())
                        .orElse(scan.key().isPresent() ? null : nameOf(scan)),
                nameOf(scan),
                status.word(),
                problem.code(),
                problem.message(),
                problem.remedy(),
                problem.stage(),
                null,
                scan.refusal().file().isEmpty() ? null : scan.refusal().file(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                lastGood.isEmpty() ? null : lastGood,
                null,
                choices,
                PetlineVersion.TEXT,
                run,
                null,
                null);
    }

    private static ScanRow withStatus(ScanRow row, ScanStatus status) {
        return new ScanRow(
                row.dataset(),
                row.participantId(),
                row.sessionId(),
                row.runId(),
                row.tracer(),
                row.scan(),
                status.word(),
                row.reasonCode(),
                row.message(),
                row.remedy(),
                row.stage(),
                row.flags(),
                row.petPath(),
                row.t1wPath(),
                row.t1wSession(),
                row.segmentationPath(),
                row.frames(),
                row.scanStart(),
                row.scanEnd(),
                row.injectedRadioactivity(),
                row.radionuclide(),
                row.fingerprint(),
                row.inputFingerprint(),
                row.settingsFingerprint(),
                row.petlineVersion(),
                row.runRecord(),
                row.seconds(),
                row.cpuSeconds());
    }
}
