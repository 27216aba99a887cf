package org.petline.jobs.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.petline.jobs.testing.CoarseTrial;
import org.petline.testing.MadeOnce;

/**
 * Two people on a scanner with large voxels, the first scanned twice: three scans that are done in a few seconds each,
 * but not so fast that a process could not be killed in the middle of one.
 */
final class SmallTrial {
    static final int SCANS = 3;

    private static final String DATASET = "dataset";

    private SmallTrial() {}

    /** The dataset, simulated once a build: nobody may write to it. */
    static Path shared() throws IOException {
        return MadeOnce.folder("small-trial", SmallTrial::simulateIn).resolve(DATASET);
    }

    /** A copy of the dataset below a folder. */
    static Path copyTo(Path folder) throws IOException {
        Path original = shared();
        Path copy = folder.resolve(DATASET);
        try (Stream<Path> all = Files.walk(original)) {
            for (Path each : (Iterable<Path>) all::iterator) Files.copy(each, copy.resolve(original.relativize(each)));
        }
        return copy;
    }

    private static void simulateIn(Path folder) throws IOException {
        Path dataset = folder.resolve(DATASET);
        CoarseTrial.write(CoarseTrial.DESIGN.withParticipants(2).withSessions(2), dataset, folder.resolve("truth"));
        try (Stream<Path> scan = Files.walk(dataset.resolve("sub-02/ses-followup/pet"))) {
            for (Path file : (Iterable<Path>) scan.sorted(Comparator.reverseOrder())::iterator) Files.delete(file);
        }
    }
}
