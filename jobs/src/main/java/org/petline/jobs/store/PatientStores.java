package org.petline.jobs.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.petline.files.Store;

/**
 * Folders of which an answer is waited for no longer than a while: a mount whose server is gone answers never, and would
 * stop the night for ever. What is read of a file that was opened counts against the scan's own time.
 *
 * @param stores where the folders are
 * @param patience with each listing, look and opening
 */
public record PatientStores(Stores stores, Duration patience) implements Stores {
    /** A disk that spins up, or a tape robot's cache, takes a minute. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final long serialVersionUID = 1;

    @Override
    public Store storeAt(String location) {
        return new PatientStore(stores.storeAt(location), patience);
    }

    private record PatientStore(Store store, Duration patience) implements Store, Serializable {
        /** Whoever hangs here hangs alone; the process does not wait for them when it ends. */
        private static final ExecutorService ASKING = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "petline asks a disk");
            thread.setDaemon(true);
            return thread;
        });

        @Override
        public String location() {
            return store.location();
        }

        @Override
        public List<Entry> list(String folder) throws IOException {
            return answer(folder, () -> store.list(folder));
        }

        @Override
        public Optional<Entry> find(String path) throws IOException {
            return answer(path, () -> store.find(path));
        }

        @Override
        public InputStream open(String path) throws IOException {
            return answer(path, () -> store.open(path));
        }

        @Override
        public void write(String path, Content content) throws IOException {
            store.write(path, content);
        }

        @Override
        public boolean create(String path, Content content) throws IOException {
            return store.create(path, content);
        }

        @Override
        public void delete(String path) throws IOException {
            store.delete(path);
        }

        @Override
        public String toString() {
            return store.toString();
        }

        private <T> T answer(String path, Callable<T> question) throws IOException {
            Future<T> asked = ASKING.submit(question);
            try {
                return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException silent) {
                asked.cancel(true);
                throw new IOException(
                        location() + "/" + path + ": no answer for " + patience.toSeconds()
                                + " s; is its disk mounted?",
                        silent);
            } catch (InterruptedException called) {
                asked.cancel(true);
                Thread.currentThread().interrupt();
                throw (IOException) new InterruptedIOException(path + ": called back").initCause(called);
            } catch (ExecutionException failed) {
                throw asItWas(failed.getCause());
            }
        }

        private static IOException asItWas(Throwable cause) {
            if (cause instanceof IOException fault) return fault;
            if (cause instanceof RuntimeException fault) throw fault;
            if (cause instanceof Error fault) throw fault;
            return new IOException(cause);
        }
    }
}
