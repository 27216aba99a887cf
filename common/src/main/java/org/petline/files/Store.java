package org.petline.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * One folder and what is below it, on whatever file system it lies.
 *
 * <p>Paths are relative to the folder, with {@code /} between names and without a leading one; the empty path is the
 * folder itself. A path that would leave the folder ({@code ..}) is refused with an {@link IllegalArgumentException}.
 * Implementations may be used from several threads.
 */
public interface Store {
    /** Where the folder lies, for messages. */
    String location();

    /** What lies directly in a folder, sorted by path; empty if the folder does not exist. */
    List<Entry> list(String folder) throws IOException;

    /** The file or folder at a path, if there is one. */
    Optional<Entry> find(String path) throws IOException;

    /**
     * A file's bytes, unbuffered; the caller closes.
     *
     * @throws java.io.FileNotFoundException if there is no such file
     */
    InputStream open(String path) throws IOException;

    /**
     * All bytes of a file that fits into memory.
     *
     * @throws java.io.FileNotFoundException if there is no such file
     */
    default byte[] read(String path) throws IOException {
        try (InputStream in = open(path)) {
            return in.readAllBytes();
        }
    }

    /**
     * Writes a whole file aside and puts it in place in one atomic step, replacing what was there; folders are made as
     * needed. Readers see the old bytes or the new ones.
     */
    void write(String path, Content content) throws IOException;

    /**
     * Writes a whole file where there is none, in one atomic step: of several that try at once, one succeeds. Folders are
     * made as needed.
     *
     * @return whether the file is this call's; false if there was one already
     */
    boolean create(String path, Content content) throws IOException;

    /** Deletes a file, or a folder with all below it; nothing happens if it does not exist. */
    void delete(String path) throws IOException;

    /** A file or a folder, as the store lists it. */
    record Entry(String path, boolean folder, long bytes, long modifiedMillis) {
        /** The last part of the path. */
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    /** What a file shall hold. */
    @FunctionalInterface
    interface Content {
        /** Writes all bytes; the store closes the stream. */
        void writeTo(OutputStream out) throws IOException;
    }
}
