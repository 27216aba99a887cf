package org.petline.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.Refusal;
import org.petline.files.Store;
import org.petline.jobs.tables.rows.ScanStatus;
import org.petline.testing.LocalStore;

class LedgerTest {
    @TempDir
    private Path folder;

    private Store output;
    private Ledger ledger;

    @BeforeEach
    void open() {
        output = new LocalStore(folder);
        ledger = new Ledger(output);
    }

    @Test
    void whatIsCommittedIsReadBack() throws IOException {
        LedgerEntry entry = SampleRows.commit(output, "01", 3, "f00d", SampleRows.tacs("01", 2, 3, 1));
        assertThat(ledger.read(SampleRows.name("01"))).contains(entry);
        assertThat(ledger.readAll().entries()).containsOnly(Map.entry(SampleRows.name("01"), entry));
        assertThat(ledger.readAll().findings()).isEmpty();
    }

    @Test
    void equalEntriesAreEqualBytesWithoutCarriageReturns() throws IOException {
        SampleRows.commit(output, "01", 0, "f00d", SampleRows.tacs("01", 2, 3, 1));
        byte[] once = Files.readAllBytes(file("01"));
        ledger.commit(ledger.read(SampleRows.name("01")).orElseThrow());
        assertThat(Files.readAllBytes(file("01"))).isEqualTo(once);
        assertThat(new String(once, StandardCharsets.UTF_8))
                .startsWith("{\n")
                .endsWith("}\n")
                .doesNotContain("\r");
    }

    @Test
    void aNewEntryTakesTheOldOnesPlace() throws IOException {
        commit("01", ScanStatus.REFUSED);
        commit("01", ScanStatus.DONE);
        assertThat(ledger.read(SampleRows.name("01"))).map(LedgerEntry::status).contains(ScanStatus.DONE);
        assertThat(ledger.readAll().entries()).hasSize(1);
    }

