package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.files.Store;
import org.petline.jobs.scan.Trust;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.store.HadoopSettings;
import org.petline.testing.MadeOnce;

/**
 * Three tiny scans, one of which is refused, what a run that nothing happens to makes of them, and runs to which something
 * does.
 *
 * <p>Drawing takes nine tenths of a run's time: most nights begin with the pictures of an earlier one, as after a crash.
 */
final class FaultyNights {
    /** Estimating motion and coregistering are no part of how faults are survived. */
    private static final SettingsReader STILL = DrawnPictures.STILL;

    /** Read once for a series of nights: Hadoop's settings take as long as a scan of this size. */
    private static volatile HadoopSettings settings = HadoopSettings.ofThisProcess();

    private final TinyStudy study;
    private final OutputPrint input;
    private final ShortRun.Place place;
    private final OutputState undisturbed;
    private final SortedMap<String, byte[]> files;

    private FaultyNights(TinyStudy study, OutputPrint input, ShortRun.Place place) throws IOException {
        this.study = study;
        this.input = input;
        this.place = place;
        Store output = storeAt(place.output());
        this.undisturbed = OutputState.of(output);
        this.files = new TreeMap<>();
        for (String path :
                undisturbed.print().only("(?!petline/locks/).*").files().keySet()) {
            try (InputStream in = output.open(path)) {
                files.put(path, in.readAllBytes());
            }
        }
    }

    /** Nights with scratch in a folder; the study and its undisturbed output are those of the whole build. */
    static FaultyNights in(Path folder) throws IOException {
        settings = HadoopSettings.ofThisProcess();
        TinyStudy study = TinyStudy.ofThree();
        OutputPrint input = OutputPrint.of(storeAt(study.root().toString()));
        Path undisturbed = MadeOnce.folder("tiny-study-of-three-undisturbed", made -> {
            ShortRun run = ShortRun.of(placeIn(made, study, made));
            assertThat(run.exit()).as(run.said()).isEqualTo(2);
        });
        return new FaultyNights(study, input, placeIn(undisturbed, study, folder));
    }

    private static ShortRun.Place placeIn(Path made, TinyStudy study, Path folder) throws IOException {
        Path scratch = Files.createDirectory(folder.resolve("scratch"));
        return new ShortRun.Place(
                study.root().toString(), made.resolve("output").toString(), STILL, scratch.toString(), Trust.STAMPS);
    }

    TinyStudy study() {
        return study;
    }

    /** A place to process the study at. */
    ShortRun.Place placeAt(String output) {
        return place.at(output);
    }

    static Store storeAt(String location) {
        return settings.storeAt(location);
    }

    /** Copies the pictures of the undisturbed run into a new output. */
    ShortRun.Place withPicturesAt(String output) throws IOException {
        copyTo(output, DrawnPictures.PATHS);
        return placeAt(output);
    }

    /** Copies the whole output of the undisturbed run. */
    ShortRun.Place finishedAt(String output) throws IOException {
        copyTo(output, ".*");
        return placeAt(output);
    }

    private void copyTo(String output, String paths) throws IOException {
        Store to = storeAt(output);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().matches(paths)) to.write(file.getKey(), out -> out.write(file.getValue()));
        }
        to.delete(HadoopSettings.STAGING);
    }

    Invariants invariantsOf(ShortRun.Place place) {
        return new Invariants(storeAt(place.output()), undisturbed, storeAt(place.dataset()), input);
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
        OutputPrint before = invariants.holdInBetween().print();
        ShortRun clean = ShortRun.of(place);
        OutputPrint after = invariants.holdAfter(clean, before).print();
        invariants.nothingWasDoneTwice(before, after);
        assertThat(Path.of(place.workFolder())).as("I7 scratch").isEmptyDirectory();
    }

    /**
     * Makes the holder of every lock a process that has ended: in one process tests cannot end it otherwise. Its number
     * stays that of this process, which began at another time.
     */
    static void bury(ShortRun.Place place) throws IOException {
        Store output = storeAt(place.output());
        for (Store.Entry file : output.list("petline/locks")) {
            if (!file.name().matches("\\d{8}\\.json")) continue;
            String holder;
            try (InputStream in = output.open(file.path())) {
                holder = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            String dead = holder.replaceFirst("(\"processStartedTicks\":)\\d+", "$11");
            output.write(file.path(), out -> out.write(dead.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
