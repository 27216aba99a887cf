package org.petline.jobs.run;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.petline.files.Store;
import org.petline.jobs.store.HadoopSettings;

/** A folder in which steps go wrong: what a process that ended had written aside stays there. */
public final class FaultyStore implements Store {
    private final Store store;
    private final Faults faults;

    /** A folder whose steps go wrong as the faults say. */
    public FaultyStore(Store store, Faults faults) {
        this.store = store;
        this.faults = faults;
    }

    @Override
    public String location() {
        return store.location();
    }

    @Override
    public List<Entry> list(String folder) throws IOException {
        return faults.around(Step.Kind.LIST, folder, () -> store.list(folder));
    }

    @Override
    public Optional<Entry> find(String path) throws IOException {
        return faults.around(Step.Kind.FIND, path, () -> store.find(path));
    }

    @Override
    public InputStream open(String path) throws IOException {
        InputStream in = faults.around(Step.Kind.OPEN, path, () -> store.open(path));
        long half = store.find(path).map(Entry::bytes).orElse(0L) / 2;
        return new FaultyStream(in, path, half);
    }

    @Override
    public void write(String path, Content content) throws IOException {
        Naming naming = new Naming(path, content);
        store.write(path, naming);
        naming.done();
    }

    @Override
    public boolean create(String path, Content content) throws IOException {
        Naming naming = new Naming(path, content);
        boolean created = store.create(path, naming);
        naming.done();
        return created;
    }

    @Override
    public void delete(String path) throws IOException {
        Faults.Happening deletion = faults.begin(Step.Kind.DELETE, path);
        deletion.before();
        if (deletion.endsHalfWay()) {
            List<Entry> children = store.list(path);
            if (!children.isEmpty()) store.delete(children.get(0).path());
            deletion.halfWay();
        }
        store.delete(path);
        deletion.after();
    }

    @Override
    public String toString() {
        return store.toString();
    }

    /** The two steps in which a file gets into place. */
    private final class Naming implements Content {
        private final String path;
        private final Content content;
        private Faults.Happening name;

        Naming(String path, Content content) {
            this.path = path;
            this.content = content;
        }

        @Override
        public void writeTo(java.io.OutputStream out) throws IOException {
            Faults.Happening bytes = faults.begin(Step.Kind.WRITE, path);
            bytes.before();
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            content.writeTo(whole);
            byte[] all = whole.toByteArray();
            int length = bytes.endsHalfWay() ? all.length / 2 : all.length;
            out.write(all, 0, length);
            leavingAside(all, length, () -> {
                if (bytes.endsHalfWay()) bytes.halfWay();
                bytes.after();
            });
            name = faults.begin(Step.Kind.NAME, path);
            leavingAside(all, all.length, () -> {
                name.before();
                if (name.endsHalfWay()) name.halfWay();
            });
        }

        void done() throws IOException {
            name.after();
        }

        /** The store below still lives and tidies up; a process that ended does not. */
        private void leavingAside(byte[] bytes, int length, Ending ending) throws IOException {
            try {
                ending.come();
            } catch (Halted halted) {
                store.write(HadoopSettings.STAGING + "/" + UUID.randomUUID(), out -> out.write(bytes, 0, length));
                throw halted;
            }
        }
    }

    @FunctionalInterface
    private interface Ending {
        void come() throws IOException;
    }

    /** Whose first read is a step. */
    private final class FaultyStream extends FilterInputStream {
        private final String path;
        private final long half;
        private Faults.Happening reading;
        private long delivered;

        FaultyStream(InputStream in, String path, long half) {
            super(in);
            this.path = path;
            this.half = half;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (reading == null) {
                reading = faults.begin(Step.Kind.READ, path);
                reading.before();
                if (reading.endsHalfWay()) reading.halfWay();
            }
            if (delivered >= half) reading.after();
            int read = super.read(bytes, offset, length);
            if (read > 0) delivered += read;
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            return in.read(new byte[(int) Math.min(bytes, 1 << 16)]);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
