package org.petline.jobs.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.files.Store;
import org.petline.jobs.lock.Fence;
import org.petline.jobs.lock.FencedStore;
import org.petline.jobs.lock.LockLostException;
import org.petline.jobs.run.FolderPrint;
import org.petline.jobs.run.SmallRun;
import org.petline.jobs.run.TinyStudy;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.store.InterposedStore;
import org.petline.jobs.tables.DataDictionary;
import org.petline.jobs.tables.FileCheck;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputFinding;
import org.petline.jobs.tables.Table;
import org.petline.jobs.tables.TableView;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.report.StudyFacts;
import org.petline.report.StudyReport;

/** What is written when the study's results were published before. */
class StudyPublicationTest {
    private static final String BAD_PAGE = "report/" + TinyStudy.BAD + ".html";
    private static final String GOOD_PAGE = "report/" + TinyStudy.GOOD + ".html";
    private static final String MEMORY = "petline/view/report/part-00000.json";

    @TempDir
    private static Path simulated;

    private static SortedMap<String, LedgerEntry> computed;

    @TempDir
    private Path folder;

    private Path out;
    private SortedMap<String, LedgerEntry> ledger;
    private List<OutputFinding> findings;

    @BeforeAll
    static void compute() throws IOException {
        SettingsReader settings = SettingsReader.defaults()
                .withAssignment("motion.method=off")
                .withAssignment("coregistration.method=mutual-information");
        Path dataset = TinyStudy.shared().root();
        computed = new SmallRun(simulated.resolve("out"), settings).over(dataset);
        assertThat(computed.values())
                .allMatch(entry -> entry.row().outcome().status().equals("done"))
                .hasSize(2);
    }

    @BeforeEach
    void publishOnce() throws IOException {
        out = folder.resolve("out");
        copy(simulated.resolve("out"), out);
        ledger = new TreeMap<>(computed);
        publish("1");
        assertThat(findings).isEmpty();
    }

    @Test
    void whatTablesAndColumnsMeanStandsBesideThem() {
        assertThat(out.resolve("petline/data-dictionary.json")).hasContent(DataDictionary.json());
        assertThat(out.resolve("petline/data-dictionary.tsv")).hasContent(DataDictionary.tsv());
    }

    @Test
    void nothingNewWritesNothing() throws IOException {
        assertThat(writtenBy(() -> publish("1"))).isEmpty();
    }

    @Test
    void aScanWhoseRowChangedCostsItsOwnPage() throws IOException {
        change(TinyStudy.BAD, "tracer", "Another");
        assertThat(writtenBy(() -> publish("1"))).contains(BAD_PAGE, MEMORY).doesNotContain(GOOD_PAGE);
    }

    @Test
    void nightAfterNightGivesTheSameBytesAsAllAtOnce() throws IOException {
        for (String participant : List.of(TinyStudy.BAD, TinyStudy.GOOD)) {
            change(participant, "tracer", "Another");
            publish("1");
        }
        change(TinyStudy.BAD, "status", "stale");
        publish("1");
        SortedMap<String, String> incremental = FolderPrint.of(out);
        for (String built : List.of("report", "petline/view", "tables")) output().delete(built);
        publish("1");
        assertThat(FolderPrint.of(out)).isEqualTo(incremental);
    }

    @Test
    void otherSettingsChangeEveryPage() throws IOException {
        assertThat(writtenBy(() -> publish("2"))).contains(BAD_PAGE, GOOD_PAGE, StudyReport.INDEX);
    }

    @Test
    void aPageThatIsGoneOrCutIsWrittenAgain() throws IOException {
        SortedMap<String, String> before = FolderPrint.of(out);
        for (String page : List.of(BAD_PAGE, StudyReport.INDEX, StudyReport.REGISTRATION_OUTLIERS, MEMORY)) {
            Files.delete(out.resolve(page));
            publish("1");
            if (!page.equals(MEMORY)) assertThat(FolderPrint.of(out)).as(page).isEqualTo(before);
        }
        Files.writeString(out.resolve(GOOD_PAGE), "cut");
        publish("1");
        Files.write(out.resolve(MEMORY), new byte[0]);
        Files.delete(out.resolve(BAD_PAGE));
        publish("1");
        assertThat(FolderPrint.of(out)).isEqualTo(before);
    }

    /** The tables were written and the run died: the report must not wait for the next change. */
    @Test
    void aReportThatTheTablesOvertookIsMadeUpFor() throws IOException {
        change(TinyStudy.BAD, "status", "withdrawn");
        new TableView(output()).refresh(ledger.values());
        assertThat(writtenBy(() -> publish("1"))).contains(BAD_PAGE, StudyReport.INDEX);
        assertThat(out.resolve(StudyReport.INDEX)).content().contains("withdrawn");
    }

