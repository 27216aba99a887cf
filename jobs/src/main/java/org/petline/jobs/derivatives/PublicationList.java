package org.petline.jobs.derivatives;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.petline.files.Sha256;
import org.petline.files.Store;
import org.petline.jobs.tables.PublishedFile;

/** Gathers what a scan publishes beside its rows, each file with its length and hash. */
public final class PublicationList {
    private final Store output;
    private final List<PublishedFile> files = new ArrayList<>();

    public PublicationList(Store output) {
        this.output = output;
    }

    /** Writes a file and lists it. */
    public void write(String path, byte[] content) throws IOException {
        output.write(path, out -> out.write(content));
        files.add(new PublishedFile(path, content.length, Sha256.of(content)));
    }

    /** Lists a file that an earlier stage left, perhaps in an earlier run: as it lies there now. */
    public void add(String path) throws IOException {
        files.add(PublishedFile.at(output, path));
    }

    public List<PublishedFile> all() {
        return List.copyOf(files);
    }
}
