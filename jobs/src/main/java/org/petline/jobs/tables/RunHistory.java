package org.petline.jobs.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.files.Store;

/** The runs of an output folder: two small files a run, one at its start and one at its end, never rewritten,
 * and a copy of the last end. */
public final class RunHistory {
    private static final String START_ENDING = ".started.json";

    private final Store output;

    public RunHistory(Store output) {
        this.output = output;
    }

    /**
     * Writes down that a run begins.
     *
     * @throws IllegalArgumentException if there was a run of this id
     */
    public void begin(RunStart start) throws IOException {
        append(OutputLayout.runStart(start.run()), CanonicalJson.bytesOf(start));
    }

    /**
     * Writes down how a run ended. A disk that says it could not, and did, is believed by what lies there: the record
     * is the run's last word, and a second one would contradict it.
     *
     * @throws IllegalArgumentException if that run has ended before
     */
    public void end(RunRecord record) throws IOException {
        byte[] json = CanonicalJson.bytesOf(record);
        String path = OutputLayout.runEnd(record.run());
        requireNew(path);
        output.write(OutputLayout.LAST_RUN, out -> out.write(json));
        try {
            append(path, json);
        } catch (IOException told) {
            if (!record(record.run()).equals(Optional.of(record))) throw told;
        }
    }

    /** How long the stages of a run's scans took, as {@link #stages} gives it back. */
    record Stages(SortedMap<String, StageSeconds> stages) {}

    /** Writes down how long the stages of a run's scans took, before the run ends. */
    public void stages(String run, SortedMap<String, StageSeconds> stages) throws IOException {
        append(OutputLayout.runStages(run), CanonicalJson.bytesOf(new Stages(stages)));
    }

    /** How long the stages of a run's scans took; empty if it did none. */
    public SortedMap<String, StageSeconds> stages(String run) throws IOException {
        return read(OutputLayout.runStages(run), Stages.class)
                .map(Stages::stages)
                .orElseGet(TreeMap::new);
    }

    /** Ids of all runs that began, oldest first: by the number of the folder's lock, and not by clocks, which go wrong. */
    public List<String> runs() throws IOException {
        SortedMap<String, Long> locks = new TreeMap<>();
        for (Store.Entry file : output.list(OutputLayout.RUNS)) {
            if (!file.name().endsWith(START_ENDING)) continue;
            String run = file.name().substring(0, file.name().length() - START_ENDING.length());
            locks.put(run, start(run).map(RunStart::lock).orElse(0L));
        }
        return locks.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How a run began, if there was one of this id. */
    public Optional<RunStart> start(String run) throws IOException {
        try {
            JsonNode json = CanonicalJson.tree(output.read(OutputLayout.runStart(run)));
            // Runs before there were numbers.
            if (json instanceof ObjectNode start && !start.has("lock")) start.put("lock", 0);
            return Optional.of(CanonicalJson.read(json, RunStart.class));
        } catch (FileNotFoundException | JsonProcessingException absentOrDamaged) {
            return Optional.empty();
        }
    }

    /** How a run ended, if it did; a record that cannot be read counts as none. */
    public Optional<RunRecord> record(String run) throws IOException {
        return read(OutputLayout.runEnd(run), RunRecord.class);
    }

    private void append(String path, byte[] json) throws IOException {
        requireNew(path);
        output.write(path, out -> out.write(json));
    }

    private void requireNew(String path) throws IOException {
        if (output.find(path).isPresent()) throw new IllegalArgumentException(path + " is written already");
    }

    private <T> Optional<T> read(String path, Class<T> type) throws IOException {
        try {
            return Optional.of(CanonicalJson.read(CanonicalJson.tree(output.read(path)), type));
        } catch (FileNotFoundException | JsonProcessingException absentOrDamaged) {
            return Optional.empty();
        }
    }
}
