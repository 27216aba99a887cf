package org.petline.notebooks;

import java.nio.file.Path;

/**
 * A dataset and what petline made of it.
 *
 * @param scratch a place for what tests write
 */
record Study(Path folder, Path scratch) {
    /** The notebooks beside the module that is tested. */
    static final Path NOTEBOOKS =
            Path.of(System.getProperty("basedir", ".")).toAbsolutePath().resolveSibling("notebooks");

    Path dataset() {
        return folder.resolve("dataset");
    }

    Path output() {
        return folder.resolve("output");
    }
}
