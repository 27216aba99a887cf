package org.petline.jobs.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a run ended, for machines: the file {@code petline/verdict.json} and the last line of a run's output hold this, in
 * one line of JSON with snake_case names.
 *
 * @param run its id
 * @param exitCode as in {@link RunRecord}
 * @param verdict one sentence
 * @param started ISO 8601, UTC
 * @param ended ISO 8601, UTC
 * @param seconds from start to end
 * @param scans number of scans in the output folder after the run, by status word
 * @param processed number of scans this run worked on, by what became of them
 * @param workedOn number of scans that were due
 * @param waiting number of scans that were due and not come to
 */
public record RunSummary(
        String run,
        int exitCode,
        String verdict,
        String started,
        String ended,
        long seconds,
        SortedMap<String, Integer> scans,
        SortedMap<String, Integer> processed,
        int workedOn,
        int waiting) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** Copies the maps. */
    public RunSummary {
        scans = Collections.unmodifiableSortedMap(new TreeMap<>(scans));
        processed = Collections.unmodifiableSortedMap(new TreeMap<>(processed));
    }

    /** What a run's record says, shortened. */
    public static RunSummary of(RunRecord record, int workedOn, int waiting) {
        return new RunSummary(
                record.run(),
                record.exitCode(),
                record.verdict(),
                record.started(),
                record.ended(),
                Duration.between(Instant.parse(record.started()), Instant.parse(record.ended()))
                        .toSeconds(),
                record.scans(),
                record.processed(),
                workedOn,
                waiting);
    }

    /** One line, without its end. */
    public String json() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of plain values", impossible);
        }
    }
}
