package org.petline.jobs.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.petline.files.Store;

/** Where a folder lies when every symbolic link on the way is followed: one folder may go by several paths. */
public final class RealPlace {
    private RealPlace() {}

    /** The place of a store, whose folder need not be there yet; a remote file system is taken at its word. */
    public static String of(Store store) throws IOException {
        if (!store.location().startsWith("/")) return store.location();
        Path path = Path.of(store.location());
        Path there = path;
        while (there.getParent() != null && !Files.exists(there)) there = there.getParent();
        return there.toRealPath().resolve(there.relativize(path)).toString();
    }
}
