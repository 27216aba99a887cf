package org.petline.jobs.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What Spark itself wrote down about an application. */
record EventLog(Path file) {
    /** The one log in a folder. */
    static EventLog in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return new EventLog(
                    files.filter(file -> !file.getFileName().toString().startsWith("."))
                            .findFirst()
                            .orElseThrow());
        }
    }

    /** Ids of the executors that brought at least one task to a good end. */
    SortedSet<String> executorsThatWorked() throws IOException {
        SortedSet<String> executors = new TreeSet<>();
        JsonMapper mapper = JsonMapper.builder().build();
        for (String line : Files.readAllLines(file)) {
            JsonNode event = mapper.readTree(line);
            boolean ended = event.path("Event").asText().equals("SparkListenerTaskEnd");
            boolean well = event.path("Task End Reason").path("Reason").asText().equals("Success");
            if (ended && well)
                executors.add(event.path("Task Info").path("Executor ID").asText());
        }
        return executors;
    }
}
