package org.petline.testing;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.petline.files.Store;

/** A folder of this machine as a {@link Store}, for tests that have no Hadoop. */
public final class LocalStore implements Store {
    private final Path root;

    public LocalStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public String location() {
        return root.toString();
    }

    @Override
    public List<Entry> list(String folder) throws IOException {
        Path path = resolve(folder);
        if (!Files.isDirectory(path)) return List.of();
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> children = Files.list(path)) {
            for (Path child : (Iterable<Path>) children::iterator) entries.add(entry(child));
        }
        entries.sort(Comparator.comparing(Entry::path));
        return entries;
    }

    @Override
    public Optional<Entry> find(String path) throws IOException {
        Path file = resolve(path);
        return Files.exists(file) ? Optional.of(entry(file)) : Optional.empty();
    }

    @Override
    public InputStream open(String path) throws IOException {
        try {
            return Files.newInputStream(resolve(path));
        } catch (NoSuchFileException absent) {
            throw new FileNotFoundException(path);
        }
    }

    @Override
    public void write(String path, Content content) throws IOException {
        Path file = resolve(path);
        Files.createDirectories(file.getParent());
        Path aside = Files.createTempFile(file.getParent(), ".aside", ".tmp");
        try (OutputStream out = Files.newOutputStream(aside)) {
            content.writeTo(out);
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public boolean create(String path, Content content) throws IOException {
        if (Files.exists(resolve(path))) return false;
        write(path, content);
        return true;
    }

    @Override
    public void delete(String path) throws IOException {
        Path file = resolve(path);
        if (!Files.exists(file)) return;
        try (Stream<Path> below = Files.walk(file)) {
            for (Path each : below.sorted(Comparator.reverseOrder()).toList()) Files.delete(each);
        }
    }

    private Path resolve(String path) {
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root)) throw new IllegalArgumentException(path + " leaves the folder");
        return file;
    }

    private Entry entry(Path file) throws IOException {
        boolean folder = Files.isDirectory(file);
        return new Entry(
                root.relativize(file).toString().replace('\\', '/'),
                folder,
                folder ? 0 : Files.size(file),
                Files.exists(file) ? Files.getLastModifiedTime(file).toMillis() : 0);
    }
}
