package org.petline.jobs.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
    private static final int DEAD_FOLDERS = 200;
    private static final int THREADS = 8;

    @TempDir
    private Path place;

    @Test
    void aFolderOfThisProcessLivesUntilItIsClosed() throws IOException {
        try (ScratchFolder first = ScratchFolder.in(place);
                ScratchFolder second = ScratchFolder.in(place)) {
            assertThat(first.path()).isNotEqualTo(second.path()).isDirectory();
            assertThat(ScratchFolder.dead(place)).isEmpty();
            assertThat(ScratchFolder.remove(first.path().toRealPath())).isFalse();
            Files.writeString(first.path().resolve("frames"), "x");
        }
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void aFolderOfAnotherProcessLivesAsLongAsTheProcessDoes() throws Exception {
        Process other = start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            Path theirs = Path.of(out.readLine());
            Files.writeString(theirs.resolve("frames"), "x");
            ScratchFolder.in(place).close();
            assertThat(theirs.resolve("frames")).exists();
            assertThat(ScratchFolder.dead(place)).isEmpty();
            assertThat(ScratchFolder.remove(theirs)).isFalse();

            other.destroyForcibly().waitFor();
            assertThat(ScratchFolder.dead(place)).containsExactly(theirs);
            ScratchFolder.in(place).close();
            assertThat(theirs).doesNotExist();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    /** After a killed run all tasks of an executor begin at once, and all meet what it left. */
    @Test
    void manyThreadsMayMeetTheFoldersOfADeadProcess() throws Exception {
        for (int folder = 0; folder < DEAD_FOLDERS; folder++) leaveADeadFolder("petline-scan-dead" + folder);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier together = new CyclicBarrier(THREADS);
            List<Future<Path>> made = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                made.add(threads.submit(() -> {
                    together.await();
                    try (ScratchFolder folder = ScratchFolder.in(place)) {
                        return folder.path();
                    }
                }));
            }
            for (Future<Path> each : made) assertThat(each.get()).doesNotExist();
        } finally {
            threads.shutdownNow();
        }
        assertThat(place).isEmptyDirectory();
    }

    private void leaveADeadFolder(String name) throws IOException {
        Path folder = Files.createDirectories(place.resolve(name));
        Files.writeString(folder.resolve(".owner"), "");
        Files.writeString(folder.resolve("frames"), "x");
    }

    @Test
    void foldersThatAreNotOursAreLeftAlone() throws IOException {
        Files.createDirectories(place.resolve("petline-scan-of-mine"));
        Files.createDirectories(place.resolve("other"));
        Files.writeString(place.resolve("other/.owner"), "x");
        ScratchFolder.in(place).close();
        try (Stream<Path> left = Files.list(place)) {
            assertThat(left).containsExactlyInAnyOrder(place.resolve("petline-scan-of-mine"), place.resolve("other"));
        }
    }

    /** What the other process does: makes a folder, says where, and waits for its end. */
    static final class Owner {
        private Owner() {}

        public static void main(String... arguments) throws IOException {
            ScratchFolder folder = ScratchFolder.in(Path.of(arguments[0]));
            System.out.println(folder.path());
            System.in.read();
        }
    }

    private Process start() throws IOException, URISyntaxException {
        String classes = whereIs(ScratchFolder.class) + File.pathSeparator + whereIs(Owner.class);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(java, "-Xshare:auto", "-cp", classes, Owner.class.getName(), place.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Path whereIs(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
