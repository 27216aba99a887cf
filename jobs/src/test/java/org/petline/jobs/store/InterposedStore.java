package org.petline.jobs.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.petline.files.Store;

/** A folder in which something happens before some steps, a failure for example; the steps themselves are the store's. */
public record InterposedStore(Store store, Before before) implements Store {
    /** What is about to be done with a path. */
    public enum Step {
        LIST,
        FIND,
        OPEN,
        WRITE,
        CREATE,
        DELETE
    }

    /** What happens first; what it throws happens instead. */
    @FunctionalInterface
    public interface Before {
        void happens(Step step, String path) throws IOException;
    }

    @Override
    public String location() {
        return store.location();
    }

    @Override
    public List<Entry> list(String folder) throws IOException {
        before.happens(Step.LIST, folder);
        return store.list(folder);
    }

    @Override
    public Optional<Entry> find(String path) throws IOException {
        before.happens(Step.FIND, path);
        return store.find(path);
    }

    @Override
    public InputStream open(String path) throws IOException {
        before.happens(Step.OPEN, path);
        return store.open(path);
    }

    @Override
    public void write(String path, Content content) throws IOException {
        before.happens(Step.WRITE, path);
        store.write(path, content);
    }

    @Override
    public boolean create(String path, Content content) throws IOException {
        before.happens(Step.CREATE, path);
        return store.create(path, content);
    }

    @Override
    public void delete(String path) throws IOException {
        before.happens(Step.DELETE, path);
        store.delete(path);
    }
}
