package org.petline.jobs.commands;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.petline.OneLine;
import org.petline.jobs.tables.RunRecord;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.upkeep.StudyStatus;

/** A study's status for a person: what needs attention first. */
record StatusText(PrintWriter out) {
    void print(StudyStatus study) {
        study.problems().forEach(this::problem);
        study.findings().forEach(finding -> out.println("odd: " + finding));
        if (!study.waiting().isEmpty()) {
            out.printf(
                    "waiting: %d scans that the next run does, %s first%n",
                    study.waiting().size(), study.waiting().get(0));
        }
        out.println("scans: "
                + study.scans().entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey().word())
                        .collect(Collectors.joining(", ")));
        if (!study.stages().isEmpty()) stages(study);
        if (!study.runs().isEmpty()) runs(study.runs());
        study.lock()
                .ifPresent(lock -> out.println((lock.isHolderKnownToBeDead()
                                ? "a run was killed, and the next one takes over from it: "
                                : "a run is going on: ")
                        + OneLine.of(lock.sentence())));
    }

    /** How one run ended. */
    void print(RunRecord record) {
        out.printf(
                "run %s: %s to %s, processed %s%n",
                record.run(), record.started(), record.ended(), words(record.processed()));
        record.findings().forEach(finding -> out.println("odd: " + OneLine.of(finding)));
        out.printf("verdict: %s (exit code %s)%n", OneLine.of(record.verdict()), record.exitCode());
    }

    private void problem(ScanRow row) {
        ScanRow.Outcome outcome = row.outcome();
        if (outcome.reasonCode() == null && outcome.flags() != null) {
            out.printf("%s %s, %s: %s%n", row.scan(), outcome.status(), outcome.severity(), outcome.flags());
            if (outcome.findings() != null) out.println("  " + OneLine.of(outcome.findings()));
            return;
        }
        out.printf(
                "%s %s: %s%n", row.scan(), outcome.status(), outcome.reasonCode() == null ? "" : outcome.reasonCode());
        if (outcome.message() != null) out.println("  " + OneLine.of(outcome.message()));
        if (outcome.remedy() != null) out.println("  remedy: " + OneLine.of(outcome.remedy()));
    }

    private void stages(StudyStatus study) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("stage", "scans", "median s", "p95 s", "total s", ""));
        study.stages()
                .forEach((stage, seconds) -> rows.add(List.of(
                        stage,
                        String.valueOf(seconds.scans()),
                        decimal(seconds.median()),
                        decimal(seconds.p95()),
                        decimal(seconds.total()),
                        "")));
        TextColumns.print(rows, TextColumns.Middle.NUMBERS, out);
    }

    private void runs(List<StudyStatus.Run> runs) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("last runs", "started", "minutes", "exit", "processed"));
        for (StudyStatus.Run run : runs) {
            rows.add(run.record()
                    .map(StatusText::row)
                    .orElse(List.of(run.start().run(), run.start().started(), "", "", "has not ended")));
        }
        TextColumns.print(rows, TextColumns.Middle.NUMBERS, out);
    }

    private static List<String> row(RunRecord run) {
        Duration length = Duration.between(Instant.parse(run.started()), Instant.parse(run.ended()));
        return List.of(
                run.run(),
                run.started(),
                decimal(length.toSeconds() / 60.0),
                String.valueOf(run.exitCode()),
                words(run.processed()));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String words(Map<String, Integer> counts) {
        if (counts.isEmpty()) return "nothing";
        return counts.entrySet().stream()
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }
}
