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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {
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
