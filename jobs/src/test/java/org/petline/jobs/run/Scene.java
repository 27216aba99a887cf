package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.petline.files.Store;
import org.petline.jobs.lock.LockLostException;

/** One study at which something happens in the middle of a run: what the troubles of {@link Trouble} are made of. */
final class Scene {
    private final FaultyNights nights;
    private final TinyStudy study;
    private final ShortRun.Place place;
    private final Predicate<Step> moment;

    /**
     * A scene.
     *
     * @param study a copy that may be damaged
     * @param moment when it happens
     */
    Scene(FaultyNights nights, TinyStudy study, ShortRun.Place place, Predicate<Step> moment) {
        this.nights = nights;
        this.study = study;
        this.place = place.of(study.root().toString());
        this.moment = moment;
    }

    /** What happens. */
    @FunctionalInterface
    interface Deed {
        void happen() throws IOException, InterruptedException;
    }

    ShortRun.Place place() {
        return place;
    }

    Store output() {
        return FaultyNights.storeAt(place.output());
    }

    /** A run with a fault of the disk at the moment. */
    ShortRun runInto(Fault fault) throws IOException, InterruptedException {
        Faults faults = Faults.at(fault, moment);
        ShortRun run = nights.disturbed(place, faults);
        assertThat(faults.struck()).as("the moment came").isPresent();
        return run;
    }

    /** A run on a healthy disk in the middle of which something else happens, once. */
    ShortRun runWhile(Deed deed) throws IOException, InterruptedException {
        boolean[] came = {false};
        Faults faults = Faults.at(Fault.FAIL_BEFORE, step -> {
            if (!came[0] && moment.test(step)) {
                came[0] = true;
                happen(deed);
            }
            return false;
        });
        ShortRun run = nights.disturbed(place, faults);
        assertThat(came[0]).as("the moment came").isTrue();
        return run;
    }

    private static void happen(Deed deed) {
        try {
            deed.happen();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Another run, from beginning to end. */
    ShortRun otherRun() throws InterruptedException {
        return ShortRun.of(place);
    }

    /** The run that is under way stands still for so long that others think it dead. */
    void seemsDead() throws IOException {
        FaultyNights.bury(place);
    }

    void assertLost(ShortRun run) {
        assertThat(run.failure()).isInstanceOf(LockLostException.class);
        assertThat(run.exit()).isEqualTo(3);
    }

    void takeInputAway() throws IOException {
        Files.move(study.pet(), aside());
    }

    void giveInputBack() throws IOException {
        Files.move(aside(), study.pet(), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Other bytes and another time stamp, the same length; the right ones are kept aside. */
    void changeInput() throws IOException {
        Files.copy(study.pet(), aside(), StandardCopyOption.COPY_ATTRIBUTES);
        long time = Files.getLastModifiedTime(study.pet()).toMillis();
        study.bytes(study.pet(), Scene::flipped);
        Files.setLastModifiedTime(study.pet(), FileTime.fromMillis(time + 1000));
    }

    /** Other bytes of the same length and time stamp while a run is under way, and the right ones after it. */
    void replaceInputInARunUnseen() throws IOException, InterruptedException {
        FileTime time = Files.getLastModifiedTime(study.pet());
        Files.copy(study.pet(), aside(), StandardCopyOption.COPY_ATTRIBUTES);
        nights.disturbed(place, Faults.at(Fault.FAIL_BEFORE, step -> {
            if (moment.test(step)) {
                happen(() -> {
                    study.bytes(study.pet(), Scene::flipped);
                    Files.setLastModifiedTime(study.pet(), time);
                });
            }
            return false;
        }));
        giveInputBack();
    }

    private Path aside() {
        return study.root().resolveSibling("aside.nii.gz");
    }

    void cutScratch() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(place.workFolder()))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(file, new byte[10]);
            }
        }
    }

    /** Rewrites files of the output, as no petline would. */
    void damage(String paths, UnaryOperator<byte[]> how) throws IOException {
        Store output = output();
        List<String> found =
                List.copyOf(OutputPrint.of(output).only(paths).files().keySet());
        for (String path : found) {
            byte[] bytes;
            try (InputStream in = output.open(path)) {
                bytes = in.readAllBytes();
            }
            byte[] bad = how.apply(bytes);
            output.write(path, out -> out.write(bad));
        }
    }

    /** One bit in the middle is another. */
    static byte[] flipped(byte[] bytes) {
        byte[] bad = bytes.clone();
        if (bad.length > 0) bad[bad.length / 2] ^= 1;
        return bad;
    }

    static byte[] half(byte[] bytes) {
        return java.util.Arrays.copyOf(bytes, bytes.length / 2);
    }
}
