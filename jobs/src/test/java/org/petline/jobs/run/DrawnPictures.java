package org.petline.jobs.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.petline.jobs.settings.SettingsReader;
import org.petline.testing.MadeOnce;

/**
 * The pictures of the {@link TinyStudy} as a run left them that ended after it had drawn: drawing takes nine tenths of a
 * run's time, and a run keeps what an earlier one drew of the same images.
 */
public final class DrawnPictures {
    /** What belongs to them in an output folder. */
    static final String PATHS = "petline/stages/[^/]*/pictures\\.json|petline/evidence/[^/]*/pictures/.*";

    /** Heads and MR where the headers have them; under other settings the pictures are drawn anew. */
    public static final SettingsReader STILL = SettingsReader.defaults()
            .withAssignment("coregistration.method=identity")
            .withAssignment("motion.method=off");

    private DrawnPictures() {}

    /** Puts them into an output that no run has begun yet; does nothing to one that is there. */
    public static void begin(Path output) throws IOException {
        if (Files.exists(output)) return;
        Path drawn = MadeOnce.folder(
                        "tiny-study-pictures",
                        made -> new SmallRun(made.resolve("output"), STILL)
                                .over(TinyStudy.shared().root()))
                .resolve("output");
        try (Stream<Path> all = Files.walk(drawn)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                String path = drawn.relativize(each).toString();
                if (!path.matches(PATHS)) continue;
                Files.createDirectories(output.resolve(path).getParent());
                Files.copy(each, output.resolve(path), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
