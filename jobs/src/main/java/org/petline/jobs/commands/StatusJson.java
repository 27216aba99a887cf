package org.petline.jobs.commands;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.petline.jobs.tables.RunRecord;
import org.petline.jobs.tables.rows.ScanRow;
import org.petline.jobs.upkeep.StudyStatus;

/** A study's status for machines: one JSON object, snake_case names, missing values left out. */
final class StatusJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private StatusJson() {}

    static String of(StudyStatus study, int exitCode) {
        ObjectNode root = MAPPER.createObjectNode().put("exit_code", exitCode);
        study.lock()
                .ifPresent(lock -> root.putObject("lock")
                        .put("by", lock.sentence())
                        .put("known_to_be_dead", lock.isHolderKnownToBeDead()));
        ObjectNode scans = root.putObject("scans");
        study.scans().forEach((status, count) -> scans.put(status.word(), count));
        ArrayNode problems = root.putArray("problems");
        for (ScanRow row : study.problems()) problem(problems.addObject(), row);
        ArrayNode waiting = root.putArray("waiting");
        study.waiting().forEach(waiting::add);
        ArrayNode runs = root.putArray("runs");
        for (StudyStatus.Run run : study.runs()) run(runs.addObject(), run);
        ObjectNode stages = root.putObject("stages");
        study.stages()
                .forEach((stage, seconds) -> stages.putObject(stage)
                        .put("scans", seconds.scans())
                        .put("median_seconds", seconds.median())
                        .put("p95_seconds", seconds.p95())
                        .put("total_seconds", seconds.total()));
        ArrayNode findings = root.putArray("findings");
        study.findings().forEach(finding -> findings.add(finding.toString()));
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of plain values", impossible);
        }
    }

    private static void problem(ObjectNode node, ScanRow row) {
        ScanRow.Outcome outcome = row.outcome();
        node.put("scan", row.scan()).put("status", outcome.status());
        known(node, "reason_code", outcome.reasonCode());
        known(node, "message", outcome.message());
        known(node, "remedy", outcome.remedy());
        known(node, "stage", outcome.stage());
        known(node, "severity", outcome.severity());
        known(node, "flags", outcome.flags());
        known(node, "findings", outcome.findings());
    }

    private static void known(ObjectNode node, String name, String value) {
        if (value != null) node.put(name, value);
    }

    private static void run(ObjectNode node, StudyStatus.Run run) {
        node.put("run", run.start().run()).put("started", run.start().started());
        if (run.record().isEmpty()) return;
        RunRecord record = run.record().get();
        node.put("ended", record.ended()).put("exit_code", record.exitCode()).put("verdict", record.verdict());
        ObjectNode processed = node.putObject("processed");
        record.processed().forEach(processed::put);
    }
}
