package org.petline.jobs.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.petline.Refusal;
import org.petline.jobs.lock.RunLock;
import org.petline.jobs.plan.Effort;
import org.petline.jobs.plan.ScanFilter;
import org.petline.jobs.scan.Trust;
import org.petline.jobs.scheduling.RunLimits;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.store.Stores;

/**
 * A whole run in this thread and without Spark.
 *
 * @param exit what the command would have ended with; {@link #HALTED} if its process ended
 * @param said on both channels
 * @param failure what the run threw, null if nothing
 */
record ShortRun(int exit, String said, Throwable failure) {
    static final int HALTED = 137;

    private static final int RUN_FAILED = 3;

    /** Where a run's files lie and how it is asked. */
    record Place(String dataset, String output, SettingsReader settings, String workFolder, Trust trust) {
        Place of(String otherDataset) {
            return new Place(otherDataset, output, settings, workFolder, trust);
        }

        Place at(String otherOutput) {
            return new Place(dataset, otherOutput, settings, workFolder, trust);
        }

        /** Runs do not trust length and time stamp. */
        Place rehashing() {
            return new Place(dataset, output, settings, workFolder, Trust.CONTENTS);
        }
    }

    /** A run on healthy disks. */
    static ShortRun of(Place place) throws InterruptedException {
        return of(place, place.output(), Faults.none());
    }

    /** A run with faults below {@code faulty}, which is its output or its dataset. */
    static ShortRun of(Place place, String faulty, Faults faults) throws InterruptedException {
        return of(place, new FaultyStores(faulty, faults), faults, RunLock.Manner.DEFAULT);
    }

    static ShortRun of(Place place, Stores stores, Faults faults, RunLock.Manner lock) throws InterruptedException {
        ByteArrayOutputStream progress = new ByteArrayOutputStream();
        StringWriter said = new StringWriter();
        PrintStream shown = new PrintStream(progress, true, StandardCharsets.UTF_8);
        Pipeline pipeline = new Pipeline(
                new Progress(shown, Progress.Look.LOG),
                new PrintWriter(said, true),
                stores,
                (name, work) -> new OneThread(work, faults));
        int exit = RUN_FAILED;
        Throwable failure = null;
        try {
            exit = pipeline.run(request(place, lock));
        } catch (Halted end) {
            exit = HALTED;
            failure = end;
        } catch (IOException | Refusal told) {
            failure = told;
        }
        return new ShortRun(exit, progress.toString(StandardCharsets.UTF_8) + said, failure);
    }

    private static RunRequest request(Place place, RunLock.Manner lock) {
        return new RunRequest(
                new RunRequest.Places(place.dataset(), place.output(), List.of(), Optional.of(place.workFolder())),
                new ScanFilter(List.of(), List.of(), List.of(), Optional.empty()),
                place.settings(),
                Effort.NORMAL,
                place.trust(),
                RunLimits.NONE,
                RunRequest.Guards.with(lock),
                "a test");
    }
}
