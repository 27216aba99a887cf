package org.petline.jobs.run;

import java.time.Instant;
import java.util.Map;
import org.petline.jobs.tables.RunSummary;
import org.petline.jobs.tables.rows.ScanStatus;

/**
 * The last run as OpenMetrics text, which the textfile collector of Prometheus' node exporter reads as well: only types
 * that both know.
 *
 * @param study what tells this output folder's series from another's: the folder's own name
 */
record RunMetrics(String study, RunSummary run, String version) {
    String text() {
        StringBuilder text = new StringBuilder();
        family(text, "petline_scans", "", "Scans in the output folder by status.");
        for (ScanStatus status : ScanStatus.values()) {
            if (!run.scans().isEmpty()) {
                sample(text, "petline_scans", label("status", status.word()), count(status, run.scans()));
            }
        }
        family(
                text,
                "petline_last_run_processed_scans",
                "",
                "Scans that the last run worked on by what became of them.");
        for (ScanStatus status : ScanStatus.values()) {
            sample(
                    text,
                    "petline_last_run_processed_scans",
                    label("outcome", status.word()),
                    count(status, run.processed()));
        }
        gauge(
                text,
                "petline_waiting_scans",
                "",
                "Scans that are due and that the last run did not come to.",
                run.waiting());
        gauge(
                text,
                "petline_last_run_start_timestamp_seconds",
                "seconds",
                "When the last run started, Unix time.",
                Instant.parse(run.started()).getEpochSecond());
        gauge(
                text,
                "petline_last_run_end_timestamp_seconds",
                "seconds",
                "When the last run ended, Unix time.",
                Instant.parse(run.ended()).getEpochSecond());
        gauge(text, "petline_last_run_duration_seconds", "seconds", "How long the last run took.", run.seconds());
        gauge(
                text,
                "petline_last_run_exit_code",
                "",
                "0 all scans done, 1 usage or settings, 2 some failed or were refused, 3 the run itself failed.",
                run.exitCode());
        family(text, "petline_version", "", "Always 1; the label says which petline made the last run.");
        sample(text, "petline_version", label("version", version), 1);
        return text.append("# EOF\n").toString();
    }

    private static int count(ScanStatus status, Map<String, Integer> counts) {
        return counts.getOrDefault(status.word(), 0);
    }

    private void gauge(StringBuilder text, String name, String unit, String help, long value) {
        family(text, name, unit, help);
        sample(text, name, "", value);
    }

    private static void family(StringBuilder text, String name, String unit, String help) {
        text.append("# TYPE ").append(name).append(" gauge\n");
        if (!unit.isEmpty())
            text.append("# UNIT ").append(name).append(' ').append(unit).append('\n');
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    }

    private void sample(StringBuilder text, String name, String label, long value) {
        String labels = label("study", study) + (label.isEmpty() ? "" : "," + label);
        text.append(name).append('{').append(labels).append("} ").append(value).append('\n');
    }

    private static String label(String name, String value) {
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return name + "=\"" + escaped + "\"";
    }
}
