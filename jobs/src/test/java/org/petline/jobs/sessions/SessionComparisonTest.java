package org.petline.jobs.sessions;

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
import org.petline.bids.ScanKey;
import org.petline.bids.T1w;
import org.petline.files.SourceFile;
import org.petline.jobs.publication.StudyPublication;
import org.petline.jobs.run.SmallRun;
import org.petline.jobs.run.TinyStudy;
import org.petline.jobs.scan.ScanOrder;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.FileCheck;
import org.petline.jobs.tables.LedgerEntry;
import org.petline.jobs.tables.OutputReason;
import org.petline.jobs.tables.ScanResult;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.tables.rows.ScanStatus;
import org.petline.jobs.testing.Labels;
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
    void aScanIsComparedWithTheFourBeforeIt() {
        List<LedgerEntry> scans = new ArrayList<>();
        for (String session : List.of("a", "b", "c", "d", "e", "f", "g")) {
            scans.add(scan("01", session, "DASB", "t1", "done"));
        }
        assertThat(SessionComparison.pairs(scans))
                .extracting(pair -> pair.first().row().labels().sessionId()
                        + pair.second().row().labels().sessionId())
                .containsExactly(
                        "ab", "ac", "bc", "ad", "bd", "cd", "ae", "be", "ce", "de", "bf", "cf", "df", "ef", "cg", "dg",
                        "eg", "fg");
    }

    @Test
    void aPairIsReadyWhenNothingMoreOfThePersonIsUnderWay() {
        List<LedgerEntry> before = List.of(
                scan("01", "a", "DASB", "t1", "done"),
                scan("01", "b", "DASB", "t1", "stale"),
                scan("02", "a", "DASB", "t1", "done"),
                scan("02", "b", "DASB", "t1", "done"));
        SessionPlan plan = new SessionPlan(
                before, List.of(order("01", "b"), order("01", "c"), order("02", "b"), order("03", "a")));
        assertThat(plan.ready()).isEmpty();

        plan.ended(scan("01", "c", "DASB", "t1", "done"));
        plan.ended(scan("02", "b", "FDG", "t1", "done"));
        plan.ended(scan("03", "a", "DASB", "t1", "done"));
        assertThat(plan.ready())
                .as("01 waits for b, 02 has two tracers, 03 is alone")
                .isEmpty();

        plan.ended(scan("01", "b", "DASB", "t1", "done"));
        assertThat(plan.ready())
                .extracting(SessionPairKey::toString)
                .containsExactly(
                        "sub-01_ses-a and sub-01_ses-b",
                        "sub-01_ses-a and sub-01_ses-c",
                        "sub-01_ses-b and sub-01_ses-c");
        assertThat(plan.ready()).as("each once").isEmpty();
    }

    @Test
    void aScanThatFailedKeepsNoOtherFromBeingCompared() {
        SessionPlan plan = new SessionPlan(List.of(), List.of(order("01", "a"), order("01", "b"), order("01", "c")));
        plan.ended(scan("01", "a", "DASB", "t1", "done"));
        plan.ended(scan("01", "b", "DASB", "t1", "failed"));
        plan.ended(scan("01", "c", "DASB", "t1", "done"));
        assertThat(plan.ready()).containsExactly(new SessionPairKey("sub-01_ses-a", "sub-01_ses-c"));
    }

    @Test
    void aBadPairIsListedAndTheOthersAreCompared() {
        SessionComparison comparison = new SessionComparison((first, second) -> {
            switch (first.row().labels().participantId()) {
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
    void whatAnExecutorComparedTheDriverOnlyReadsAndALostFileIsComputedAgain(@TempDir Path folder) throws IOException {
        Path dataset = TinyStudy.withSharedT1w(folder).root();
        Path output = folder.resolve("out");
        SettingsReader settings = SettingsReader.defaults()
                .withAssignment("motion.method=off")
                .withAssignment("coregistration.method=mutual-information");
        SmallRun run = new SmallRun(output, settings);
        Collection<LedgerEntry> ledger = run.over(dataset).values();
        assertThat(ledger)
                .hasSize(2)
                .allMatch(entry -> entry.row().outcome().status().equals("done"));
        Path away = Files.createDirectory(folder.resolve("away"));
        List<Path> references = filesBelow(output, "petref.nii.gz");
        assertThat(references).hasSize(2);

        List<SessionPairKey> ready = SessionComparison.pairs(ledger).stream()
                .map(pair ->
                        new SessionPairKey(pair.first().scan(), pair.second().scan()))
                .toList();
        assertThat(ready).hasSize(1);
        assertThat(run.compare(ready.get(0))).isEmpty();
        for (Path each : references) Files.move(each, away.resolve(each.getFileName()));

        String computed = publish(output, ledger);
        assertThat(computed.lines().toList().get(1))
                .as("no image is read by the driver")
                .matches("01\t.*\tsub-01_ses-baseline\tsub-01_ses-.*\t[0-9.]+\t1.5\t.*");
        assertThat(publish(output, ledger)).isEqualTo(computed);

        List<Path> kept = filesBelow(output, ".json").stream()
                .filter(path -> path.getFileName().toString().startsWith("session-"))
                .toList();
        assertThat(kept).hasSize(1);
        Files.delete(kept.get(0));
        assertThat(run.compare(ready.get(0))).as("the report tells more").contains("no such file");
        assertThat(publish(output, ledger)).as("nothing to compute it from").contains("not readable");
        for (Path each : references) Files.move(away.resolve(each.getFileName()), each);
        assertThat(publish(output, ledger)).isEqualTo(computed);
    }

    private static List<Path> filesBelow(Path folder, String ending) throws IOException {
        try (var all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(ending)).toList();
        }
    }

    /** Publishes as if a row had changed, and gives the table of pairs. */
    private static String publish(Path output, Collection<LedgerEntry> ledger) throws IOException {
        Files.deleteIfExists(output.resolve(StudyReport.INDEX));
        StudyFacts facts = new StudyFacts("tiny", new TreeMap<>(), new TreeMap<>(), Optional.empty());
        new StudyPublication(HadoopSettings.ofThisProcess().storeAt(output.toString()), facts, FileCheck.LENGTHS)
                .publish(ledger);
        return Files.readString(output.resolve(StudyReport.SESSION_CONSISTENCY));
    }

    private static ScanOrder order(String participant, String session) {
        SourceFile file = new SourceFile("/data", "x", 1, 1);
        ScanKey key = new ScanKey(participant, session, "", "", "", "");
        return new ScanOrder(
                new FoundScan(
                        "study",
                        key,
                        file,
                        List.of(file),
                        FoundScan.MrFiles.of(new T1w(file, ""), file, List.of()),
                        List.of(),
                        FoundScan.Transforms.NONE),
                0);
    }

    private static LedgerEntry scan(String participant, String session, String tracer, String t1w, String status) {
        String stem = "sub-" + participant + "_ses-" + session;
        ScanRow row = new ScanRow(
                Labels.of("study", participant, session, null, tracer),
                ScanRow.Outcome.notDone(ScanStatus.of(status), "", "", "", ""),
                new ScanRow.Sources(stem, t1w, null, null),
                new ScanRow.Acquisition(8, 0.0, 60.0, 300.0, "C11"),
                new ScanRow.Fingerprints("result", "inputs", "settings"),
                new ScanRow.Run("1", "run", 1.0, 1.0));
        return LedgerEntry.of(row, 0, new TreeMap<>(), List.of(), ScanResult.of("result", Map.of()));
    }
}
