package org.petline.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One scan and two executors: the frames of one spread over both, and the bits are those of one thread. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@ExtendWith(Testbed.Shared.class)
class LoneScanIT {
    private static final Pattern HELPED = Pattern.compile("done .* and [1-9][0-9]* pieces on other executors");

    @TempDir
    private static Path study;

    private static Path dataset;
    private static Path alone;

    @TempDir
    private Path folder;

    @BeforeAll
    static void doItOnOneThread() throws IOException, InterruptedException {
        dataset = SmallTrial.simulateLargeScanIn(study);
        alone = study.resolve("alone");
        List<String> petline = List.of("run", dataset.toString(), alone.toString());
        try (JavaProcess run = JavaProcess.embedded(SparkHome.ofTheBuild(), study.resolve("log"), 1, petline)) {
            assertThat(run.await()).as(run.output()).isZero();
        }
    }

    @Test
    void theSecondExecutorMakesPieces(Testbed testbed) throws IOException, InterruptedException {
        Path together = folder.resolve("together");
        try (Submission run = submit(testbed, Executors.TWO_WITH_ONE_CORE, together)) {
            assertThat(run.driver().await()).as(run.driver().output()).isZero();
            assertThat(run.driver().output()).containsPattern(HELPED);
            assertThat(run.events().executorsThatWorked()).hasSize(2);
        }
        requireSame(together);
    }

    /** If it is the scan's own, its task is tried again on the core on which the helper waits for it, or beside it. */
    @ParameterizedTest(name = "the scan''s own: {0}, {1}")
    @CsvSource({"true, TWO_WITH_ONE_CORE", "true, TWO_WITH_TWO_CORES", "false, TWO_WITH_ONE_CORE"})
    void oneThatDiesCostsOnlyTime(boolean theScansOwn, Executors executors, Testbed testbed)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        try (Submission run = submit(testbed, executors, output)) {
            while (!hasOffer(output)) {
                assertThat(run.driver().isAlive()).as(run.driver().output()).isTrue();
                run.driver().pause();
            }
            String own = run.events().hostOfFirstTask();
            ProcessHandle executor = testbed.cluster().workers().stream()
                    .filter(worker -> worker.host().equals(own) == theScansOwn)
                    .flatMap(worker -> worker.executors().stream())
                    .findFirst()
                    .orElseThrow();
            JavaProcess.kill(executor);
            assertThat(executor.isAlive()).isFalse();

            assertThat(run.driver().await()).as(run.driver().output()).isZero();
            assertThat(run.events().tasksLostWithTheirExecutor()).isPositive();
        }
        requireSame(output);
    }

    private static boolean hasOffer(Path output) throws IOException {
        if (!Files.exists(output)) return false;
        try (Stream<Path> folders = Files.find(
                output,
                4,
                (path, attributes) ->
                        attributes.isRegularFile() && path.getParent().endsWith("helpers"))) {
            return folders.findAny().isPresent();
        }
    }

    private static Submission submit(Testbed testbed, Executors executors, Path output)
            throws IOException, InterruptedException {
        return testbed.cluster().submit(executors, List.of("run", dataset.toString(), output.toString()));
    }

    private static void requireSame(Path output) throws IOException {
        assertThat(Results.in(output).contents()).isEqualTo(Results.in(alone).contents());
        assertThat(Results.in(output).names()).isEqualTo(Results.in(alone).names());
    }
}
