package org.petline.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.files.Store;
import org.petline.jobs.run.FolderPrint;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;
import org.petline.jobs.tables.rows.TacRow;

class TableViewTest {
    private static final String PART = "tables/tacs/part-00000.parquet";

    @TempDir
    private Path folder;

    private Store output;
    private TableView view;

    @BeforeEach
    void open() {
        output = HadoopSettings.ofThisProcess().storeAt(folder.toString());
        view = new TableView(output);
    }

    @Test
    void everyTableHasAPartEvenOfAnEmptyStudy() throws IOException {
        assertThat(refresh().written()).hasSize(Table.all().size());
        for (Table<?> table : Table.all()) {
            assertThat(TableReader.read(output, OutputLayout.part(table, 0), table))
                    .isEmpty();
        }
    }

    @Test
    void rowsOfAllScansStandInKeyOrder() throws IOException {
        commit("10", 0, 5);
        commit("02", 0, 6);
        refresh();
        List<TacRow> rows = TableReader.read(output, PART, Table.TACS);
        assertThat(rows)
                .hasSize(2 * 3 * 4)
                .isSortedAccordingTo(Table.TACS.schema().keyOrder());
        assertThat(rows.get(0).labels().participantId()).isEqualTo("02");
        assertThat(TableReader.read(output, "tables/scans/part-00000.parquet", Table.SCANS))
                .extracting(row -> row.labels().participantId())
                .containsExactly("02", "10");
    }

    @Test
    void aRefreshWithNothingNewWritesNothing() throws IOException {
        commit("01", 0, 5);
        refresh();
        assertThat(refresh().written()).isEmpty();
    }

    @Test
    void onlyPartsThatChangedAreRewritten() throws IOException {
        commit("01", 0, 5);
        commit("02", 1, 5);
        refresh();
        commit("02", 1, 99);
        assertThat(refresh().written()).containsExactly("tables/tacs/part-00001.parquet");
    }

    @Test
    void scanByScanGivesTheSameBytesAsAllAtOnce(@TempDir Path other) throws IOException {
        for (String participant : List.of("07", "01", "03")) {
            commit(participant, 0, participant.hashCode());
            refresh();
        }
        Store atOnce = HadoopSettings.ofThisProcess().storeAt(other.toString());
        for (String participant : List.of("01", "03", "07")) {
            SampleRows.commit(
                    atOnce, participant, 0, "f00d", SampleRows.tacs(participant, 3, 4, participant.hashCode()));
        }
        new TableView(atOnce).refresh(new Ledger(atOnce).readAll().entries().values());
        for (Table<?> table : Table.all()) {
            String part = OutputLayout.part(table, 0);
            assertThat(folder.resolve(part)).hasSameBinaryContentAs(other.resolve(part));
        }
    }

    @Test
    void theViewCanBeRebuiltFromScratchToTheSameBytes() throws IOException {
        commit("01", 0, 5);
        refresh();
        byte[] before = Files.readAllBytes(folder.resolve(PART));
        output.delete("tables");
        output.delete(OutputLayout.VIEW);
        assertThat(refresh().written()).hasSize(Table.all().size());
        assertThat(folder.resolve(PART)).hasBinaryContent(before);
    }

    /** D03, D04, D05: the file is gone, has lost its footer, is empty. */
    @Test
    void aPartThatIsGoneOrCutIsBuiltAgain() throws IOException {
        commit("01", 0, 5);
        refresh();
        byte[] before = Files.readAllBytes(folder.resolve(PART));
        Files.delete(folder.resolve(PART));
        assertThat(refresh().written()).containsExactly(PART);
        assertThat(folder.resolve(PART)).hasBinaryContent(before);
        Files.write(folder.resolve(PART), Arrays.copyOf(before, before.length - 8));
        assertThat(refresh().written()).containsExactly(PART);
        Files.write(folder.resolve(PART), new byte[0]);
        assertThat(refresh().written()).containsExactly(PART);
        assertThat(folder.resolve(PART)).hasBinaryContent(before);
    }

    /** F31: a flipped bit leaves the length, by which a night's cheap look judges. */
    @Test
    void aPartThatIsDamagedAtItsLengthIsFoundByItsContent() throws IOException {
        commit("01", 0, 5);
        commit("02", 1, 5);
        refresh();
        assertThat(view.forgetDamaged()).isEmpty();
        byte[] before = Files.readAllBytes(folder.resolve(PART));
        byte[] damaged = before.clone();
        damaged[200] ^= 1;
        Files.write(folder.resolve(PART), damaged);
        assertThat(refresh().written()).isEmpty();
        assertThat(view.forgetDamaged()).extracting(OutputFinding::file).containsExactly(PART);
        assertThat(refresh().written()).containsExactly(PART);
        assertThat(folder.resolve(PART)).hasBinaryContent(before);
        assertThat(view.forgetDamaged()).isEmpty();
    }

