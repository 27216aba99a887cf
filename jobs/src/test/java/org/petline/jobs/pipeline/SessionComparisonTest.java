package org.petline.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.Refusal;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.stages.SessionStage;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.FileCheck;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputReason;
import org.petline.jobs.tables.ScanResult;
import org.petline.jobs.tables.ScanRow;
import org.petline.report.SessionPair;
import org.petline.report.StudyFacts;
import org.petline.report.StudyReport;

class SessionComparisonTest {
    private final List<String> asked = new ArrayList<>();

    @Test
    void scansOfOnePersonTracerAndT1wAreCompared() {
        SessionComparison comparison = new SessionComparison((first, second) -> {
            asked.add(first.scan() + " " + second.scan());
            return new SessionStage.Closure(0.4, 0.9);
        });

        List<SessionPair> pairs = comparison
                .over(List.of(
                        scan("01", "a", "DASB", "t1", "done"),
                        scan("01", "b", "DASB", "t1", "done"),
                        scan("01", "c", "FDG", "t1", "done"),
                        scan("01", "d", "DASB", "t2", "done"),
                        scan("01", "e", "DASB", "t1", "stale"),
                        scan("02", "a", "DASB", "t1", "done")))
                .pairs();

        assertThat(asked).containsExactly("sub-01_ses-a sub-01_ses-b");
        assertThat(pairs)
                .extracting(SessionPair::reason)
                .containsExactly(
                        "",
                        "different tracers",
                        "different tracers",
                        "no T1w that both were laid to",
                        "no T1w that both were laid to",
                        "different tracers");
        assertThat(pairs.get(0).closureErrorMm()).isEqualTo(0.4);
    }

    @Test
    void pairsMayBeComparedByAnybodyAndInAnyOrder() {
        List<LedgerEntry> scans = List.of(
                scan("01", "a", "DASB", "t1", "done"),
                scan("01", "b", "DASB", "t1", "done"),
                scan("01", "c", "DASB", "t1", "done"));
        SessionComparison.Work work =
                (first, second) -> new SessionStage.Closure(first.scan().hashCode() % 7, 0.9);
        SessionComparison.Hands lastFirst = pairs -> {
            List<SessionPair> done = new ArrayList<>();
            for (int pair = pairs.size() - 1; pair >= 0; pair--)
                done.add(0, pairs.get(pair).get());
            return done;
        };

        assertThat(new SessionComparison(work, lastFirst).over(scans))
                .isEqualTo(new SessionComparison(work).over(scans));
        assertThat(new SessionComparison(work, lastFirst).over(scans).pairs())
                .extracting(pair -> pair.first() + " " + pair.second())
                .containsExactly("sub-01_ses-a sub-01_ses-b", "sub-01_ses-a sub-01_ses-c", "sub-01_ses-b sub-01_ses-c");
    }

    @Test
    void aBadPairIsListedAndTheOthersAreCompared() {
        SessionComparison comparison = new SessionComparison((first, second) -> {
            switch (first.row().participantId()) {
                case "01" -> throw Refusal.of(OutputReason.TABLE_DAMAGED).file("some.parquet");
                case "02" -> throw new FileNotFoundException("petref is gone");
                case "03" -> throw new IllegalArgumentException("not rigid");
                case "04" -> {
                    return new SessionStage.Closure(Double.NaN, Double.NaN);
                }
                default -> {
                    return new SessionStage.Closure(2, 0.9);
                }
            }
        });
        List<LedgerEntry> scans = new ArrayList<>();
        for (String participant : List.of("01", "02", "03", "04", "05")) {
            scans.add(scan(participant, "a", "DASB", "t1", "done"));
            scans.add(scan(participant, "b", "DASB", "t1", "done"));
        }

        List<SessionPair> pairs = comparison.over(scans).pairs();

        assertThat(pairs)
                .extracting(SessionPair::reason)
                .satisfiesExactly(
                        reason -> assertThat(reason).startsWith("TABLE_DAMAGED some.parquet"),
                        reason -> assertThat(reason).contains("petref is gone"),
                        reason -> assertThat(reason).contains("not rigid"),
                        reason -> assertThat(reason).contains("no uptake to compare"),
                        reason -> assertThat(reason).isEmpty());
        assertThat(pairs.get(4).isFlagged()).isTrue();
    }

    @Test
    void aSecondPublicationComputesNothingAndALostFileIsComputedAgain(@TempDir Path folder) throws IOException {
        Path dataset = TinyStudy.withSharedT1w(folder).root();
        Path output = folder.resolve("out");
        SettingsReader settings = SettingsReader.defaults()
                .withAssignment("motion.method=off")
                .withAssignment("coregistration.method=mutual-information");
        Collection<LedgerEntry> ledger =
                new SmallRun(output, settings).over(dataset).values();
        assertThat(ledger).hasSize(2).allMatch(entry -> entry.row().status().equals("done"));

        String computed = publish(output, ledger);
        assertThat(computed.lines().toList().get(1))
                .matches("01\t.*\tsub-01_ses-baseline\tsub-01_ses-.*\t[0-9.]+\t1.5\t.*");

        List<Path> references = new ArrayList<>();
        try (var all = Files.walk(output)) {
            all.filter(path -> path.toString().endsWith("petref.nii.gz")).forEach(references::add);
        }
        assertThat(references).hasSize(2);
        Path away = Files.createDirectory(folder.resolve("away"));
        for (Path each : references) Files.move(each, away.resolve(each.getFileName()));
        assertThat(publish(output, ledger)).as("no image is read again").isEqualTo(computed);

        try (var all = Files.walk(output.resolve("petline/stages"))) {
            List<Path> kept = all.filter(path -> path.getFileName().toString().startsWith("session-"))
                    .toList();
            assertThat(kept).hasSize(1);
            Files.delete(kept.get(0));
        }
        assertThat(publish(output, ledger)).as("nothing to compute it from").contains("not readable");
        for (Path each : references) Files.move(away.resolve(each.getFileName()), each);
        assertThat(publish(output, ledger)).isEqualTo(computed);
    }

    /** Publishes as if a row had changed, and gives the table of pairs. */
    private static String publish(Path output, Collection<LedgerEntry> ledger) throws IOException {
        Files.deleteIfExists(output.resolve(StudyReport.INDEX));
        StudyFacts facts = new StudyFacts("tiny", new TreeMap<>(), new TreeMap<>(), Optional.empty());
        new StudyPublication(HadoopSettings.ofThisProcess().storeAt(output.toString()), facts, FileCheck.LENGTHS)
                .publish(ledger);
        return Files.readString(output.resolve(StudyReport.SESSION_CONSISTENCY));
    }

    private static LedgerEntry scan(String participant, String session, String tracer, String t1w, String status) {
        String stem = "sub-" + participant + "_ses-" + session;
        ScanRow row = new ScanRow(
                "study",
                participant,
                session,
                null,
                tracer,
                stem,
                status,
                null,
                null,
                null,
                null,
                null,
                stem,
                t1w,
                null,
                null,
                8,
                0.0,
                60.0,
                300.0,
                "C11",
                "result",
                "inputs",
                "settings",
                "1",
                "run",
                1.0,
                1.0);
        return LedgerEntry.of(row, 0, new TreeMap<>(), List.of(), ScanResult.of("result", Map.of()));
    }
}
