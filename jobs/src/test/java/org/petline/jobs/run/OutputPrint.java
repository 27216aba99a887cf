package org.petline.jobs.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.petline.files.Sha256;
import org.petline.files.Store;
import org.petline.jobs.store.HadoopSettings;

/** All files of a folder on whatever file system: content and time stamp by path. */
record OutputPrint(SortedMap<String, Print> files) {
    OutputPrint {
        files = Collections.unmodifiableSortedMap(files);
    }

    /** One file. */
    record Print(String sha256, long modifiedMillis) {}

    static OutputPrint of(Store store) throws IOException {
        SortedMap<String, Print> files = new TreeMap<>();
        walk(store, "", files);
        walk(store, HadoopSettings.STAGING, files);
        return new OutputPrint(files);
    }

    private static void walk(Store store, String folder, SortedMap<String, Print> files) throws IOException {
        for (Store.Entry entry : store.list(folder)) {
            if (entry.folder()) {
                walk(store, entry.path(), files);
                continue;
            }
            try (InputStream in = store.open(entry.path())) {
                files.put(entry.path(), new Print(Sha256.of(in.readAllBytes()), entry.modifiedMillis()));
            }
        }
    }

    /** The files whose paths fit a pattern. */
    OutputPrint only(String pattern) {
        SortedMap<String, Print> some = new TreeMap<>(files);
        some.keySet().removeIf(path -> !path.matches(pattern));
        return new OutputPrint(some);
    }

    /** Content alone. */
    SortedMap<String, String> contents() {
        SortedMap<String, String> contents = new TreeMap<>();
        files.forEach((path, print) -> contents.put(path, print.sha256()));
        return contents;
    }

    /** Paths of files that a later print does not have with the same content and time stamp. */
    Stream<String> changedIn(OutputPrint later) {
        return files.entrySet().stream()
                .filter(file -> !file.getValue().equals(later.files.get(file.getKey())))
                .map(java.util.Map.Entry::getKey);
    }
}
