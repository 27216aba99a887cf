package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.Refusal;
import org.petline.files.Store;
import org.petline.jobs.tables.LostLedger;
import org.petline.jobs.tables.OutputLayout;
import org.petline.jobs.tables.OutputReason;
import org.petline.jobs.upkeep.Cleaning;
import org.petline.jobs.upkeep.Repair;
import org.petline.jobs.upkeep.Verification;

/** D02: a ledger that is gone while tables are there is neither guessed nor taken for a new folder. */
class LostLedgerTest {
    private static final String WITHDRAWN = "sub-02_ses-baseline";

    @TempDir
    private static Path shared;

    private static FaultyNights nights;

    @TempDir
    private Path folder;

    private TinyStudy study;
    private ShortRun.Place place;
    private Store output;

    @BeforeAll
    static void simulate() throws IOException, InterruptedException {
        nights = FaultyNights.in(shared);
    }

    @BeforeEach
    void finish() throws IOException {
        study = nights.study().copyTo(folder);
        place = nights.finishedAt(folder.resolve("out").toString())
                .of(study.root().toString());
        output = FaultyNights.storeAt(place.output());
    }

    @Test
    void nothingIsWrittenAndNothingIsCleanedWithoutIt() throws IOException, InterruptedException {
        output.delete(OutputLayout.LEDGER);
        OutputPrint before = OutputPrint.of(output);

        ShortRun run = ShortRun.of(place);
        assertThat(run.failure()).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(OutputReason.LEDGER_MISSING);
            assertThat(refusal.file()).isEqualTo("petline/ledger");
            assertThat(refusal.found()).contains("tables/scans");
            assertThat(ExitCode.of(refusal)).isEqualTo(1);
        });
        Cleaning cleaning = new Cleaning(output, folder.resolve("scratch"), line -> {});
        assertThatThrownBy(cleaning::plan).hasMessageContaining("LEDGER_MISSING");
        assertThatThrownBy(cleaning::run).hasMessageContaining("LEDGER_MISSING");
        assertThat(Verification.of(output).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.remedy()).contains("petline repair"));
        assertThat(before.only("(?!petline/locks/).*").changedIn(OutputPrint.of(output)))
                .isEmpty();
    }

    @Test
    void repairBuildsItAgainAndTheNextRunComputesNothing() throws IOException, InterruptedException {
        output.delete(OutputLayout.LEDGER);
        OutputPrint before = OutputPrint.of(output);
        LostLedger.Rebuilt rebuilt = repair();
        assertThat(rebuilt.scans()).hasSize(3);
        assertThat(rebuilt.left()).isEmpty();
        assertThat(Verification.of(output).faults()).isEmpty();

        ShortRun clean = ShortRun.of(place);
        nights.invariantsOf(place).holdAfter(clean, before);
        assertThat(before.only("petline/stages/.*").changedIn(OutputPrint.of(output)))
                .isEmpty();
    }

    @Test
    void whatLeftTheDatasetKeepsItsRows() throws IOException, InterruptedException {
        study.forgetTheNeighbour();
        assertThat(ShortRun.of(place).failure()).isNull();
        SortedMap<String, String> tables = tables();
        output.delete(OutputLayout.LEDGER);
        repair();
        assertThat(ShortRun.of(place).failure()).isNull();
        assertThat(WholeRun.status(Path.of(place.output()), WITHDRAWN)).isEqualTo("withdrawn");
        assertThat(FolderPrint.changed(tables, tables())).isEmpty();
    }

    @Test
    void aScanWhoseResultIsNotWholeIsNew() throws IOException, InterruptedException {
        output.delete(OutputLayout.LEDGER);
        output.delete(OutputLayout.RESULTS + "/" + WITHDRAWN);
        assertThat(repair().left()).containsExactly(WITHDRAWN);
        ShortRun clean = ShortRun.of(place);
        nights.invariantsOf(place).holdAfter(clean, new OutputPrint(new TreeMap<>()));
    }

    @Test
    void aLedgerThatIsThereIsLeftAlone() throws IOException, InterruptedException {
        output.delete(OutputLayout.ledgerEntry(WITHDRAWN));
        OutputPrint before = OutputPrint.of(output);
        List<String> said = new ArrayList<>();
        assertThat(new Repair(output, said::add).run()).isEmpty();
        assertThat(before.only("(?!petline/locks/).*").changedIn(OutputPrint.of(output)))
                .isEmpty();
        nights.invariantsOf(place).holdAfter(ShortRun.of(place), before);
    }

    private LostLedger.Rebuilt repair() throws IOException, InterruptedException {
        return new Repair(output, line -> {}).run().orElseThrow();
    }

    private SortedMap<String, String> tables() throws IOException {
        return OutputPrint.of(output).only("tables/(?!scans/).*").contents();
    }
}
