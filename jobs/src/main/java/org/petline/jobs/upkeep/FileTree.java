package org.petline.jobs.upkeep;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.petline.files.Store;

/** All files below a folder of a store, sorted by path within each folder. */
record FileTree(Store store) {
    List<Store.Entry> below(String folder) throws IOException {
        List<Store.Entry> files = new ArrayList<>();
        collect(folder, files);
        return files;
    }

    private void collect(String folder, List<Store.Entry> files) throws IOException {
        for (Store.Entry entry : store.list(folder)) {
            if (entry.folder()) collect(entry.path(), files);
            else files.add(entry);
        }
    }
}
