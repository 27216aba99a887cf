package org.petline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.files.Store;
import org.petline.jobs.tables.ForgottenPeople;
import org.petline.jobs.tables.OutputFinding;
import org.petline.jobs.tables.RunHistory;
import org.petline.jobs.tables.RunStart;
import org.petline.jobs.upkeep.Absence;
import org.petline.jobs.upkeep.Verification;

/** Consent is withdrawn: nothing of the person is left, and nobody else's number moves. */
class ForgettingTest {
    private static final String PERSON = "02";

    @TempDir
    private static Path shared;

    private static FaultyNights nights;

    @TempDir
    private Path folder;

    private ShortRun.Place place;
    private Store output;

    @BeforeAll
    static void simulate() throws IOException, InterruptedException {
        nights = FaultyNights.in(shared);
    }

    @BeforeEach
    void finish() throws IOException {
        place = nights.finishedAt(folder.resolve("out").toString());
        output = FaultyNights.storeAt(place.output());
    }

    @Test
    void nothingIsLeftOfThePersonAndTheOthersStayAsTheyWere() throws Exception {
        RunHistory history = new RunHistory(output);
        history.begin(
                new RunStart("20990101T000000-aaaaaa", "2099-01-01T00:00:00Z", "run a b --participant-label 01 02"));
        assertThat(Absence.of(output, PERSON).findings())
                .extracting(OutputFinding::file)
                .anyMatch(file -> file.startsWith("tables/tacs/"))
                .anyMatch(file -> file.startsWith("petline/ledger/"))
                .anyMatch(file -> file.startsWith("petline/runs/20990101T000000"))
                .contains("report/index.html");
        SortedMap<String, String> others = ofOthers();

        forget();
        Absence.Result absence = Absence.of(output, PERSON);
        assertThat(absence.findings()).isEmpty();
        assertThat(absence.files()).isGreaterThan(10);
        assertThat(absence.rows()).isGreaterThan(10);
        assertThat(ofOthers()).isEqualTo(others);
        assertThat(Verification.of(output).faults()).isEmpty();
        assertThat(OutputState.of(output).ledger()).hasSize(2);
    }

    @Test
    void noRunTakesThePersonInUntilAllowedAndThenAllIsAsItWas() throws Exception {
        SortedMap<String, String> before = tables();
        forget();
        ShortRun next = ShortRun.of(place);
        assertThat(next.failure()).isNull();
        assertThat(next.said()).doesNotContain("withdrawn");
        assertThat(Absence.of(output, PERSON).findings()).isEmpty();

        assertThat(new ForgetRun(output, line -> {}).allow(PERSON)).isTrue();
        assertThat(new ForgetRun(output, line -> {}).allow(PERSON)).isFalse();
        assertThat(output.find(ForgottenPeople.FILE)).isEmpty();
        nights.withPicturesAt(place.output());
        assertThat(ShortRun.of(place).failure()).isNull();
        assertThat(FolderPrint.changed(before, tables())).isEmpty();
    }

    @Test
    void whatWasCutShortTheNextRunFinishes() throws Exception {
        ForgottenPeople.of(output).with(PERSON).write(output);
        assertThat(ShortRun.of(place).failure()).isNull();
        assertThat(Absence.of(output, PERSON).findings()).isEmpty();
    }

    @Test
    void aNameInsideACompressedFileOrInTheNameOfOneIsFoundAndASimilarOneIsNot() throws Exception {
        forget();
        write("sub-01/extra.tsv.gz", packed("a\tsub-02_ses-1\n"));
        write("sub-01/other.tsv", "participant_id\tx\n01\t1\n02\t2\n".getBytes(StandardCharsets.UTF_8));
        write("notes/about-sub-02.txt", new byte[0]);
        write(".staging/half", "{\"participantId\": \"02\"}".getBytes(StandardCharsets.UTF_8));
        write("sub-01/similar.txt", packed("sub-020 sub-0 \"participant_id\": \"020\""));
        assertThat(Absence.of(output, PERSON).findings())
                .extracting(OutputFinding::file)
                .containsExactlyInAnyOrder(
                        "sub-01/extra.tsv.gz", "sub-01/other.tsv", "notes/about-sub-02.txt", ".staging/half");
    }

    private void forget() throws IOException, InterruptedException {
        new ForgetRun(output, line -> {}).forget(PERSON);
    }

    private void write(String path, byte[] bytes) throws IOException {
        Path file = Path.of(place.output()).resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private SortedMap<String, String> ofOthers() throws IOException {
        return OutputPrint.of(output)
                .only("(petline/(ledger|results|stages|evidence)/|report/)?sub-0[13].*")
                .contents();
    }

    private SortedMap<String, String> tables() throws IOException {
        return OutputPrint.of(output).only("tables/(?!scans/).*").contents();
    }
}