    /** Memory of an older petline, which knew no hash. */
    @Test
    void aMemoryWithoutAHashIsMadeAgain() throws IOException {
        commit("01", 0, 5);
        refresh();
        byte[] before = Files.readAllBytes(folder.resolve(PART));
        Path memory = folder.resolve("petline/view/tacs/part-00000.json");
        String json = Files.readString(memory);
        Files.writeString(memory, json.replaceFirst(",\\s*\"sha256\" : \"[0-9a-f]*\"", ""));
        assertThat(Files.readString(memory)).isNotEqualTo(json);
        assertThat(refresh().written()).isEmpty();
        assertThat(folder.resolve(PART)).hasBinaryContent(before);
        assertThat(memory).hasContent(json);
    }

    /** D03: the ledger says done, the result's file is gone or cut. */
    @Test
    void aDamagedResultIsNamedAndLeavesThePartAsItWas() throws IOException {
        LedgerEntry entry = commit("01", 0, 5);
        refresh();
        byte[] before = Files.readAllBytes(folder.resolve(PART));
        commit("02", 0, 6);
        Path result = folder.resolve(entry.result().files().get("tacs").path());
        assertThat(new ScanResults(output).damageOf(entry.result())).isEmpty();
        for (int length : new int[] {0, 100}) {
            Files.write(result, new byte[length]);
            assertThat(new ScanResults(output).damageOf(entry.result())).hasSize(1);
            assertThat(refresh().findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.what()).contains("TABLE_DAMAGED"));
        }
        Files.delete(result);
        assertThat(new ScanResults(output).damageOf(entry.result()))
                .extracting(OutputFinding::what)
                .containsExactly("is gone");
        assertThat(refresh().findings()).hasSize(1);
        assertThat(folder.resolve(PART)).hasBinaryContent(before);
    }

    /** D06. */
    @Test
    void aForeignParquetFileIsNamedAndUntouched() throws IOException {
        commit("01", 0, 5);
        output.write("tables/tacs/mine.parquet", out -> out.write(new byte[] {1, 2, 3}));
        output.write("tables/tacs/part-00007.parquet", out -> out.write(new byte[] {4}));
        assertThat(refresh().findings())
                .extracting(OutputFinding::file)
                .containsExactly("tables/tacs/mine.parquet", "tables/tacs/part-00007.parquet");
        assertThat(folder.resolve("tables/tacs/mine.parquet")).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void aPartOfOursThatNoScanLiesInAnyMoreIsDeleted() throws IOException {
        commit("01", 0, 5);
        LedgerEntry gone = commit("02", 1, 5);
        refresh();
        output.delete(OutputLayout.ledgerEntry(gone.scan()));
        refresh();
        assertThat(output.list("tables/tacs")).extracting(Store.Entry::path).containsExactly(PART);
    }

    /** D10: Hadoop's checked local file system must be able to read what was replaced. */
    @Test
    void aStaleChecksumFileDoesNotOutliveItsPart() throws IOException {
        commit("01", 0, 5);
        refresh();
        Path crc = folder.resolve("tables/tacs/.part-00000.parquet.crc");
        Files.write(crc, new byte[] {'c', 'r', 'c', 0, 0, 0, 2, 0, 1, 2, 3, 4});
        commit("02", 0, 5);
        refresh();
        try (LocalFileSystem checked = new LocalFileSystem()) {
            checked.initialize(URI.create("file:///"), new Configuration());
            try (InputStream in = checked.open(
                    new org.apache.hadoop.fs.Path(folder.resolve(PART).toUri()))) {
                assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(folder.resolve(PART)));
            }
        }
    }

    @Test
    void aRefusedScanHasARowInScansOnlyAndAStaleOneKeepsItsRows() throws IOException {
        LedgerEntry good = commit("01", 0, 5);
        new Ledger(output)
                .commit(LedgerEntry.of(
                        SampleRows.scan("01", ScanStatus.STALE), 0, new TreeMap<>(), List.of(), good.result()));
        new Ledger(output)
                .commit(LedgerEntry.of(
                        SampleRows.scan("02", ScanStatus.REFUSED), 0, new TreeMap<>(), List.of(), ScanResult.none()));
        refresh();
        assertThat(TableReader.read(output, "tables/scans/part-00000.parquet", Table.SCANS))
                .extracting(row -> row.labels().participantId() + " "
                        + row.outcome().status() + " " + row.outcome().reasonCode())
                .containsExactly("01 stale FRAME_TIMES_INCONSISTENT", "02 refused FRAME_TIMES_INCONSISTENT");
        assertThat(TableReader.read(output, PART, Table.TACS))
                .hasSize(12)
                .allMatch(row -> row.labels().participantId().equals("01"));
    }

    /** Entities that tell two scans apart are keys: none of them is left out, whatever else is alike. */
    @Test
    void scansThatDifferByOneEntityAloneKeepTheirRows() throws IOException {
        LedgerEntry plain = commit("01", 0, 5);
        List<LedgerEntry> all = new ArrayList<>(List.of(plain));
        for (String entity : List.of("task", "reconstruction", "run_id")) {
            ScanRow row = SampleRows.changed(Table.SCANS, plain.row(), entity, "2");
            row = SampleRows.changed(Table.SCANS, row, "scan", plain.scan() + "_" + entity.charAt(0) + "-2");
            all.add(LedgerEntry.of(row, 0, new TreeMap<>(), List.of(), ScanResult.none()));
        }
        TableView.Refreshed refreshed = view.refresh(all);
        assertThat(refreshed.findings()).isEmpty();
        assertThat(TableReader.read(output, "tables/scans/part-00000.parquet", Table.SCANS))
                .extracting(ScanRow::scan)
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(LedgerEntry::scan).toList());
    }

    /** Nights of any kind: scans that come, change, are withdrawn, in any order and with anything published in between. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void partsOfEqualRowsHaveEqualBytesWhateverTheNightsBefore(long seed, @TempDir Path other) throws IOException {
        Random random = new Random(seed);
        for (int night = 0; night < 12; night++) {
            for (int change = random.nextInt(3); change >= 0; change--) {
                String participant = "0" + random.nextInt(6);
                commit(participant, participant.hashCode() % 2, random.nextInt(4));
            }
            if (random.nextInt(3) == 0)
                output.delete(OutputLayout.ledgerEntry(SampleRows.name("0" + random.nextInt(6))));
            refresh();
        }
        Store atOnce = HadoopSettings.ofThisProcess().storeAt(other.toString());
        for (LedgerEntry entry : new Ledger(output).readAll().entries().values()) {
            List<TacRow> rows = new ScanResults(output).read(entry.result(), Table.TACS);
            SampleRows.commit(atOnce, rows.get(0).labels().participantId(), entry.part(), "f00d", rows);
        }
        new TableView(atOnce).refresh(new Ledger(atOnce).readAll().entries().values());
        assertThat(FolderPrint.of(folder.resolve("tables"))).isEqualTo(FolderPrint.of(other.resolve("tables")));
    }

    /** As small as its rows need: what a part is larger than the table's file lets readers notice a replacement. */
    @Test
    void aPartIsNoLargerThanItsRowsNeed() throws IOException {
        for (int night = 0; night < 10; night++) {
            commit("0" + night, 0, night);
            refresh();
        }
        ByteArrayOutputStream alone = new ByteArrayOutputStream();
        TableWriter.write(alone, Table.TACS, TableReader.read(output, PART, Table.TACS));
        assertThat(Files.size(folder.resolve(PART))).isBetween((long) alone.size(), alone.size() + 4096L + 100);
    }

    /** They hold the same rows in a larger file, and nothing else has changed. */
    @Test
    void partsOfTheVersionBeforeAreWrittenAgainOnce() throws IOException {
        commit("01", 0, 5);
        commit("02", 1, 6);
        refresh();
        SortedMap<String, String> today = FolderPrint.of(folder);
        OlderParts.leaveIn(output);
        assertThat(FolderPrint.changed(today, FolderPrint.of(folder)))
                .hasSize(4 * Table.all().size());
        assertThat(TableReader.read(output, PART, Table.TACS)).hasSize(12);
        assertThat(view.forgetDamaged()).isEmpty();
        assertThat(refresh().findings()).isEmpty();
        assertThat(FolderPrint.of(folder)).isEqualTo(today);
        assertThat(refresh().written()).isEmpty();
    }

    @Test
    void nothingButPartsLiesInATablesFolder() throws IOException {
        commit("01", 0, 5);
        commit("02", 1, 5);
        refresh();
        try (Stream<Path> all = Files.walk(folder.resolve("tables"))) {
            assertThat(all.filter(Files::isRegularFile))
                    .allMatch(file -> file.getFileName().toString().matches("part-\\d{5}\\.parquet"));
        }
    }

    @Test
    void aNewResultLeavesTheOldOneUntilItIsCommitted() throws IOException {
        LedgerEntry old = commit("01", 0, 5);
        new ScanResults(output).write(old.scan(), "beef", Table.TACS, SampleRows.tacs("01", 3, 4, 9));
        assertThat(new ScanResults(output).damageOf(old.result())).isEmpty();
        assertThat(new ScanResults(output).read(old.result(), Table.TACS)).hasSize(12);
        LedgerEntry renewed = SampleRows.commit(output, "01", 0, "beef", SampleRows.tacs("01", 3, 4, 9));
        new ScanResults(output).deleteOthers(renewed);
        assertThat(output.list("petline/results/" + old.scan()))
                .extracting(Store.Entry::name)
                .containsExactly("beef");
    }

    private TableView.Refreshed refresh() throws IOException {
        Collection<LedgerEntry> entries = new Ledger(output).readAll().entries().values();
        return view.refresh(entries);
    }

    private LedgerEntry commit(String participant, int part, long seed) throws IOException {
        return SampleRows.commit(output, participant, part, "f00d", SampleRows.tacs(participant, 3, 4, seed));
    }
}
