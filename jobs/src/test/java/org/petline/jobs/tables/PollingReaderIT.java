package org.petline.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.petline.files.Store;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.rows.TacRow;

/** That the readers who poll in other tests would tell if there were anything to tell. */
@Timeout(120)
class PollingReaderIT {
    private enum Who {
        DUCK_DB,
        SPARK
    }

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void rowsAreSeenAndTablesThatAreNotThereYetAreNoError(Who who) throws IOException, InterruptedException {
        publish();
        try (PollingReader reader = reader(who)) {
            assertThat(reader.end()).contains(new PollingReader.Sight("tacs", "01", "1", 3, 1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPartThatIsDamagedIsAnError(Who who) throws IOException, InterruptedException {
        publish();
        try (PollingReader reader = reader(who)) {
            Files.write(folder.resolve("tables/tacs/part-00000.parquet"), new byte[1000]);
            assertThatThrownBy(reader::end).isInstanceOf(AssertionError.class).hasMessageContaining("part-00000");
        }
    }

    private PollingReader reader(Who who) {
        Path tables = folder.resolve("tables");
        return switch (who) {
            case DUCK_DB -> PollingReader.duckDb(() -> tables);
            case SPARK -> PollingReader.spark(tables.toString());
        };
    }

    private void publish() throws IOException {
        Store output = HadoopSettings.ofThisProcess().storeAt(folder.toString());
        List<TacRow> rows = List.of(
                SampleRows.tac("01", "putamen", 0, 1.0),
                SampleRows.tac("01", "putamen", 1, 2.0),
                SampleRows.tac("01", "putamen", 2, 3.0));
        SampleRows.commit(output, "01", 0, "result", rows);
        new TableView(output).refresh(new Ledger(output).readAll().entries().values());
    }
}
