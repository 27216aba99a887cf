package org.petline.jobs.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.petline.Refusal;
import org.petline.bids.DerivativeName;
import org.petline.bids.Entities;
import org.petline.bids.ScanKey;
import org.petline.bids.Store;
import org.petline.jobs.stages.SessionStage;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputReason;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.ScanRow;
import org.petline.jobs.tables.ScanStatus;
import org.petline.jobs.tables.Table;
import org.petline.report.SessionPair;
import org.petline.report.SessionPairs;

/**
 * Which scans of a study are compared with each other, and what came out. Each pair is computed once; what cannot be
 * compared is listed with its reason, and no pair keeps the others from being told.
 */
final class SessionComparison {
    private final Work work;
    private final Hands hands;

    /** Pairs are compared one after another. */
    SessionComparison(Work work) {
        this(work, pairs -> pairs.stream().map(Supplier::get).toList());
    }

    SessionComparison(Work work, Hands hands) {
        this.work = work;
        this.hands = hands;
    }

    /** Who compares pairs: each stands for itself, needs two volumes in memory, and never throws. */
    @FunctionalInterface
    interface Hands {
        /** What came of each, in the order of the list. */
        List<SessionPair> compare(List<Supplier<SessionPair>> pairs);
    }

    /** Against the results in an output folder. */
    static SessionComparison in(Store output) {
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
     * All pairs of finished scans of one person.
     *
     * @param scans in the order of their keys, which the pairs take over
     */
    SessionPairs over(Collection<LedgerEntry> scans) {
        Map<String, List<LedgerEntry>> byParticipant = new TreeMap<>();
        for (LedgerEntry entry : scans) {
            boolean finished =
                    entry.status() == ScanStatus.DONE && entry.result().exists();
            if (!finished) continue;
            byParticipant
                    .computeIfAbsent(entry.row().participantId(), ignored -> new ArrayList<>())
                    .add(entry);
        }
        List<Supplier<SessionPair>> pairs = new ArrayList<>();
        for (List<LedgerEntry> own : byParticipant.values()) {
            for (int second = 1; second < own.size(); second++) {
                LedgerEntry later = own.get(second);
                for (LedgerEntry earlier : own.subList(0, second)) pairs.add(() -> pair(earlier, later));
            }
        }
        return new SessionPairs(hands.compare(pairs));
    }

    private SessionPair pair(LedgerEntry first, LedgerEntry second) {
        ScanRow row = first.row();
        if (!Objects.equals(row.tracer(), second.row().tracer())) {
            return without(first, second, "different tracers");
        }
        if (row.t1wPath() == null || !row.t1wPath().equals(second.row().t1wPath())) {
            return without(first, second, "no T1w that both were laid to");
        }
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
            return without(first, second, "not readable: " + unreadable.getMessage());
        } catch (RuntimeException defect) {
            // Whatever is wrong with one pair: the study still gets its report, and the next run tries again.
            return without(first, second, "not computed: " + defect);
        }
        if (Double.isNaN(closure.closureErrorMm())) {
            return without(first, second, "no uptake to compare in one of the PET references");
        }
        return new SessionPair(
                row.participantId(),
                Objects.toString(row.tracer(), ""),
                first.scan(),
                second.scan(),
                closure.closureErrorMm(),
                closure.similarity(),
                "");
    }

    private static SessionPair without(LedgerEntry first, LedgerEntry second, String reason) {
        ScanRow row = first.row();
        return SessionPair.without(
                row.participantId(), Objects.toString(row.tracer(), ""), first.scan(), second.scan(), reason);
    }

    /** The coregistration's fingerprint stands for the PET reference too, and outlives changes of kinetic settings. */
    private static SessionStage.Scan part(LedgerEntry entry) {
        String path = entry.row().petPath();
        String reference = new DerivativeName(ScanKey.of(Entities.parse(path), path)).petReference();
        String fingerprint =
                entry.stages().getOrDefault("coregister", entry.result().fingerprint());
        return new SessionStage.Scan(entry.scan(), reference, fingerprint);
    }
}
