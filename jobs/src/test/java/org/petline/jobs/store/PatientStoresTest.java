package org.petline.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.petline.Refusal;
import org.petline.files.Store;

class PatientStoresTest {
    @TempDir
    private Path folder;

    @Test
    void aDiskThatNeverAnswersIsAFaultWithItsName() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Stores silent =
                location -> new InterposedStore(HadoopSettings.ofThisProcess().storeAt(location), (step, path) -> {
                    try {
                        end.await();
                    } catch (InterruptedException called) {
                        throw new IOException("called back", called);
                    }
                });
        Store store = new PatientStores(silent, Duration.ofMillis(30)).storeAt(folder.toString());
        assertThatThrownBy(() -> store.list("sub-01"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/sub-01: no answer for");
        end.countDown();
    }

    @Test
    void answersAndFaultsComeAsTheyAre() throws IOException {
        Files.writeString(folder.resolve("a"), "b");
        Store store =
                new PatientStores(HadoopSettings.ofThisProcess(), Duration.ofMinutes(1)).storeAt(folder.toString());
        assertThat(store.read("a")).asString().isEqualTo("b");
        assertThat(store.list("")).hasSize(1);
        assertThatThrownBy(() -> store.open("absent")).isInstanceOf(FileNotFoundException.class);
    }

    /** Whoever opened it would wait for somebody to write. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aPipeIsRefusedAndNotOpened() throws Exception {
        Path pipe = folder.resolve("sub-01_pet.nii.gz");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Store store = HadoopSettings.ofThisProcess().storeAt(folder.toString());
        assertThatThrownBy(() -> store.open("sub-01_pet.nii.gz")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(StoreReason.NO_REGULAR_FILE);
            assertThat(refusal.file()).endsWith("sub-01_pet.nii.gz");
        });
    }
}
