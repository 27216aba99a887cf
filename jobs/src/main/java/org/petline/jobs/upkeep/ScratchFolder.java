package org.petline.jobs.upkeep;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A local folder for one scan's scratch files that tells others whether its owner still lives: a file in it is locked for
 * as long as the process does, however it ends.
 */
public final class ScratchFolder implements Closeable {
    private static final String PREFIX = "petline-scan-";
    private static final String UNFINISHED = ".petline-new-";
    private static final String OWNER = ".owner";

    /**
     * Of this process. Their lock files must not be opened again: on POSIX systems closing any channel of a file gives up
     * the process's locks on it.
     */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    /** One thread of a process sweeps at a time: the locks of files are the process's, and it may not take one twice. */
    private static final ReentrantLock SWEEPING = new ReentrantLock();

    private static final int LAST_TRIES = 5;

    static {
        // A process that is told to end leaves nothing behind; one that is killed leaves it to the next scan's sweep.
        Runtime.getRuntime().addShutdownHook(new Thread(ScratchFolder::removeOurs, "petline scratch"));
    }

    private final Path path;
    private final FileChannel owner;

    private ScratchFolder(Path path, FileChannel owner) {
        this.path = path;
        this.owner = owner;
    }

    /** A new empty folder below another, which is made if need be. Folders of dead processes beside it are removed. */
    public static ScratchFolder in(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) Files.createDirectories(parent);
        Path place = parent.toRealPath();
        sweep(place);
        // It gets its name once it is locked, so that nobody finds it unlocked.
        Path unfinished = Files.createTempDirectory(place, UNFINISHED);
        Path path = place.resolve(PREFIX + unfinished.getFileName().toString().substring(UNFINISHED.length()));
        FileChannel owner = lockIn(unfinished);
        OURS.add(path);
        try {
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
            return new ScratchFolder(path, owner);
        } catch (IOException failure) {
            OURS.remove(path);
            owner.close();
            delete(unfinished);
            throw failure;
        }
    }

    /** A task that does not know yet that it is over may still be writing, so more than once. */
    private static void removeOurs() {
        for (int attempt = 0; attempt < LAST_TRIES && !OURS.isEmpty(); attempt++) {
            for (Path each : List.copyOf(OURS)) {
                try {
                    delete(each);
                    OURS.remove(each);
                } catch (IOException stillWritten) {
                    // The next attempt, or the next sweep.
                }
            }
        }
    }

    private static void sweep(Path place) {
        if (!SWEEPING.tryLock()) return;
        try {
            for (Path dead : dead(place)) remove(dead);
        } catch (IOException another) {
            // What cannot be cleaned today is no reason not to work.
        } finally {
            SWEEPING.unlock();
        }
    }

    /** On a disk that knows no locks there is no such file in the end, and nobody takes the folder's owner for dead. */
    private static FileChannel lockIn(Path folder) throws IOException {
        Path file = folder.resolve(OWNER);
        FileChannel owner = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            owner.lock();
        } catch (IOException noLocks) {
            Files.delete(file);
        }
        return owner;
    }

    public Path path() {
        return path;
    }

    /** Removes the folder with all that is in it. */
    @Override
    public void close() throws IOException {
        delete(path);
        owner.close();
        OURS.remove(path);
    }

    /** Folders whose process has ended. */
    static List<Path> dead(Path parent) throws IOException {
        List<Path> dead = new ArrayList<>();
        if (!Files.isDirectory(parent)) return dead;
        try (DirectoryStream<Path> children = Files.newDirectoryStream(parent.toRealPath(), PREFIX + "*")) {
            for (Path child : children) {
                if (isDead(child)) dead.add(child);
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        return dead;
    }

    /** Removes a folder whose process has ended; false if another did so, or if it lives after all. */
    static boolean remove(Path folder) throws IOException {
        if (OURS.contains(folder)) return false;
        try (FileChannel owner = FileChannel.open(folder.resolve(OWNER), StandardOpenOption.WRITE);
                FileLock lock = owner.tryLock()) {
            if (lock == null) return false;
            delete(folder);
            return true;
        } catch (NoSuchFileException | OverlappingFileLockException another) {
            return false;
        }
    }

    private static boolean isDead(Path folder) throws IOException {
        Path file = folder.resolve(OWNER);
        if (OURS.contains(folder) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) return false;
        if (!Files.isWritable(file)) return false;
        try (FileChannel owner = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = owner.tryLock()) {
            return lock != null;
        } catch (NoSuchFileException | OverlappingFileLockException another) {
            return false;
        }
    }

    /** The owner's file goes last: without it, nobody would know the rest of a removal that was killed for a dead one's. */
    private static void delete(Path folder) throws IOException {
        Path owner = folder.resolve(OWNER);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.equals(owner)) Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, IOException failure) throws IOException {
                if (failure != null) throw failure;
                if (each.equals(folder)) Files.deleteIfExists(owner);
                Files.deleteIfExists(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
