package org.petline.jobs.tables.rows;

import java.util.Optional;
import org.petline.Group;
import org.petline.bids.ScanKey;

/** What names a scan in every table: all BIDS entities that tell PET scans apart; null where it has no such label. */
@Group
public record ScanLabels(
        @Column(key = true, meaning = "Name of the dataset") String dataset,

        @Column(key = true, meaning = "BIDS participant label without sub-")
        String participantId,

        @Column(key = true, meaning = "BIDS session label without ses-")
        String sessionId,

        @Column(key = true, meaning = "BIDS task label without task-")
        String task,

        @Column(key = true, meaning = "Tracer") String tracer,

        @Column(key = true, meaning = "BIDS reconstruction label without rec-")
        String reconstruction,

        @Column(key = true, meaning = "BIDS run label without run-")
        String runId,

        @Column(
                key = true,
                meaning =
                        "The scan: the stem of its files' names, which joins the rows of all tables; also the folder of its results below petline/results")
        String scan) {

    /**
     * The labels of a scan of a dataset.
     *
     * @param dataset its name; null if none is known
     * @param tracer empty if it is not known
     */
    public static ScanLabels of(String dataset, ScanKey key, String tracer) {
        return new ScanLabels(
                dataset,
                key.participantId(),
                orNull(key.sessionId()),
                orNull(key.task()),
                orNull(tracer),
                orNull(key.reconstruction()),
                orNull(key.runId()),
                key.stem());
    }

    /** The labels as a file name has them, but for the tracer, which need not be one of them; empty without participant. */
    public Optional<ScanKey> key() {
        if (participantId == null) return Optional.empty();
        return Optional.of(new ScanKey(
                participantId, orEmpty(sessionId), orEmpty(task), "", orEmpty(reconstruction), orEmpty(runId)));
    }

    private static String orNull(String label) {
        return label.isEmpty() ? null : label;
    }

    private static String orEmpty(String label) {
        return label == null ? "" : label;
    }
}
