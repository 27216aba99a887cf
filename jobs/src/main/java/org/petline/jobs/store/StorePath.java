package org.petline.jobs.store;

import java.util.List;

/** The rule for paths inside a store: names between slashes, none of which leads out. */
final class StorePath {
    private StorePath() {}

    /**
     * The path's names, none for the store's own folder.
     *
     * @throws IllegalArgumentException if the path is absolute, holds an empty name, {@code .}, {@code ..} or a NUL
     */
    static List<String> names(String path) {
        if (path.isEmpty()) return List.of();
        List<String> names = List.of(path.split("/", -1));
        for (String name : names) {
            boolean leads = name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('\0') >= 0;
            if (leads) throw new IllegalArgumentException("not a path inside a folder: " + path);
        }
        return names;
    }

    /** As {@link #names}, for a path that must name something inside the store. */
    static List<String> namesOfChild(String path) {
        List<String> names = names(path);
        if (names.isEmpty()) throw new IllegalArgumentException("the folder itself cannot be replaced");
        return names;
    }
}
