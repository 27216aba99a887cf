package org.petline.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The project's own Java files. */
final class SourceFiles {
    private static final String ENDING = ".java";

    private SourceFiles() {}

    /** Simple names of the classes that have a file, tests among them. */
    static Set<String> classes() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : new String[] {"common", "jobs"}) {
            try (Stream<Path> files = Files.walk(Document.ROOT.resolve(module + "/src"))) {
                files.map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(ENDING))
                        .forEach(file -> names.add(file.substring(0, file.length() - ENDING.length())));
            }
        }
        return names;
    }
}
