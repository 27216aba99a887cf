package org.petline.jobs.sessions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import org.petline.jobs.scan.ScanOrder;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.StudyScans;

/** Which two scans of a person are to be compared: told of those with a new result, once the last of them has ended. */
public final class SessionPlan {
    private final Map<String, Map<String, LedgerEntry>> known = new HashMap<>();
    private final Map<String, Set<String>> underWay = new HashMap<>();
    private final Queue<SessionPairKey> ready = new ArrayDeque<>();

    /** A plan for the scans that a run will do, beside those that the ledger knows. */
    public SessionPlan(Collection<LedgerEntry> before, List<ScanOrder> orders) {
        for (LedgerEntry entry : before) remember(entry);
        for (ScanOrder order : orders) {
            underWay.computeIfAbsent(order.scan().key().participantId(), ignored -> new HashSet<>())
                    .add(order.name());
        }
    }

    /** A scan has ended, with this entry. */
    public void ended(LedgerEntry entry) {
        remember(entry);
        String participant = entry.row().labels().participantId();
        Set<String> left = underWay.getOrDefault(participant, Set.of());
        if (left.remove(entry.scan()) && left.isEmpty()) ready.addAll(orders(participant));
    }

    /** Pairs that became ready since this was last asked. */
    public List<SessionPairKey> ready() {
        List<SessionPairKey> now = new ArrayList<>(ready);
        ready.clear();
        return now;
    }

    private void remember(LedgerEntry entry) {
        known.computeIfAbsent(entry.row().labels().participantId(), ignored -> new TreeMap<>())
                .put(entry.scan(), entry);
    }

    private List<SessionPairKey> orders(String participant) {
        StudyScans own = StudyScans.of(known.get(participant).values());
        return SessionComparison.pairs(own.entries()).stream()
                .filter(pair -> pair.whyNot().isEmpty())
                .map(pair ->
                        new SessionPairKey(pair.first().scan(), pair.second().scan()))
                .toList();
    }
}
