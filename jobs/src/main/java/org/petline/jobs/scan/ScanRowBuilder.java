package org.petline.jobs.scan;

import java.util.List;
import java.util.Optional;
import org.petline.bids.PetSidecar;
import org.petline.jobs.derivatives.ScanRows;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.scanfiles.StageClock;
import org.petline.jobs.tables.ScanRow;
import org.petline.jobs.tables.ScanStatus;

/**
 * What is known of a scan while it is being done: gathered step by step, told as one row of the {@code scans} table
 * whatever becomes of it.
 */
public final class ScanRowBuilder {
    private final FoundScan scan;
    private final String run;
    private final String choices;
    private Optional<PetSidecar> sidecar = Optional.empty();

    public ScanRowBuilder(FoundScan scan, String run, String choices) {
        this.scan = scan;
        this.run = run;
        this.choices = choices;
    }

    /** From here on the sidecar is known to be sound. */
    void read(PetSidecar sound) {
        sidecar = Optional.of(sound);
    }

    /** The row of a scan that was done. */
    ScanRow done(String fingerprint, String inputs, List<String> flags, StageClock.Times spent) {
        return row(ScanStatus.DONE, ScanFailure.NONE, flags, fingerprint, inputs, spent);
    }

    /**
     * The row of a scan that was not done.
     *
     * @param lastGood fingerprint of the result that still stands, empty if there is none
     */
    public ScanRow notDone(ScanStatus status, ScanFailure problem, String lastGood, StageClock.Times spent) {
        return row(status, problem, List.of(), lastGood, "", spent);
    }

    private ScanRow row(
            ScanStatus status,
            ScanFailure problem,
            List<String> flags,
            String fingerprint,
            String inputs,
            StageClock.Times spent) {
        ScanRows.Keys keys = ScanRows.Keys.of(scan, sidecar);
        return new ScanRow(
                keys.dataset(),
                keys.participantId(),
                keys.sessionId(),
                keys.runId(),
                keys.tracer(),
                scan.key().stem(),
                status.word(),
                orNull(problem.code()),
                orNull(problem.message()),
                orNull(problem.remedy()),
                orNull(problem.stage()),
                flags.isEmpty() ? null : String.join(",", flags),
                scan.image().path(),
                scan.t1w().path(),
                orNull(scan.t1wSession()),
                scan.segmentation().path(),
                sidecar.map(read -> read.frames().count()).orElse(null),
                sidecar.map(read -> read.frames().startSeconds(0)).orElse(null),
                sidecar.map(read -> read.frames().endSeconds(read.frames().count() - 1))
                        .orElse(null),
                sidecar.map(read -> known(read.injectedMBq())).orElse(null),
                sidecar.map(read -> read.radionuclide().label()).orElse(null),
                orNull(fingerprint),
                orNull(inputs),
                choices,
                PetlineVersion.TEXT,
                run,
                spent.seconds(),
                spent.cpuSeconds());
    }

    private static Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
