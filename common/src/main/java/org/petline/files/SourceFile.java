package org.petline.files;

import java.io.Serializable;

/**
 * A file that was seen in a listing: in which store, where, how large and how old.
 *
 * @param location of its {@link Store}, by which a task opens the same store again
 * @param path below the store
 * @param bytes size as listed
 * @param modifiedMillis time of last change as listed, since 1970 UTC
 */
public record SourceFile(String location, String path, long bytes, long modifiedMillis) implements Serializable {
    public static SourceFile of(Store store, Store.Entry entry) {
        return new SourceFile(store.location(), entry.path(), entry.bytes(), entry.modifiedMillis());
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
