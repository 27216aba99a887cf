package org.petline.jobs.store;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.petline.Refusal;
import org.petline.files.Store;

/**
 * A folder of a local or mounted disk.
 *
 * <p>Plain Java and not Hadoop's local file system: that one writes {@code .crc} files which a replaced file leaves
 * stale, falls back to copying when a rename fails, and stumbles over colons and globs in names. Files are replaced by
 * rename(2) from a hidden folder at the root, so that nothing unfinished is ever in a folder that readers list.
 */
final class LocalFolder implements Store, Serializable {
    private static final long serialVersionUID = 1;

    private static final List<String> SPECIAL_FOLDERS = List.of("/dev", "/proc");

    private final String root;

    LocalFolder(Path root) {
        this.root = root.toAbsolutePath().normalize().toString();
    }

    @Override
    public String location() {
        return root;
    }

    @Override
    public List<Entry> list(String folder) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(resolve(StorePath.names(folder)))) {
            for (Path child : children) {
                if (!child.equals(staging())) entry(child).ifPresent(entries::add);
            }
        } catch (NoSuchFileException | NotDirectoryException absent) {
            return List.of();
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        entries.sort(Comparator.comparing(Entry::path));
        return entries;
    }

    @Override
    public Optional<Entry> find(String path) throws IOException {
        return entry(resolve(StorePath.names(path)));
    }

    @Override
    public InputStream open(String path) throws IOException {
        Path file = resolve(StorePath.names(path));
        refuseSpecial(file);
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException absent) {
            FileNotFoundException named = new FileNotFoundException(root + "/" + path);
            named.initCause(absent);
            throw named;
        }
    }

    /**
     * Whoever opens a pipe waits for somebody to write, for ever if nobody does; a device has no end. What a shell hands
     * over, {@code <(...)}, lies below /dev or /proc, and is the user's own.
     */
    private void refuseSpecial(Path file) throws IOException {
        if (SPECIAL_FOLDERS.stream().anyMatch(root::startsWith)) return;
        try {
            if (!Files.readAttributes(file, BasicFileAttributes.class).isOther()) return;
        } catch (FileSystemException unseen) {
            // Opening it says what is wrong.
            return;
        }
        throw Refusal.of(StoreReason.NO_REGULAR_FILE).file(file.toString());
    }

    @Override
    public void write(String path, Content content) throws IOException {
        publication(path, LocalFolder::rename).publish(content);
    }

    @Override
    public boolean create(String path, Content content) throws IOException {
        return publication(path, LocalFolder::link).publishUnlessThere(content);
    }

    @Override
    public void delete(String path) throws IOException {
        List<String> names = StorePath.namesOfChild(path);
        refuseLinks(names);
        Path doomed = resolve(names);
        if (Files.exists(doomed, LinkOption.NOFOLLOW_LINKS)) Files.walkFileTree(doomed, new Deletion());
    }

    @Override
    public String toString() {
        return root;
    }

    private Path resolve(List<String> names) {
        Path path = Path.of(root);
        for (String name : names) path = path.resolve(name);
        return path;
    }

    /** A link that leads nowhere, or round in a circle, is listed as an empty file: it is there, and reading it says what is wrong. */
    private Optional<Entry> entry(Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (FileSystemException absent) {
            if (isBelowAFile(file)) return Optional.empty();
            boolean link = Files.isSymbolicLink(file);
            if (!link && !(absent instanceof NoSuchFileException)) throw absent;
            if (!link) return Optional.empty();
            attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        }
        if (attributes.isDirectory() && leadsUp(file)) {
            attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        }
        boolean content = attributes.isRegularFile() || attributes.isOther();
        return Optional.of(new Entry(
                Path.of(root).relativize(file).toString(),
                attributes.isDirectory(),
                content ? attributes.size() : 0,
                attributes.lastModifiedTime().toMillis()));
    }

    /**
     * Whether a folder is a link to one that leads here, by itself or by a link there that leads back: whoever walks the
     * tree would come here again.
     */
    private boolean leadsUp(Path folder) throws IOException {
        if (!Files.isSymbolicLink(folder)) return false;
        Path there = folder.toRealPath();
        for (Path above = folder.getParent(); above != null && above.startsWith(root); above = above.getParent()) {
            if (above.toRealPath().startsWith(there)) return true;
        }
        return false;
    }

    private boolean isBelowAFile(Path path) {
        Path above = path.getParent();
        return above != null && above.startsWith(root) && (Files.isRegularFile(above) || isBelowAFile(above));
    }

    private Publication publication(String path, Naming naming) throws IOException {
        List<String> names = StorePath.namesOfChild(path);
        refuseLinks(names);
        Path target = resolve(names);
        Files.createDirectories(target.getParent());
        return new Publication(new Placement(newAside(), target, naming));
    }

    private Path newAside() throws IOException {
        refuseLinks(List.of(HadoopSettings.STAGING, ""));
        return Files.createDirectories(staging()).resolve(UUID.randomUUID().toString());
    }

    /** Ours alone: no listing shows it. */
    private Path staging() {
        return Path.of(root, HadoopSettings.STAGING);
    }

    private void refuseLinks(List<String> names) {
        for (int depth = 1; depth < names.size(); depth++) {
            Path folder = resolve(names.subList(0, depth));
            if (Files.isSymbolicLink(folder)) {
                throw Refusal.of(StoreReason.LINK_IN_OUTPUT).file(folder.toString());
            }
        }
    }

    /** How a finished file gets its name. */
    @FunctionalInterface
    private interface Naming {
        void name(Path aside, Path target) throws IOException;
    }

    /** rename(2), which replaces the target, or the link in its place, in one step. */
    private static void rename(Path aside, Path target) throws IOException {
        Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * link(2), which no other can do after one has done it, on NFS too; where a disk knows no links, an exclusive copy,
     * whose bytes may be seen before they are complete.
     */
    private static void link(Path aside, Path target) throws IOException {
        try {
            Files.createLink(target, aside);
        } catch (FileAlreadyExistsException there) {
            throw there;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.copy(aside, target);
        }
        Files.delete(aside);
    }

    /** One attempt to put a file in its place. */
    private record Placement(Path aside, Path place, Naming naming) implements Publication.Place {
        @Override
        public OutputStream create() throws IOException {
            Files.createFile(aside);
            return new DurableFile(aside);
        }

        @Override
        public void replace() throws IOException {
            naming.name(aside, place);
        }

        @Override
        public boolean asideExists() {
            return Files.exists(aside, LinkOption.NOFOLLOW_LINKS);
        }

        @Override
        public InputStream openTarget() throws IOException {
            return Files.newInputStream(place);
        }

        @Override
        public void deleteAside() throws IOException {
            Files.deleteIfExists(aside);
        }

        @Override
        public String target() {
            return place.toString();
        }
    }

    /** A file whose bytes are on the disk before its name is, so that losing power leaves no empty file in place. */
    private static final class DurableFile extends FileOutputStream {
        DurableFile(Path file) throws IOException {
            super(file.toFile());
        }

        @Override
        public void close() throws IOException {
            try {
                if (getFD().valid()) getFD().sync();
            } finally {
                super.close();
            }
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
            if (failure != null) throw failure;
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
