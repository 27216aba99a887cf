package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.petline.files.Store;
import org.petline.jobs.lock.FencedStore;
import org.petline.jobs.lock.RunLock;
import org.petline.jobs.scan.Trust;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.store.InterposedStore;
import org.petline.jobs.store.Stores;

/** A writer that stood still behind its look at the lock, and wakes up in the middle of its successor's run. */
@Timeout(60)
class WokenWriterTest {
    private static final String TABLE = "tables/scans/part-00000.parquet";

    private final CountDownLatch hasLooked = new CountDownLatch(1);
    private final CountDownLatch wakesUp = new CountDownLatch(1);
    private final AtomicReference<Throwable> end = new AtomicReference<>();

    @TempDir
    private Path folder;

    @Test
    void itPutsNothingOverWhatItsSuccessorPublished() throws Exception {
        String place = folder.resolve("out").toString();
        Store output = HadoopSettings.ofThisProcess().storeAt(place);
        Thread writer;
        try (RunLock earlier = RunLock.take(output, RunLock.Manner.DEFAULT, ignored -> {})) {
            writer = new Thread(() -> write(new FencedStore(new Pausing(output), earlier.fence())), "paused");
            writer.start();
            hasLooked.await();
        }
        // After the tables, before the run's end.
        Store later = new InterposedStore(output, (step, path) -> {
            if (step == InterposedStore.Step.WRITE && path.equals(RunRecorder.VERDICT)) wake(writer);
        });
        Stores stores = where ->
                where.equals(place) ? later : HadoopSettings.ofThisProcess().storeAt(where);

        ShortRun run = ShortRun.of(placeOf(place), stores, Faults.none(), RunLock.Manner.DEFAULT);

        assertThat(run.exit()).as(run.said()).isEqualTo(2);
        assertThat(writer.isAlive()).isFalse();
        assertThat(Files.readString(Path.of(place, TABLE), StandardCharsets.ISO_8859_1))
                .startsWith("PAR1");
        assertThat(end.get()).isInstanceOf(IOException.class);
    }

    private void write(Store output) {
        try {
            output.write(TABLE, out -> out.write("an earlier run's".getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | RuntimeException failure) {
            end.set(failure);
        }
    }

    private void wake(Thread writer) throws IOException {
        wakesUp.countDown();
        try {
            writer.join();
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    /** A dataset of one scan that its listing refuses. */
    private ShortRun.Place placeOf(String output) throws IOException {
        Path dataset = Files.createDirectories(folder.resolve("bids"));
        Files.writeString(
                dataset.resolve("dataset_description.json"), "{\"Name\": \"study\", \"BIDSVersion\": \"1.9.0\"}");
        Files.createDirectories(dataset.resolve("sub-01/pet"));
        Files.write(dataset.resolve("sub-01/pet/sub-01_pet.nii.gz"), new byte[] {1});
        return new ShortRun.Place(
                dataset.toString(),
                output,
                SettingsReader.defaults(),
                folder.resolve("work").toString(),
                Trust.STAMPS);
    }

    /** A folder whose user stands still once a file was opened: of a fenced write that is the lock's. */
    private final class Pausing implements Store {
        private final Store store;

        Pausing(Store store) {
            this.store = store;
        }

        @Override
        public InputStream open(String path) throws IOException {
            InputStream opened = store.open(path);
            hasLooked.countDown();
            try {
                wakesUp.await();
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            return opened;
        }

        @Override
        public String location() {
            return store.location();
        }

        @Override
        public List<Entry> list(String path) throws IOException {
            return store.list(path);
        }

        @Override
        public Optional<Entry> find(String path) throws IOException {
            return store.find(path);
        }

        @Override
        public void write(String path, Content content) throws IOException {
            store.write(path, content);
        }

        @Override
        public boolean create(String path, Content content) throws IOException {
            return store.create(path, content);
        }

        @Override
        public void delete(String path) throws IOException {
            store.delete(path);
        }
    }
}
