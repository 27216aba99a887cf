package org.petline.jobs.scan;

import java.util.Optional;
import org.petline.FrameTimes;
import org.petline.bids.PetSidecar;
import org.petline.jobs.derivatives.ScanRows;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.scanfiles.StageClock;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;

/**
 * What is known of a scan while it is being done: gathered step by step, told as one row of the {@code scans} table
 * whatever becomes of it.
 */
public final class ScanRowBuilder {
    private FoundScan scan;
    private final String run;
    private final String choices;
    private Optional<PetSidecar> sidecar = Optional.empty();

    public ScanRowBuilder(FoundScan scan, String run, String choices) {
        this.scan = scan;
        this.run = run;
        this.choices = choices;
    }

    /** From here on it is known which T1w serves. */
    void found(FoundScan chosen) {
        scan = chosen;
    }

    /** From here on the sidecar is known to be sound. */
    void read(PetSidecar sound) {
        sidecar = Optional.of(sound);
    }

    /** The row of a scan that was done. */
    ScanRow done(ScanRow.Outcome outcome, String fingerprint, String inputs, StageClock.Times spent) {
        return row(outcome, fingerprint, inputs, spent);
    }

    /**
     * The row of a scan that was not done.
     *
     * @param lastGood fingerprint of the result that still stands, empty if there is none
     */
    public ScanRow notDone(ScanStatus status, ScanFailure problem, String lastGood, StageClock.Times spent) {
        return row(problem.outcome(status), lastGood, "", spent);
    }

    private ScanRow row(ScanRow.Outcome outcome, String fingerprint, String inputs, StageClock.Times spent) {
        return new ScanRow(
                ScanRows.labels(scan, sidecar),
                outcome,
                new ScanRow.Sources(
                        scan.image().path(),
                        scan.t1w().map(t1w -> t1w.image().path()).orElse(null),
                        orNull(scan.t1wSession()),
                        scan.segmentation().path()),
                sidecar.map(ScanRowBuilder::acquisition).orElse(ScanRow.Acquisition.UNKNOWN),
                new ScanRow.Fingerprints(orNull(fingerprint), orNull(inputs), choices),
                new ScanRow.Run(PetlineVersion.TEXT, run, spent.seconds(), spent.cpuSeconds()));
    }

    private static ScanRow.Acquisition acquisition(PetSidecar sound) {
        FrameTimes frames = sound.frames();
        return new ScanRow.Acquisition(
                frames.count(),
                frames.startSeconds(0),
                frames.endSeconds(frames.count() - 1),
                known(sound.injectedMBq()),
                sound.radionuclide().label());
    }

    private static Double known(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
