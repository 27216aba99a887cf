package org.petline.jobs.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.petline.Refusal;
import org.petline.bids.PetSidecar;
import org.petline.bids.ScanKey;
import org.petline.files.SourceFile;
import org.petline.files.Store;
import org.petline.jobs.scan.PipelineReason;
import org.petline.jobs.scanfiles.FoundScan;

/**
 * The scans that a user's labels and tracers pick.
 *
 * @param selection labels without their prefixes; a label that picks nothing is refused, never passed over
 */
public record ScanSelection(ScanFilter selection) {
    /** What is left of a discovery. */
    public Discovery of(Discovery all, Store dataset) throws IOException {
        requireKnown("--participant-label", selection.participants(), all, ScanKey::participantId);
        requireKnown("--session-label", selection.sessions(), all, ScanKey::sessionId);
        List<FoundScan> scans = new ArrayList<>();
        for (FoundScan scan : all.scans()) {
            if (picks(scan.key()) && (selection.tracers().isEmpty() || hasTracer(scan, dataset))) scans.add(scan);
        }
        List<Discovery.RefusedScan> refused = all.refused().stream()
                .filter(scan -> scan.key().map(this::picks).orElse(isAll()))
                .filter(scan -> selection.tracers().isEmpty()
                        || scan.key()
                                .map(key -> selection.tracers().contains(key.tracerLabel()))
                                .orElse(false))
                .toList();
        if (scans.isEmpty() && refused.isEmpty()) {
            throw Refusal.of(PipelineReason.SELECTION_EMPTY).file(dataset.location());
        }
        return new Discovery(all.dataset(), scans, refused, isAll() ? all.participantsWithoutPet() : List.of());
    }

    private boolean isAll() {
        return selection.participants().isEmpty()
                && selection.sessions().isEmpty()
                && selection.tracers().isEmpty();
    }

    private boolean picks(ScanKey key) {
        return (selection.participants().isEmpty() || selection.participants().contains(key.participantId()))
                && (selection.sessions().isEmpty() || selection.sessions().contains(key.sessionId()));
    }

    /** By the trc- label, or by TracerName; a sidecar that cannot be read is for the scan's own task to refuse. */
    private boolean hasTracer(FoundScan scan, Store dataset) throws IOException {
        if (selection.tracers().contains(scan.key().tracerLabel())) return true;
        try {
            PetSidecar sidecar = PetSidecar.read(
                    dataset, scan.sidecars().stream().map(SourceFile::path).toList());
            return selection.tracers().contains(sidecar.tracerName());
        } catch (Refusal unreadable) {
            return true;
        }
    }

    private static void requireKnown(
            String option, List<String> labels, Discovery all, java.util.function.Function<ScanKey, String> part) {
        for (String label : labels) {
            boolean known =
                    all.scans().stream().anyMatch(scan -> part.apply(scan.key()).equals(label))
                            || all.refused().stream()
                                    .flatMap(scan -> scan.key().stream())
                                    .anyMatch(key -> part.apply(key).equals(label));
            if (!known) {
                throw Refusal.of(PipelineReason.SELECTION_EMPTY).field(option).found(label);
            }
        }
    }
}
