package org.petline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Folders that take long to make and are only read: the first test of a build that asks for one makes it, in whatever
 * Java machine it runs, and all others find it.
 *
 * <p>Maven says where, one place a build ({@code petline.made-once}), so that nothing of an earlier build is found. Without
 * Maven it is a temporary folder of this Java machine.
 */
public final class MadeOnce {
    private static final String PLACE = "petline.made-once";
    private static Path place;

    private MadeOnce() {}

    /** Fills a folder that is there and empty. */
    @FunctionalInterface
    public interface Maker {
        void fill(Path folder) throws IOException, InterruptedException;
    }

    /** The folder of this name. Nobody may write to it: take a copy. */
    public static synchronized Path folder(String name, Maker maker) throws IOException {
        Path folder = place().resolve(name);
        Path done = place().resolve(name + ".done");
        try (FileChannel channel = FileChannel.open(
                        place().resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (held.isValid() && !Files.exists(done)) {
                if (Files.exists(folder)) delete(folder);
                fill(Files.createDirectory(folder), maker);
                Files.createFile(done);
            }
        }
        return folder;
    }

    private static void fill(Path folder, Maker maker) throws IOException {
        try {
            maker.fill(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted before " + folder + " was whole", e);
        }
    }

    private static Path place() throws IOException {
        if (place != null) return place;
        String told = System.getProperty(PLACE);
        if (told == null) {
            place = Files.createTempDirectory("petline-made-once-");
            Runtime.getRuntime().addShutdownHook(new Thread(MadeOnce::deleteAll));
        } else {
            place = Files.createDirectories(Path.of(told).toAbsolutePath());
        }
        return place;
    }

    private static void deleteAll() {
        try {
            delete(place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) Files.delete(each);
        }
    }
}
