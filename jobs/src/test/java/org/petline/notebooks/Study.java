package org.petline.notebooks;

import java.nio.file.Path;

/** A dataset, what petline made of it, and a place for what tests write, in one folder. */
record Study(Path folder) {
    /** The notebooks beside the module that is tested. */
    static final Path NOTEBOOKS =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath().resolveSibling("notebooks");

    Path dataset() {
        return folder.resolve("dataset");
    }

    Path output() {
        return folder.resolve("output");
    }

    Path scratch() {
        return folder.resolve("scratch");
    }
}
