package org.petline.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.petline.bids.Store;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.store.HadoopSettings;

/**
 * Three tiny scans, one of which is refused, what a run that nothing happens to makes of them, and runs to which something
 * does.
 *
 * <p>Drawing takes nine tenths of a run's time: most nights begin with the pictures of an earlier one, as after a crash.
 */
final class FaultyNights {
    /** Estimating motion and coregistering are no part of how faults are survived. */
    private static final SettingsReader STILL = SettingsReader.defaults()
            .withAssignment("coregistration.method=identity")
            .withAssignment("motion.method=off");

    private static final String PICTURES = "petline/stages/[^/]*/pictures\\.json|petline/evidence/[^/]*/pictures/.*";

    private final TinyStudy study;
    private final OutputPrint input;
    private final ShortRun.Place undisturbed;

    private FaultyNights(TinyStudy study, OutputPrint input, ShortRun.Place undisturbed) {
        this.study = study;
        this.input = input;
        this.undisturbed = undisturbed;
    }

    static FaultyNights simulate(Path folder) throws IOException, InterruptedException {
        TinyStudy study = TinyStudy.ofThree(folder);
        OutputPrint input = OutputPrint.of(storeAt(study.root().toString()));
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        ShortRun.Place place = new ShortRun.Place(
                study.root().toString(),
                folder.resolve("undisturbed").toString(),
                STILL,
                scratch.toString(),
                RunRequest.Trust.STAMPS);
        ShortRun run = ShortRun.of(place);
        assertThat(run.exit()).as(run.said()).isEqualTo(2);
        return new FaultyNights(study, input, place);
    }

    TinyStudy study() {
        return study;
    }

    /** A place to process the study at. */
    ShortRun.Place placeAt(String output) {
        return undisturbed.at(output);
    }

    static Store storeAt(String location) {
        return HadoopSettings.ofThisProcess().storeAt(location);
    }

    /** Copies the pictures of the undisturbed run into a new output. */
    ShortRun.Place withPicturesAt(String output) throws IOException {
        copyTo(output, PICTURES);
        return placeAt(output);
    }

    /** Copies the whole output of the undisturbed run. */
    ShortRun.Place finishedAt(String output) throws IOException {
        copyTo(output, "(?!petline/locks/).*");
        return placeAt(output);
    }

    private void copyTo(String output, String paths) throws IOException {
        Store from = storeAt(undisturbed.output());
        Store to = storeAt(output);
        for (String path : OutputPrint.of(from).only(paths).files().keySet()) {
            try (InputStream in = from.open(path)) {
                byte[] bytes = in.readAllBytes();
                to.write(path, out -> out.write(bytes));
            }
        }
        to.delete(HadoopSettings.STAGING);
    }

    Invariants invariantsOf(ShortRun.Place place) {
        return new Invariants(storeAt(place.output()), storeAt(undisturbed.output()), storeAt(place.dataset()), input);
    }

    /** One run with a fault on the output's disk, after which its process is gone. */
    ShortRun disturbed(ShortRun.Place place, Faults faults) throws IOException, InterruptedException {
        ShortRun run = ShortRun.of(place, place.output(), faults);
        bury(place);
        return run;
    }

    /** A run without faults and all that must hold after it. */
    void survives(ShortRun.Place place) throws IOException, InterruptedException {
        Invariants invariants = invariantsOf(place);
        OutputPrint before = OutputPrint.of(storeAt(place.output()));
        invariants.holdInBetween(before);
        ShortRun clean = ShortRun.of(place);
        invariants.holdAfter(clean, before);
        invariants.nothingWasDoneTwice(before);
        assertThat(Path.of(place.workFolder())).as("I7 scratch").isEmptyDirectory();
    }

    /**
     * Makes the holder of every lock a process that has ended: in one process tests cannot end it otherwise. Its number
     * stays that of this process, which began at another time.
     */
    static void bury(ShortRun.Place place) throws IOException {
        Store output = storeAt(place.output());
        for (Map.Entry<String, String> file : OutputPrint.of(output)
                .only("petline/locks/\\d{8}\\.json")
                .contents()
                .entrySet()) {
            String holder;
            try (InputStream in = output.open(file.getKey())) {
                holder = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            String dead = holder.replaceFirst("(\"processStartedMillis\":)\\d+", "$11");
            output.write(file.getKey(), out -> out.write(dead.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
