package org.petline.jobs.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.petline.files.Sha256;

/** What lies in a folder: SHA-256 by path, and time stamps where they matter. */
public final class FolderPrint {
    private FolderPrint() {}

    /** Hash of each file whose path below the folder passes. */
    public static SortedMap<String, String> of(Path folder, Predicate<String> wanted) throws IOException {
        SortedMap<String, String> prints = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                String path = folder.relativize(file).toString();
                if (wanted.test(path)) prints.put(path, Sha256.of(Files.readAllBytes(file)));
            }
        }
        return prints;
    }

    public static SortedMap<String, String> of(Path folder) throws IOException {
        return of(folder, path -> true);
    }

    /** Hash and time stamp of each file. */
    public static SortedMap<String, String> withTimes(Path folder) throws IOException {
        SortedMap<String, String> prints = new TreeMap<>();
        for (Map.Entry<String, String> file : of(folder).entrySet()) {
            prints.put(file.getKey(), file.getValue() + " " + Files.getLastModifiedTime(folder.resolve(file.getKey())));
        }
        return prints;
    }

    /** Paths that are new, gone or other. */
    public static Stream<String> changed(SortedMap<String, String> before, SortedMap<String, String> after) {
        SortedMap<String, String> all = new TreeMap<>(before);
        all.putAll(after);
        return all.keySet().stream()
                .filter(path -> !after.getOrDefault(path, "").equals(before.getOrDefault(path, "")));
    }
}
