package org.petline.jobs.curves;

import java.util.List;
import java.util.Optional;
import org.petline.bids.ScanKey;

/** Labels of the scans that are wanted, without sub- and ses-; empty for all. */
public record Selection(List<String> participants, List<String> sessions) {
    /** Takes off the prefixes. */
    public Selection {
        participants = participants.stream()
                .map(label -> label.replaceFirst("^sub-", ""))
                .toList();
        sessions =
                sessions.stream().map(label -> label.replaceFirst("^ses-", "")).toList();
    }

    boolean isAll() {
        return participants.isEmpty() && sessions.isEmpty();
    }

    boolean picks(Optional<ScanKey> scan) {
        if (isAll()) return true;
        return scan.filter(key -> participants.isEmpty() || participants.contains(key.participantId()))
                .filter(key -> sessions.isEmpty() || sessions.contains(key.sessionId()))
                .isPresent();
    }
}
