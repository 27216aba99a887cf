package org.petline.jobs.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import org.petline.files.Store;

/**
 * What a part was built from, and the file that came out, as it is remembered below {@code petline/view}.
 *
 * @param form of the file, {@link PartFile#FORM}
 * @param version of the table
 * @param scans a hash of the rows of each
 * @param bytes length of the file
 * @param sha256 of its content
 */
record PartMemory(int form, int version, SortedMap<String, String> scans, long bytes, String sha256) {
    /** Empty if there is none, or one that is damaged or of another version of petline. */
    static Optional<PartMemory> of(Store output, Table<?> table, int part) throws IOException {
        try {
            byte[] json = output.read(OutputLayout.viewManifest(table, part));
            return Optional.of(CanonicalJson.read(CanonicalJson.tree(json), PartMemory.class));
        } catch (FileNotFoundException | JsonProcessingException absentOrStrange) {
            return Optional.empty();
        }
    }

    /** Whether a part that is there has other content than was written, though its length may be the same; it is read. */
    static boolean contentDiffers(Store output, Table<?> table, int part) throws IOException {
        Optional<PartMemory> memory = of(output, table, part);
        if (memory.isEmpty()) return false;
        String path = OutputLayout.part(table, part);
        return !memory.get().sha256().equals(PublishedFile.at(output, path).sha256());
    }

    void write(Store output, Table<?> table, int part) throws IOException {
        byte[] json = CanonicalJson.bytesOf(this);
        output.write(OutputLayout.viewManifest(table, part), out -> out.write(json));
    }
}
