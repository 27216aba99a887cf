package org.petline.jobs.sessions;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.petline.Refusal;
import org.petline.bids.DerivativeName;
import org.petline.bids.Entities;
import org.petline.bids.ScanKey;
import org.petline.files.FaultWords;
import org.petline.files.Store;
import org.petline.jobs.stages.Stages;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputReason;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;
import org.petline.report.SessionPair;
import org.petline.report.SessionPairs;

/**
 * Which scans of a study are compared with each other, and what came out. Each pair is computed once; what cannot be
 * compared is listed with its reason, and no pair keeps the others from being told.
 */
public final class SessionComparison {
    /** A scan is compared with so many before it: all of most studies, and no square of two hundred sessions. */
    private static final int EARLIER_SCANS = 4;

    private final Work work;

    SessionComparison(Work work) {
        this.work = work;
    }

    /** Two finished scans of one person, in the order of their keys. */
    record Pair(LedgerEntry first, LedgerEntry second) {
        /** Why there is nothing to compare; empty if there may be. */
        Optional<String> whyNot() {
            String tracer = first.row().labels().tracer();
            if (!Objects.equals(tracer, second.row().labels().tracer())) return Optional.of("different tracers");
            String t1w = first.row().sources().t1wPath();
            boolean sameT1w = t1w != null && t1w.equals(second.row().sources().t1wPath());
            return sameT1w ? Optional.empty() : Optional.of("no T1w that both were laid to");
        }

        /** Paths of the two PET references in the output folder. */
        List<String> references() {
            return List.of(part(first).petReference(), part(second).petReference());
        }
    }

    /** Against the results in an output folder. */
    public static SessionComparison in(Store output) {
        SessionStage stage = new SessionStage(output);
        ScanResults results = new ScanResults(output);
        return new SessionComparison((first, second) -> stage.run(part(first), part(second), scan -> {
            LedgerEntry entry = scan.stem().equals(first.scan()) ? first : second;
            return results.read(entry.result(), Table.COREGISTRATION).stream()
                    .findFirst()
                    .orElseThrow(() -> Refusal.of(OutputReason.TABLE_DAMAGED)
                            .file(scan.stem())
                            .found("no row in the table of coregistrations"));
        }));
    }

    /** What is done with a pair that can be compared. */
    @FunctionalInterface
    interface Work {
        SessionStage.Closure of(LedgerEntry first, LedgerEntry second) throws IOException;
    }

    /**
     * What comes of all pairs of a study, in the order of {@link #pairs}.
     *
     * @param scans in the order of their keys
     */
    public SessionPairs over(Collection<LedgerEntry> scans) {
        return new SessionPairs(pairs(scans).stream().map(this::of).toList());
    }

    /**
     * Each finished scan with the last few before it of the same person.
     *
     * @param scans in the order of their keys, which the pairs take over
     */
    static List<Pair> pairs(Collection<LedgerEntry> scans) {
        Map<String, List<LedgerEntry>> byParticipant = new TreeMap<>();
        for (LedgerEntry entry : scans) {
            boolean finished =
                    entry.status() == ScanStatus.DONE && entry.result().exists();
            if (!finished) continue;
            byParticipant
                    .computeIfAbsent(entry.row().labels().participantId(), ignored -> new ArrayList<>())
                    .add(entry);
        }
        List<Pair> pairs = new ArrayList<>();
        for (List<LedgerEntry> own : byParticipant.values()) {
            for (int second = 1; second < own.size(); second++) {
                List<LedgerEntry> earlier = own.subList(Math.max(0, second - EARLIER_SCANS), second);
                for (LedgerEntry first : earlier) pairs.add(new Pair(first, own.get(second)));
            }
        }
        return pairs;
    }

    /** What comes of a pair; the reason, if nothing does. */
    SessionPair of(Pair pair) {
        LedgerEntry first = pair.first();
        LedgerEntry second = pair.second();
        Optional<String> whyNot = pair.whyNot();
        if (whyNot.isPresent()) return without(first, second, whyNot.get());
        SessionStage.Closure closure;
        try {
            closure = work.of(first, second);
        } catch (Refusal refusal) {
            return without(
                    first,
                    second,
                    refusal.reason() + " " + refusal.file() + ": "
                            + refusal.reason().meaning());
        } catch (IOException unreadable) {
            return without(first, second, "not readable: " + FaultWords.of(unreadable));
        } catch (RuntimeException | OutOfMemoryError defect) {
            // Whatever is wrong with one pair: the study still gets its report, and the next run tries again.
            return without(first, second, "not computed: " + FaultWords.of(defect));
        }
        if (Double.isNaN(closure.closureErrorMm())) {
            return without(first, second, "no uptake to compare in one of the PET references");
        }
        return new SessionPair(
                first.row().labels().participantId(),
                Objects.toString(first.row().labels().tracer(), ""),
                first.scan(),
                second.scan(),
                closure.closureErrorMm(),
                closure.similarity(),
                "");
    }

    private static SessionPair without(LedgerEntry first, LedgerEntry second, String reason) {
        ScanRow row = first.row();
        return SessionPair.without(
                row.labels().participantId(),
                Objects.toString(row.labels().tracer(), ""),
                first.scan(),
                second.scan(),
                reason);
    }

    /** The coregistration's fingerprint stands for the PET reference too, and outlives changes of kinetic settings. */
    private static SessionStage.Scan part(LedgerEntry entry) {
        String path = entry.row().sources().petPath();
        String reference = new DerivativeName(ScanKey.of(Entities.parse(path), path)).petReference();
        String fingerprint = entry.stages()
                .getOrDefault(Stages.COREGISTER.name(), entry.result().fingerprint());
        return new SessionStage.Scan(entry.scan(), reference, fingerprint);
    }
}