    @Test
    void aDamagedResultCostsNoOtherScanItsPageAndIsTriedAgain() throws IOException {
        LedgerEntry bad = ledger.get(TinyStudy.BAD);
        Path rows = out.resolve(bad.result().files().get("tacs").path());
        byte[] whole = Files.readAllBytes(rows);
        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(rows, damaged);
        change(TinyStudy.BAD, "tracer", "Another");
        change(TinyStudy.GOOD, "tracer", "Another");
        assertThat(writtenBy(() -> publish("1"))).contains(GOOD_PAGE).doesNotContain(BAD_PAGE);
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.file()).isEqualTo(BAD_PAGE);
            assertThat(finding.what()).contains("TABLE_DAMAGED", "tacs.parquet");
        });
        Files.write(rows, whole);
        assertThat(writtenBy(() -> publish("1"))).contains(BAD_PAGE);
        assertThat(findings).isEmpty();
        assertThat(writtenBy(() -> publish("1"))).isEmpty();
    }

    /** An executor commits a scan while the driver reads its former rows, or the disk is out of reach for a moment. */
    @Test
    void tablesThatCannotBeBuiltInTheMiddleOfARunAreBuiltLater() throws IOException {
        SortedMap<String, String> before = FolderPrint.of(out);
        for (IOException trouble : List.of(new FileNotFoundException("gone"), new IOException("block is missing"))) {
            output().delete("petline/view/tacs");
            Files.write(out.resolve("tables/tacs/part-00000.parquet"), new byte[0]);
            AtomicInteger met = new AtomicInteger();
            Store troubled = new InterposedStore(output(), (step, path) -> {
                boolean rows = path.startsWith("petline/results/") && path.endsWith("/tacs.parquet");
                if (rows && step == InterposedStore.Step.OPEN && met.getAndIncrement() == 0) throw trouble;
            });
            inTheMiddleOfARun(troubled);
            assertThat(met).as("%s", trouble).hasPositiveValue();
            inTheMiddleOfARun(output());
            assertThat(FolderPrint.of(out)).isEqualTo(before);
        }
    }

    @Test
    void aRunThatLostItsLockDoesNotGoOn() throws IOException {
        output().delete("petline/view/tacs");
        Files.write(out.resolve("tables/tacs/part-00000.parquet"), new byte[0]);
        Store lost = new FencedStore(output(), new Fence(99));
        assertThatThrownBy(() -> inTheMiddleOfARun(lost)).isInstanceOf(LockLostException.class);
    }

    private static void inTheMiddleOfARun(Store output) throws IOException {
        StudyFacts facts = new StudyFacts("tiny", new TreeMap<>(), new TreeMap<>(), Optional.empty());
        new StudyPublication(output, facts, FileCheck.LENGTHS, Duration.ZERO).publishTablesNowAndThen();
    }

    private void change(String scan, String column, String value) {
        LedgerEntry entry = ledger.get(scan);
        Object[] values = new Object[Table.SCANS.schema().columns().size()];
        for (int index = 0; index < values.length; index++) {
            boolean changes = Table.SCANS.schema().columns().get(index).name().equals(column);
            values[index] = changes ? value : Table.SCANS.schema().valueOf(entry.row(), index);
        }
        ScanRow row = Table.SCANS.schema().rowOf(values);
        ledger.put(scan, LedgerEntry.of(row, entry.part(), entry.stages(), entry.inputs(), entry.result()));
    }

    private void publish(String smoothing) throws IOException {
        StudyFacts facts = new StudyFacts(
                "tiny",
                new TreeMap<>(Map.of("motion.smoothing-fwhm-mm", smoothing)),
                new TreeMap<>(Map.of("java", "17")),
                Optional.empty());
        findings = new StudyPublication(output(), facts, FileCheck.LENGTHS).publish(ledger.values());
    }

    private Store output() {
        return HadoopSettings.ofThisProcess().storeAt(out.toString());
    }

    private interface Night {
        void run() throws IOException;
    }

    private Collection<String> writtenBy(Night night) throws IOException {
        SortedMap<String, String> before = FolderPrint.withTimes(out);
        night.run();
        return FolderPrint.changed(before, FolderPrint.withTimes(out)).toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path each : (Iterable<Path>) all::iterator) Files.copy(each, to.resolve(from.relativize(each)));
        }
    }
}
