package org.petline.jobs.publication;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.petline.files.Store;

/** Small files of the output folder that are written only if that changes them: a night without news leaves no trace. */
public record OutputText(Store store) {
    /** Brings a file up to a text, UTF-8. */
    public void publish(String path, String text) throws IOException {
        publish(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Brings a file up to these bytes. */
    public void publish(String path, byte[] bytes) throws IOException {
        Optional<Store.Entry> file = store.find(path);
        boolean sameLength = file.isPresent() && file.get().bytes() == bytes.length;
        if (sameLength && Arrays.equals(bytes, read(path).orElse(null))) return;
        store.write(path, out -> out.write(bytes));
    }

    /** A file's bytes, if there is such a file. */
    Optional<byte[]> read(String path) throws IOException {
        try {
            return Optional.of(store.read(path));
        } catch (FileNotFoundException absent) {
            return Optional.empty();
        }
    }

    /** Length of each file in a folder, by its path. */
    Map<String, Long> lengths(String folder) throws IOException {
        Map<String, Long> lengths = new HashMap<>();
        for (Store.Entry entry : store.list(folder)) {
            if (!entry.folder()) lengths.put(entry.path(), entry.bytes());
        }
        return lengths;
    }
}
