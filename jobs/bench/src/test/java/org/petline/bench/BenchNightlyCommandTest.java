package org.petline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.bids.AnatomyPair;
import org.petline.bids.AnatomyWish;
import org.petline.bids.DatasetIndex;
import org.petline.files.Store;
import org.petline.jobs.commands.simulate.SimulateCommand;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.InputFile;
import org.petline.jobs.tables.Ledger;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.ScanResult;
import org.petline.jobs.tables.ScanResults;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.rows.ScanRow;
import picocli.CommandLine;

/** The nights themselves take minutes; what they are made of is tested without them. */
class BenchNightlyCommandTest {
    @TempDir
    private Path folder;

    private static Store store(Path place) {
        return HadoopSettings.ofThisProcess().storeAt(place.toString());
    }

    @Test
    void whatItCannotDoIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("results"));
        StringWriter err = new StringWriter();
        for (String[] wrong : List.of(
                new String[] {"--scans", "0"},
                new String[] {"--computed", "1"},
                new String[] {"--a-night", "0"},
                new String[] {"--keep", folder.toString()})) {
            assertThat(new CommandLine(new BenchNightlyCommand())
                            .setErr(new PrintWriter(err, true))
                            .execute(wrong))
                    .isEqualTo(CommandLine.ExitCode.USAGE);
        }
        assertThat(err.toString()).contains("--scans", "--computed", "--a-night", "is there already");
    }

    @Test
    void everyParticipantHasAScanWithAnInputOfItsOwn() throws IOException {
        ManyScans many = ManyScans.simulate(folder, BenchNightlyCommandTest::store, SimulateCommand.regions());
        many.add(1, 6);
        DatasetIndex index = DatasetIndex.of(store(many.dataset()), List.of());
        assertThat(index.scans()).hasSize(6);
        assertThat(index.scans()).allSatisfy(scan -> {
            var key = scan.scanKey().orElseThrow();
            AnatomyPair pair = index.pairFor(key, AnatomyWish.of(""));
            assertThat(pair.t1w().get(0).image().path()).contains("sub-" + key.participantId());
            assertThat(pair.segmentation().image().path()).contains("sub-" + key.participantId());
        });
        String pet = "sub-%1$s/ses-baseline/pet/sub-%1$s_ses-baseline_pet.json";
        assertThat(many.dataset().resolve(pet.formatted("00001")))
                .content()
                .isNotEqualTo(Files.readString(many.dataset().resolve(pet.formatted("00005"))));

        LedgerEntry original = commit(folder.resolve("results"), many.dataset());
        new CopiedResults(store(many.dataset()), store(folder.resolve("results")), original).to("00002", 7);
        SortedMap<String, LedgerEntry> ledger =
                new Ledger(store(folder.resolve("results"))).readAll().entries();
        LedgerEntry copy = ledger.get("sub-00002_ses-baseline");
        assertThat(copy.part()).isEqualTo(7);
        assertThat(copy.row().labels().participantId()).isEqualTo("00002");
        assertThat(copy.inputs())
                .extracting(InputFile::path)
                .containsExactly("sub-00002/ses-baseline/pet/sub-00002_ses-baseline_pet.nii.gz");
        assertThat(new ScanResults(store(folder.resolve("results"))).damageOf(copy.result()))
                .isEmpty();
    }

    @Test
    void aNightIsMeasuredByWhatItLeaves() throws IOException {
        Files.writeString(folder.resolve("old"), "1");
        Files.writeString(folder.resolve("changed"), "1");
        NightCost cost = NightCost.of(folder, () -> {
            store(folder).write("changed", out -> out.write(new byte[10]));
            store(folder).write("new", out -> out.write(new byte[5]));
        });
        assertThat(cost.files()).isEqualTo(2);
        assertThat(cost.bytes()).isEqualTo(15);
        assertThat(cost.seconds()).isPositive();
    }

    private static LedgerEntry commit(Path output, Path dataset) throws IOException {
        Path pet = Path.of("sub-00001/ses-baseline/pet/sub-00001_ses-baseline_pet.nii.gz");
        Object[] row = new Object[Table.SCANS.schema().columns().size()];
        row[0] = "study";
        for (int column = 0; column < row.length; column++) {
            switch (Table.SCANS.schema().columns().get(column).name()) {
                case "participant_id" -> row[column] = "00001";
                case "scan" -> row[column] = "sub-00001_ses-baseline";
                case "status" -> row[column] = "done";
                case "pet_path", "t1w_path", "segmentation_path" -> row[column] = pet.toString();
                default -> {}
            }
        }
        ScanRow scan = Table.SCANS.schema().rowOf(row);
        store(output).write("petline/evidence/sub-00001_ses-baseline/report.json", out -> out.write('x'));
        LedgerEntry entry = LedgerEntry.of(
                scan,
                0,
                new TreeMap<>(),
                List.of(new InputFile(pet.toString(), Files.size(dataset.resolve(pet)), 1, "abc")),
                ScanResult.of("f00d", new TreeMap<>()));
        new Ledger(store(output)).commit(entry);
        return entry;
    }
}
