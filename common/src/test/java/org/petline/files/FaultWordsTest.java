package org.petline.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultWordsTest {
    @Test
    void noClassOfJavaIsNamed() {
        List<Throwable> faults = List.of(
                new IOException(),
                new NullPointerException(),
                new IllegalStateException("java.io.IOException: disk full"),
                new UncheckedIOException(new IOException("disk full")),
                new IOException("Job aborted: org.apache.spark.SparkException: java.lang.RuntimeException: lost"),
                new OutOfMemoryError("Java heap space"),
                new StackOverflowError());
        assertThat(faults).extracting(FaultWords::of).allMatch(words -> !words.matches(".*(Exception|Error).*"));
    }

    @Test
    void whatDisksSayIsSaidInWords() {
        assertThat(FaultWords.of(new AccessDeniedException("/data/sub-01")))
                .isEqualTo("permission denied: /data/sub-01");
        assertThat(FaultWords.of(new NoSuchFileException("/data/x"))).isEqualTo("no such file: /data/x");
        assertThat(FaultWords.of(new FileSystemException("/data/x", null, "Too many open files")))
                .isEqualTo("/data/x: Too many open files");
        assertThat(FaultWords.of(new IllegalStateException("java.io.IOException: disk full")))
                .isEqualTo("disk full");
    }
}
