package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.files.Store;
import org.petline.jobs.lock.RunLock;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.store.InterposedStore;
import org.petline.jobs.store.Stores;
import org.petline.jobs.tables.Ledger;

/** D11: a table's folder was turned read-only between two runs. */
class ReadOnlyTablesTest {
    @TempDir
    private static Path shared;

    private static FaultyNights nights;

    @TempDir
    private Path folder;

    @BeforeAll
    static void simulate() throws IOException, InterruptedException {
        nights = FaultyNights.in(shared);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tables/tacs", "tables/scans", "tables"})
    void theRunFailsByNameTheScansAreKeptAndTheNextRunPublishes(String readOnly)
            throws IOException, InterruptedException {
        ShortRun.Place place = nights.withPicturesAt(folder.resolve("out").toString());
        ShortRun run = ShortRun.of(place, new Refusing(readOnly), Faults.none(), RunLock.Manner.DEFAULT);

        assertThat(run.failure()).isInstanceOf(AccessDeniedException.class).hasMessageContaining(readOnly);
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.said()).contains("\"exit_code\":3", readOnly);
        Store output = FaultyNights.storeAt(place.output());
        assertThat(new Ledger(output).readAll().entries()).hasSize(3);

        FaultyNights.bury(place);
        nights.survives(place);
    }

    /** Folders one of which cannot be written to; permissions would not hold an administrator back. */
    private record Refusing(String readOnly) implements Stores {
        @Override
        public Store storeAt(String location) {
            Store store = HadoopSettings.ofThisProcess().storeAt(location);
            return new InterposedStore(store, (step, path) -> {
                boolean changes = switch (step) {
                    case WRITE, CREATE -> true;
                    case DELETE -> store.find(path).isPresent();
                    case LIST, FIND, OPEN -> false;
                };
                if (changes && path.startsWith(readOnly + "/")) throw new AccessDeniedException(path);
            });
        }
    }
}
