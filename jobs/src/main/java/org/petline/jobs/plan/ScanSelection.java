package org.petline.jobs.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.petline.Refusal;
import org.petline.bids.NaturalOrder;
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
    private static final int MOST_LISTED = 20;

    /**
     * What is left of a discovery.
     *
     * @throws Refusal PARTICIPANT_UNKNOWN, SESSION_UNKNOWN or TRACER_UNKNOWN with the labels that there are;
     *     SELECTION_EMPTY if no scan has all that is asked for
     */
    public Discovery of(Discovery all, Store dataset) throws IOException {
        requireKnown(PipelineReason.PARTICIPANT_UNKNOWN, selection.participants(), all, ScanKey::participantId);
        requireKnown(PipelineReason.SESSION_UNKNOWN, selection.sessions(), all, ScanKey::sessionId);
        requireKnownTracers(all, dataset);
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
            throw Refusal.of(PipelineReason.SELECTION_EMPTY)
                    .file(dataset.location())
                    .found(asked());
        }
        return new Discovery(
                all.dataset(),
                scans,
                refused,
                isAll() ? all.participantsWithoutPet() : List.of(),
                all.findingsOf(participant -> selection.participants().isEmpty()
                        || selection.participants().contains(participant)));
    }

    private String asked() {
        List<String> asked = new ArrayList<>();
        if (!selection.participants().isEmpty()) asked.add("participants " + listed(selection.participants()));
        if (!selection.sessions().isEmpty()) asked.add("sessions " + listed(selection.sessions()));
        if (!selection.tracers().isEmpty()) asked.add("tracers " + listed(selection.tracers()));
        if (selection.filterFile().isPresent()) asked.add("a filter file");
        return String.join(" with ", asked);
    }

    private static String listed(Collection<String> labels) {
        String some = labels.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
        return labels.size() > MOST_LISTED ? some + " and " + (labels.size() - MOST_LISTED) + " others" : some;
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
        Optional<String> name = tracerName(scan, dataset);
        return name.isEmpty() || selection.tracers().contains(name.get());
    }

    private static Optional<String> tracerName(FoundScan scan, Store dataset) throws IOException {
        try {
            PetSidecar sidecar = PetSidecar.read(
                    dataset, scan.sidecars().stream().map(SourceFile::path).toList());
            return Optional.of(sidecar.tracerName());
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }

    /** The keys of all scans, whether they can be tried or not. */
    private static Stream<ScanKey> keys(Discovery all) {
        return Stream.concat(
                all.scans().stream().map(FoundScan::key), all.refused().stream().flatMap(scan -> scan.key().stream()));
    }

    private static void requireKnown(
            PipelineReason unknown, List<String> labels, Discovery all, Function<ScanKey, String> part) {
        SortedSet<String> known = keys(all)
                .map(part)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toCollection(() -> new TreeSet<>(NaturalOrder.INSTANCE)));
        for (String label : labels) {
            if (known.contains(label)) continue;
            boolean isWithoutPet = unknown == PipelineReason.PARTICIPANT_UNKNOWN
                    && all.participantsWithoutPet().contains(label);
            throw Refusal.of(unknown)
                    .field(unknown == PipelineReason.SESSION_UNKNOWN ? "--session-label" : "--participant-label")
                    .found(label
                            + (isWithoutPet ? " has no PET" : "")
                            + (known.isEmpty() ? "; no scan has such a label" : "; there are " + listed(known)));
        }
    }

    /** A sidecar that cannot be read may be of any tracer. */
    private void requireKnownTracers(Discovery all, Store dataset) throws IOException {
        if (selection.tracers().isEmpty()) return;
        SortedSet<String> known = keys(all)
                .map(ScanKey::tracerLabel)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        if (known.containsAll(selection.tracers())) return;
        for (FoundScan scan : all.scans()) {
            Optional<String> name = tracerName(scan, dataset);
            if (name.isEmpty()) return;
            known.add(name.get());
        }
        for (String tracer : selection.tracers()) {
            if (known.contains(tracer)) continue;
            throw Refusal.of(PipelineReason.TRACER_UNKNOWN)
                    .field("--tracer")
                    .found(tracer + (known.isEmpty() ? "" : "; there are " + listed(known)));
        }
    }
}