    @Test
    void everyCutEntryCountsAsAbsentAndIsNamed() throws IOException {
        commit("01", ScanStatus.DONE);
        commit("02", ScanStatus.DONE);
        byte[] whole = Files.readAllBytes(file("01"));
        for (int length = 0; length < whole.length - 1; length += 53) {
            Files.write(file("01"), Arrays.copyOf(whole, length));
            Ledger.Reading reading = ledger.readAll();
            assertThat(reading.entries()).containsOnlyKeys(SampleRows.name("02"));
            assertThat(reading.findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.file()).endsWith("sub-01_ses-1.json"));
        }
    }

    @Test
    void anEntryThatSpeaksOfAnotherScanIsNotBelieved() throws IOException {
        commit("01", ScanStatus.DONE);
        Files.copy(file("01"), file("02"));
        assertThat(ledger.readAll().entries()).containsOnlyKeys(SampleRows.name("01"));
        assertThat(ledger.readAll().findings()).hasSize(1);
    }

    /** D13: what a tool that synchronises folders makes of two machines' work. */
    @Test
    void twoEntriesOfOneScanThatDifferAreRefused() throws IOException {
        commit("01", ScanStatus.REFUSED);
        Path other = file("01").resolveSibling(SampleRows.name("01") + ".sync-conflict-20260101.json");
        Files.copy(file("01"), other);
        commit("01", ScanStatus.DONE);
        assertThatThrownBy(ledger::readAll).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.reason()).isEqualTo(OutputReason.LEDGER_AMBIGUOUS);
            assertThat(refusal.file()).endsWith(other.getFileName().toString());
            assertThat(refusal.field()).isEqualTo(SampleRows.name("01"));
            assertThat(refusal.found()).contains("refused by run", "done by run", SampleRows.name("01") + ".json");
        });
        Files.delete(other);
        assertThat(ledger.readAll().entries()).hasSize(1);
    }

    @Test
    void garbageOfEveryKindIsAFindingNotACrash() throws IOException {
        for (String garbage : List.of("null", "[]", "{}", "7", "\"\"", "{\"format\":1}", "{\"format\":\"x\"}")) {
            Files.createDirectories(file("01").getParent());
            Files.writeString(file("01"), garbage);
            assertThat(ledger.readAll().entries()).as(garbage).isEmpty();
            assertThat(ledger.readAll().findings()).as(garbage).hasSize(1);
        }
    }

    @Test
    void aFlippedBitAnywhereIsAFindingOrChangesNothing() throws IOException {
        commit("01", ScanStatus.DONE);
        LedgerEntry written = ledger.read(SampleRows.name("01")).orElseThrow();
        byte[] whole = Files.readAllBytes(file("01"));
        int noticed = 0;
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << (at % 7));
            Files.write(file("01"), flipped);
            Ledger.Reading reading = ledger.readAll();
            boolean asWritten = reading.entries().containsValue(written);
            assertThat(asWritten || reading.entries().isEmpty())
                    .as("byte " + at)
                    .isTrue();
            assertThat(reading.findings()).as("byte " + at).hasSize(asWritten ? 0 : 1);
            if (!asWritten) noticed++;
        }
        assertThat(noticed).as("all but some of blanks and line feeds").isGreaterThan(whole.length / 2);
    }

    @Test
    void anEntryFromBeforeThereWereSealsIsRead() throws IOException {
        commit("01", ScanStatus.DONE);
        LedgerEntry written = ledger.read(SampleRows.name("01")).orElseThrow();
        Files.write(file("01"), CanonicalJson.bytesOf(written));
        assertThat(ledger.readAll().entries()).containsOnly(Map.entry(SampleRows.name("01"), written));
    }

    @Test
    void anEntryOfANewerPetlineStopsEverything() throws IOException {
        commit("01", ScanStatus.DONE);
        byte[] json = Files.readAllBytes(file("01"));
        for (String newer : List.of("\"format\" : 2", "\"format\" : 1, \"invention\" : true")) {
            Files.write(file("01"), SealedText.edited(json, text -> text.replace("\"format\" : 1", newer)));
            assertThatThrownBy(ledger::readAll)
                    .as(newer)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo(OutputReason.TABLE_NEWER));
        }
    }

    @Test
    void aFieldUnderAnotherNameIsDamage() throws IOException {
        commit("01", ScanStatus.DONE);
        byte[] json = Files.readAllBytes(file("01"));
        Files.write(file("01"), SealedText.edited(json, text -> text.replace("\"part\"", "\"pbrt\"")));
        assertThat(ledger.readAll().findings()).hasSize(1);
        assertThat(ledger.readAll().entries()).isEmpty();
    }

    @Test
    void aForeignFileInTheLedgerIsNamedAndUntouched() throws IOException {
        output.write("petline/ledger/notes.txt", out -> out.write('x'));
        assertThat(ledger.readAll().findings())
                .extracting(OutputFinding::file)
                .containsExactly("petline/ledger/notes.txt");
        assertThat(output.find("petline/ledger/notes.txt")).isPresent();
    }

    @Test
    void aScansNameNeverLeadsOutOfTheLedger() {
        assertThatThrownBy(() -> ledger.read("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void runsAreWrittenOnceAndTheLastIsTheLatest() throws IOException {
        RunHistory history = new RunHistory(output);
        RunRecord ended = new RunRecord(
                new RunRecord.Span("20260101T000000Z-a", "2026-01-01T00:00:00Z", "2026-01-01T00:01:00Z"),
                new RunRecord.Ending(2, "1 refused"),
                "run a b",
                new RunRecord.Counts(new TreeMap<>(), new TreeMap<>()),
                new TreeMap<>(),
                List.of());
        history.begin(new RunStart(ended.run(), ended.started(), ended.command()));
        history.end(ended);
        history.begin(new RunStart("20260102T000000Z-b", "2026-01-02T00:00:00Z", "run a b"));
        assertThat(history.runs()).containsExactly("20260101T000000Z-a", "20260102T000000Z-b");
        assertThat(history.record(ended.run())).contains(ended);
        assertThat(history.record("20260102T000000Z-b")).isEmpty();
        assertThatThrownBy(() -> history.end(ended)).isInstanceOf(IllegalArgumentException.class);
    }

    private void commit(String participant, ScanStatus status) throws IOException {
        ledger.commit(
                LedgerEntry.of(SampleRows.scan(participant, status), 0, new TreeMap<>(), List.of(), ScanResult.none()));
    }

    private Path file(String participant) {
        return folder.resolve("petline/ledger/" + SampleRows.name(participant) + ".json");
    }
}
