package org.petline.jobs.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.petline.files.Store;

/**
 * The one dataset that an output folder holds results of, {@code petline/dataset.json}, written by the first run.
 *
 * @param id a hash of what the dataset was at the first run: its name, and the paths and lengths of its PET images
 * @param name that its rows bear in the column {@code dataset}, from the first run on
 * @param place where it was last read
 */
public record DatasetRecord(String id, String name, String place) {
    public static final String FILE = "petline/dataset.json";

    public DatasetRecord {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(place);
    }

    /** The record of an output folder; empty before the first run, and if it is damaged. */
    public static Optional<DatasetRecord> of(Store output) throws IOException {
        try {
            return Optional.of(CanonicalJson.read(CanonicalJson.tree(output.read(FILE)), DatasetRecord.class));
        } catch (FileNotFoundException | JsonProcessingException absentOrDamaged) {
            return Optional.empty();
        }
    }

    /** The same dataset at another place. */
    public DatasetRecord at(String now) {
        return new DatasetRecord(id, name, now);
    }

    /** Writes it down, if that is news. */
    public void write(Store output) throws IOException {
        if (of(output).equals(Optional.of(this))) return;
        byte[] json = CanonicalJson.bytesOf(this);
        output.write(FILE, out -> out.write(json));
    }
}
