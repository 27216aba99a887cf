package org.petline.bids;

import java.io.Serializable;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.petline.Refusal;

/**
 * What tells one PET scan of a dataset from the others: the labels of its file name.
 *
 * <p>Labels are strings as the name has them ({@code 01} stays {@code 01}); an entity that the name lacks is the empty
 * string. Ordered as people count: {@code sub-2} before {@code sub-10}; equal only if all labels are the same.
 *
 * @param participantId of sub-
 * @param sessionId of ses-
 * @param task of task-
 * @param tracerLabel of trc-
 * @param reconstruction of rec-
 * @param runId of run-
 */
public record ScanKey(
        String participantId, String sessionId, String task, String tracerLabel, String reconstruction, String runId)
        implements Comparable<ScanKey>, Serializable {

    /** Longer, and the names of derivatives would pass the 255 bytes that file systems take. */
    private static final int LONGEST_STEM = 180;

    private static final Comparator<ScanKey> ORDER = Comparator.comparing(ScanKey::participantId, NaturalOrder.INSTANCE)
            .thenComparing(ScanKey::sessionId, NaturalOrder.INSTANCE)
            .thenComparing(ScanKey::task, NaturalOrder.INSTANCE)
            .thenComparing(ScanKey::tracerLabel, NaturalOrder.INSTANCE)
            .thenComparing(ScanKey::reconstruction, NaturalOrder.INSTANCE)
            .thenComparing(ScanKey::runId, NaturalOrder.INSTANCE);

    /** Labels of letters and digits, the participant's not empty. */
    public ScanKey {
        if (participantId.isEmpty()) throw new IllegalArgumentException("a scan without participant");
        for (String label : new String[] {participantId, sessionId, task, tracerLabel, reconstruction, runId}) {
            if (!label.isEmpty() && !Entities.LABEL.matcher(label).matches()) {
                throw new IllegalArgumentException("no label: " + label);
            }
        }
    }

    /**
     * The key of a raw PET image of this name.
     *
     * @param path for the message
     * @throws Refusal BIDS_NAME if the name has no participant, an entity that PET images do not have, or is too long
     */
    public static ScanKey of(Entities name, String path) {
        for (Entity entity : name.labels().keySet()) {
            switch (entity) {
                case SUBJECT, SESSION, TASK, TRACER, RECONSTRUCTION, RUN -> {}
                default ->
                    throw Refusal.of(BidsReason.BIDS_NAME).file(path).found("PET images have no " + entity.key() + "-");
            }
        }
        if (name.label(Entity.SUBJECT).isEmpty()) {
            throw Refusal.of(BidsReason.BIDS_NAME).file(path).found("no sub-");
        }
        ScanKey key = new ScanKey(
                name.labelOrEmpty(Entity.SUBJECT),
                name.labelOrEmpty(Entity.SESSION),
                name.labelOrEmpty(Entity.TASK),
                name.labelOrEmpty(Entity.TRACER),
                name.labelOrEmpty(Entity.RECONSTRUCTION),
                name.labelOrEmpty(Entity.RUN));
        if (key.stem().length() > LONGEST_STEM) {
            throw Refusal.of(BidsReason.BIDS_NAME)
                    .file(path)
                    .found("labels of together " + key.stem().length() + " characters; " + LONGEST_STEM + " at most");
        }
        return key;
    }

    /** The session, if the scan is in one. */
    public Optional<String> session() {
        return sessionId.isEmpty() ? Optional.empty() : Optional.of(sessionId);
    }

    /** The beginning of the names of all files of the scan: {@code sub-01_ses-baseline_trc-AZ_run-1}. */
    public String stem() {
        StringJoiner stem = new StringJoiner("_");
        labels().forEach((entity, label) -> stem.add(entity.key() + "-" + label));
        return stem.toString();
    }

    /** The folder of the scan, below the dataset or a derivative of it: {@code sub-01/ses-baseline/pet}. */
    public String folder() {
        return "sub-" + participantId + (sessionId.isEmpty() ? "" : "/ses-" + sessionId) + "/pet";
    }

    @Override
    public int compareTo(ScanKey other) {
        return ORDER.compare(this, other);
    }

    /** The labels that are there, by entity. */
    Map<Entity, String> labels() {
        Map<Entity, String> labels = new EnumMap<>(Entity.class);
        labels.put(Entity.SUBJECT, participantId);
        labels.put(Entity.SESSION, sessionId);
        labels.put(Entity.TASK, task);
        labels.put(Entity.TRACER, tracerLabel);
        labels.put(Entity.RECONSTRUCTION, reconstruction);
        labels.put(Entity.RUN, runId);
        labels.values().removeIf(String::isEmpty);
        return labels;
    }

    /** What runs of one measurement have in common. */
    ScanKey withoutRun() {
        return new ScanKey(participantId, sessionId, task, tracerLabel, reconstruction, "");
    }

    /** Two keys that a careless file system or reader takes for one give the same text. */
    String withoutCaseAndLeadingZeros() {
        String run = runId.replaceFirst("^0+(?=.)", "");
        return new ScanKey(participantId, sessionId, task, tracerLabel, reconstruction, run)
                .stem()
                .toLowerCase(Locale.ROOT);
    }

    /** The stem. */
    @Override
    public String toString() {
        return stem();
    }
}
