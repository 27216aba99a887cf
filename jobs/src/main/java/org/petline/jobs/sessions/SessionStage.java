package org.petline.jobs.sessions;

import java.io.IOException;
import org.petline.files.Store;
import org.petline.geometry.RigidTransform;
import org.petline.image.Volume;
import org.petline.jobs.scanfiles.StageCache;
import org.petline.jobs.stages.ImageFiles;
import org.petline.jobs.tables.Fingerprint;
import org.petline.jobs.tables.rows.CoregistrationRow;
import org.petline.registration.BrainPoints;
import org.petline.registration.SessionConsistency;

/**
 * Whether two scans that were laid to the same T1w agree about where the head is, from what their results left in the
 * output folder. Two volumes are in memory at a time.
 */
public final class SessionStage {
    /** Part of the fingerprint; raised when the same input gives other numbers. */
    private static final int VERSION = 1;

    private final Store output;

    public SessionStage(Store output) {
        this.output = output;
    }

    /**
     * One scan's part.
     *
     * @param stem the scan's name
     * @param petReference path of its PET reference in the output folder
     * @param fingerprint of its coregistration, which all that is read here follows from
     */
    public record Scan(String stem, String petReference, String fingerprint) {}

    /**
     * How well the circle closes; NaN if the two have nothing to compare.
     *
     * @param closureErrorMm mean over the brain
     * @param similarity nats of mutual information
     */
    public record Closure(double closureErrorMm, double similarity) {}

    /** Where the rows of a scan are read from, when they are needed. */
    @FunctionalInterface
    public interface Rows {
        CoregistrationRow of(Scan scan) throws IOException;
    }

    /**
     * The circle of two scans and their T1w, computed once for the same two coregistrations.
     *
     * @param rows of both scans; not asked for what was kept
     */
    public Closure run(Scan first, Scan second, Rows rows) throws IOException {
        Fingerprint print = Fingerprint.ofNothing()
                .with("first", first.fingerprint())
                .with("second", second.fingerprint())
                .with("session-version", VERSION);
        return new StageCache(output, first.stem())
                .computeUnlessKept(
                        "session-" + second.stem(),
                        print,
                        Closure.class,
                        () -> measure(part(first, rows.of(first)), part(second, rows.of(second))));
    }

    /** The brain is found where the first scan's uptake is: a T1w has a scalp as bright as the brain. */
    private static Closure measure(SessionConsistency.Scan first, SessionConsistency.Scan second) {
        RigidTransform referenceToT1w = first.t1wToReference().inverse();
        BrainPoints brain = new BrainPoints(BrainPoints.of(first.petReference()).points().stream()
                .map(referenceToT1w::apply)
                .toList());
        SessionConsistency.Closure closure = SessionConsistency.between(first, second, brain);
        return new Closure(closure.errorMm(), closure.similarity());
    }

    private SessionConsistency.Scan part(Scan scan, CoregistrationRow row) throws IOException {
        Volume reference = ImageFiles.volume(output, scan.petReference());
        return new SessionConsistency.Scan(reference, RigidTransform.of(row.t1wToReference()));
    }
}
