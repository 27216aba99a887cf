package org.petline.jobs.scanfiles;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
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
        return new Hashed(new DigestInputStream(store.open(path), sha256()), file);
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Bytes that the parser does not count still belong to the hash: closing reads them. */
    private final class Hashed extends FilterInputStream {
        private final DigestInputStream digested;
        private final SourceFile file;
        private boolean open = true;

        Hashed(DigestInputStream digested, SourceFile file) {
            super(digested);
            this.digested = digested;
            this.file = file;
        }

        /** A skipped byte would be missing in the hash. */
        @Override
        public long skip(long count) throws IOException {
            byte[] passed = new byte[(int) Math.max(0, Math.min(count, 1 << 13))];
            return passed.length == 0 ? 0 : Math.max(0, read(passed, 0, passed.length));
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() throws IOException {
            if (!open) return;
            open = false;
            try (digested) {
                byte[] rest = new byte[1 << 16];
                while (digested.read(rest) >= 0) {}
            }
            inputs.learnt(
                    file, HexFormat.of().formatHex(digested.getMessageDigest().digest()));
        }
    }
}
