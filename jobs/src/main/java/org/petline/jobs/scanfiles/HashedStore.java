package org.petline.jobs.scanfiles;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.petline.files.HashedInputStream;
import org.petline.files.SourceFile;
import org.petline.files.Store;

/**
 * A folder of input files: each is hashed in the very pass in which it is parsed, and closing it tells {@link
 * InputFiles}, which knows what it should have been. Read only.
 */
final class HashedStore implements Store {
    private final Store store;
    private final InputFiles inputs;

    HashedStore(Store store, InputFiles inputs) {
        this.store = store;
        this.inputs = inputs;
    }

    @Override
    public String location() {
        return store.location();
    }

    @Override
    public List<Entry> list(String folder) throws IOException {
        return store.list(folder);
    }

    @Override
    public Optional<Entry> find(String path) throws IOException {
        return store.find(path);
    }

    @Override
    public InputStream open(String path) throws IOException {
        SourceFile file = inputs.fileAt(store.location(), path);
        return new LearntStream(new HashedInputStream(store.open(path)), file);
    }

    @Override
    public void write(String path, Content content) {
        throw new UnsupportedOperationException("inputs are never written: " + path);
    }

    @Override
    public boolean create(String path, Content content) {
        throw new UnsupportedOperationException("inputs are never written: " + path);
    }

    @Override
    public void delete(String path) {
        throw new UnsupportedOperationException("inputs are never deleted: " + path);
    }

    /** Bytes that the parser does not count still belong to the hash: closing reads them. */
    private final class LearntStream extends FilterInputStream {
        private final HashedInputStream hashed;
        private final SourceFile file;
        private boolean open = true;

        LearntStream(HashedInputStream hashed, SourceFile file) {
            super(hashed);
            this.hashed = hashed;
            this.file = file;
        }

        @Override
        public void close() throws IOException {
            if (!open) return;
            open = false;
            try (hashed) {
                inputs.learnt(file, hashed.sha256OfAll());
            }
        }
    }
}
