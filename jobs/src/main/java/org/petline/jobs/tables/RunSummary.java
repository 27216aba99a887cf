package org.petline.jobs.tables;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;

/**
 * How a run ended, for machines: the file {@code petline/verdict.json} and the last line of a run's output hold this, in
 * one line of JSON with snake_case names.
 *
 * @param ending the exit code, and one sentence
 * @param workedOn number of scans that were due
 * @param waiting number of scans that were due and not come to
 */
public record RunSummary(
        RunRecord.Span span, RunRecord.Ending ending, RunRecord.Counts counts, int workedOn, int waiting) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** What a run's record says, shortened. */
    public static RunSummary of(RunRecord record, int workedOn, int waiting) {
        return new RunSummary(record.span(), record.ending(), record.counts(), workedOn, waiting);
    }

    public int exitCode() {
        return ending.exitCode();
    }

    public String started() {
        return span.started();
    }

    public String ended() {
        return span.ended();
    }

    /** From start to end. */
    public long seconds() {
        return Duration.between(Instant.parse(started()), Instant.parse(ended()))
                .toSeconds();
    }

    public SortedMap<String, Integer> scans() {
        return counts.scans();
    }

    public SortedMap<String, Integer> processed() {
        return counts.processed();
    }

    /** One line, without its end. */
    public String json() {
        ObjectNode line = MAPPER.createObjectNode()
                .put("run", span.run())
                .put("exit_code", exitCode())
                .put("verdict", ending.verdict())
                .put("started", started())
                .put("ended", ended())
                .put("seconds", seconds());
        line.set("scans", MAPPER.valueToTree(scans()));
        line.set("processed", MAPPER.valueToTree(processed()));
        return line.put("worked_on", workedOn).put("waiting", waiting).toString();
    }
}
