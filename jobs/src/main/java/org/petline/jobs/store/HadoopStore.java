package org.petline.jobs.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.petline.Refusal;
import org.petline.files.Store;

/**
 * A folder on a Hadoop file system.
 *
 * <p>Files are replaced by {@link FileContext#rename} with OVERWRITE, which HDFS promises to do in one step; plain
 * {@link FileSystem#rename} does not replace there. Paths are built from their parts, never parsed, and no glob is ever
 * expanded, so that a name is only a name. Serializable: an executor opens the file system anew from the settings.
 */
final class HadoopStore implements Store, Serializable {
    private static final long serialVersionUID = 1;

    private final URI root;
    private final HadoopSettings settings;
    private transient FileContext context;

    /** The folder at {@code root}, an absolute URI with a scheme. */
    HadoopStore(URI root, HadoopSettings settings) {
        this.root = root;
        this.settings = settings;
    }

    /** As {@link HadoopSettings#storeAt} takes it: nothing is escaped. */
    @Override
    public String location() {
        String host = root.getAuthority() == null ? "" : "//" + root.getAuthority();
        return root.getScheme() + ":" + host + root.getPath();
    }

    @Override
    public List<Entry> list(String folder) throws IOException {
        List<String> names = StorePath.names(folder);
        List<Entry> entries = new ArrayList<>();
        try {
            Path path = resolve(names);
            if (!files().getFileStatus(path).isDirectory()) return List.of();
            for (FileStatus child : files().listStatus(path)) {
                String name = child.getPath().getName();
                if (folder.isEmpty() && name.equals(HadoopSettings.STAGING)) continue;
                entries.add(entry(folder.isEmpty() ? name : folder + "/" + name, child));
            }
        } catch (FileNotFoundException absent) {
            return List.of();
        }
        entries.sort(Comparator.comparing(Entry::path));
        return entries;
    }

    @Override
    public Optional<Entry> find(String path) throws IOException {
        try {
            return Optional.of(entry(path, files().getFileStatus(resolve(StorePath.names(path)))));
        } catch (FileNotFoundException absent) {
            return Optional.empty();
        }
    }

    @Override
    public InputStream open(String path) throws IOException {
        return files().open(resolve(StorePath.names(path)));
    }

    @Override
    public void write(String path, Content content) throws IOException {
        publication(path, Options.Rename.OVERWRITE).publish(content);
    }

    @Override
    public boolean create(String path, Content content) throws IOException {
        return publication(path, Options.Rename.NONE).publishUnlessThere(content);
    }

    /** With {@link Options.Rename#NONE} a file is put only where there is none. */
    private Publication publication(String path, Options.Rename overwrite) throws IOException {
        refuseUntrusted();
        Path target = resolve(StorePath.namesOfChild(path));
        Path aside = resolve(List.of(HadoopSettings.STAGING, UUID.randomUUID().toString()));
        files().mkdirs(target.getParent());
        return new Publication(new Replacement(aside, target, overwrite));
    }

    @Override
    public void delete(String path) throws IOException {
        refuseUntrusted();
        files().delete(resolve(StorePath.namesOfChild(path)), true);
    }

    @Override
    public String toString() {
        return location();
    }

    private FileSystem files() throws IOException {
        return FileSystem.get(root, settings.configuration());
    }

    private synchronized FileContext context() throws IOException {
        if (context == null) context = FileContext.getFileContext(root, settings.configuration());
        return context;
    }

    private Path resolve(List<String> names) {
        String path = root.getPath() + "/" + String.join("/", names);
        return new Path(root.getScheme(), root.getAuthority(), path);
    }

    private void refuseUntrusted() {
        if (!settings.replacesAtomically(root.getScheme())) {
            throw Refusal.of(StoreReason.FILE_SYSTEM_NOT_TRUSTED)
                    .file(location())
                    .found(root.getScheme());
        }
    }

    private static Entry entry(String path, FileStatus status) {
        return new Entry(
                path, status.isDirectory(), status.isDirectory() ? 0 : status.getLen(), status.getModificationTime());
    }

    private final class Replacement implements Publication.Place {
        private final Path aside;
        private final Path target;
        private final Options.Rename overwrite;

        Replacement(Path aside, Path target, Options.Rename overwrite) {
            this.aside = aside;
            this.target = target;
            this.overwrite = overwrite;
        }

        @Override
        public OutputStream create() throws IOException {
            return files().create(aside, false);
        }

        @Override
        public void replace() throws IOException {
            try {
                context().rename(aside, target, overwrite);
            } catch (org.apache.hadoop.fs.FileAlreadyExistsException there) {
                throw (IOException) new FileAlreadyExistsException(target.toString()).initCause(there);
            }
        }

        @Override
        public boolean asideExists() throws IOException {
            return files().exists(aside);
        }

        @Override
        public InputStream openTarget() throws IOException {
            return files().open(target);
        }

        @Override
        public void deleteAside() throws IOException {
            files().delete(aside, false);
        }

        @Override
        public String target() {
            return target.toString();
        }
    }
}
