package org.petline.jobs.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;

/** What the machinery below logs while a run goes on: Spark prints every exception of a task. */
class QuietLogTest {
    private static final Path SETTINGS = Path.of(System.getProperty("petline.root", ".."), "conf", "log4j2.properties");

    @Test
    void aFaultIsALineAndNotATrace() throws IOException {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(SETTINGS)) {
            settings.load(file);
        }
        String line = PatternLayout.newBuilder()
                .withPattern(settings.getProperty("appender.console.layout.pattern"))
                .build()
                .toSerializable(Log4jLogEvent.newBuilder()
                        .setLoggerName("org.apache.spark.executor.Executor")
                        .setLevel(Level.ERROR)
                        .setMessage(new SimpleMessage("Exception in task 0.0"))
                        .setThrown(new IOException("No space left on device"))
                        .build());
        assertThat(line.lines())
                .singleElement()
                .asString()
                .contains("Exception in task 0.0", "No space left on device");
    }
}
