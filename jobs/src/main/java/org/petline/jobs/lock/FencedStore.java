package org.petline.jobs.lock;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.petline.files.Store;

/**
 * An output folder as one run sees it: before a file takes its place, and before one is deleted, the run must still hold
 * the folder's lock. A run that stood still and wakes up after its successor can so publish nothing.
 *
 * <p>Between that look and the rename lies a moment in which the lock could still be lost. So the successor first removes
 * what it finds on its way into place: whoever looked before the lock changed hands has written there by then, and his
 * rename finds nothing.
 */
public record FencedStore(Store store, Fence fence) implements Store, Serializable {
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
        return store.open(path);
    }

    @Override
    public void write(String path, Content content) throws IOException {
        store.write(path, guarded(content));
    }

    @Override
    public boolean create(String path, Content content) throws IOException {
        return store.create(path, guarded(content));
    }

    @Override
    public void delete(String path) throws IOException {
        fence.check(store);
        store.delete(path);
    }

    private Content guarded(Content content) {
        return out -> {
            content.writeTo(out);
            fence.check(store);
        };
    }

    @Override
    public String toString() {
        return store.toString();
    }
}
