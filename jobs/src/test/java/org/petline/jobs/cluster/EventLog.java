package org.petline.jobs.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What Spark itself wrote down about an application. */
record EventLog(List<JsonNode> events) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** The one log in a folder; its last line may be cut where the driver was killed. */
    static EventLog in(Path folder) throws IOException {
        Path log;
        try (Stream<Path> files = Files.list(folder)) {
            log = files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .findFirst()
                    .orElseThrow();
        }
        List<JsonNode> events = new ArrayList<>();
        List<String> lines = Files.readAllLines(log);
        for (int line = 0; line < lines.size(); line++) {
            try {
                events.add(MAPPER.readTree(lines.get(line)));
            } catch (JsonProcessingException cut) {
                if (line < lines.size() - 1) throw cut;
            }
        }
        return new EventLog(events);
    }

    /** The version that Spark says it has. */
    String sparkVersion() {
        return events.get(0).path("Spark Version").asText();
    }

    /** Ids of the executors that brought at least one task to a good end. */
    SortedSet<String> executorsThatWorked() {
        SortedSet<String> executors = new TreeSet<>();
        for (JsonNode event : tasksEnded("Success")) {
            executors.add(event.path("Task Info").path("Executor ID").asText());
        }
        return executors;
    }

    /** How many tasks were under way on executors that went away. */
    int tasksLostWithTheirExecutor() {
        return tasksEnded("ExecutorLostFailure").size();
    }

    /** How many tasks were started a second time beside a slow first one. */
    long speculativeTasks() {
        return ofKind("SparkListenerTaskStart")
                .filter(event -> event.path("Task Info").path("Speculative").asBoolean())
                .count();
    }

    /** The host of the executor that got the application's first task. */
    String hostOfFirstTask() {
        String executor = ofKind("SparkListenerTaskStart")
                .findFirst()
                .orElseThrow()
                .path("Task Info")
                .path("Executor ID")
                .asText();
        return ofKind("SparkListenerExecutorAdded")
                .filter(event -> event.path("Executor ID").asText().equals(executor))
                .findFirst()
                .orElseThrow()
                .path("Executor Info")
                .path("Host")
                .asText();
    }

    private Stream<JsonNode> ofKind(String kind) {
        return events.stream().filter(event -> event.path("Event").asText().equals(kind));
    }

    private List<JsonNode> tasksEnded(String reason) {
        return ofKind("SparkListenerTaskEnd")
                .filter(event ->
                        event.path("Task End Reason").path("Reason").asText().equals(reason))
                .toList();
    }
}
