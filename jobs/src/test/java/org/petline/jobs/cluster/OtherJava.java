package org.petline.jobs.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Java of another version than the one that runs the tests, if there is one. */
final class OtherJava {
    private static final int OLDEST = 17;

    /** What a JDK says about itself in the file named so. */
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    private OtherJava() {}

    /**
     * The home of the newest one: {@code PETLINE_OTHER_JAVA} if that is set, else from beside the Java that runs the
     * tests. Where there is none the test is skipped and says so.
     */
    static Path required() throws IOException {
        Path here = Path.of(System.getProperty("java.home")).toRealPath();
        String named = System.getenv("PETLINE_OTHER_JAVA");
        Optional<Path> other = named == null ? newestBeside(here) : Optional.of(Path.of(named));
        assumeTrue(
                other.isPresent(),
                "no Java of another version beside " + here.getFileName() + "; name one with PETLINE_OTHER_JAVA");
        return other.get();
    }

    private static Optional<Path> newestBeside(Path here) throws IOException {
        try (Stream<Path> folders = Files.list(here.getParent())) {
            List<Path> others = folders.filter(folder -> version(folder).orElse(0) >= OLDEST)
                    .filter(folder -> !version(folder).equals(version(here)))
                    .toList();
            return others.stream()
                    .max(Comparator.comparingInt(
                            (Path folder) -> version(folder).orElse(0)));
        }
    }

    private static OptionalInt version(Path home) {
        if (!Files.isExecutable(home.resolve("bin/java"))) return OptionalInt.empty();
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.flatMap(line -> VERSION.matcher(line).results())
                    .map(found -> found.group(1))
                    .mapToInt(Integer::parseInt)
                    .findFirst();
        } catch (IOException none) {
            return OptionalInt.empty();
        }
    }
}
