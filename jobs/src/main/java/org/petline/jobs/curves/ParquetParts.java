package org.petline.jobs.curves;

import java.io.IOException;
import java.util.List;
import org.petline.files.Store;

/** The files of a table that is a folder of Parquet. */
final class ParquetParts {
    private static final String ENDING = ".parquet";

    private ParquetParts() {}

    /** Their paths, in order; empty if the folder holds none or is not there. */
    static List<String> in(Store folder) throws IOException {
        return folder.list("").stream()
                .filter(part -> !part.folder() && !part.name().startsWith("."))
                .map(Store.Entry::path)
                .filter(ParquetParts::isOne)
                .toList();
    }

    static boolean isOne(String name) {
        return name.endsWith(ENDING);
    }
}
