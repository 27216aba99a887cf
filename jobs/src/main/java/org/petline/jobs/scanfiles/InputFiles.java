package org.petline.jobs.scanfiles;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.petline.files.SourceFile;
import org.petline.files.Store;
import org.petline.jobs.tables.InputFile;

/**
 * The contents of the files that one scan is made from, known by SHA-256.
 *
 * <p>A file whose length and time stamp are those of the last run is taken to have the content it had then, unless stamps
 * are not to be trusted; every other one is read. Whatever is parsed is hashed in the same pass ({@link #readingFrom}),
 * and must be what was taken: no result stands under the fingerprint of bytes that it was not made from. What was learnt
 * is handed out for the ledger.
 */
public final class InputFiles {
    private final FoundScan scan;
    private final Map<String, InputFile> before = new TreeMap<>();
    private final Map<String, InputFile> now = new TreeMap<>();
    private String changed = "";

    /** Starts from what the ledger knows of an earlier run; empty for a new scan. */
    public InputFiles(FoundScan scan, Collection<InputFile> known) {
        this.scan = scan;
        for (InputFile file : known) {
            // Of a scan that was not done the ledger has lengths and time stamps alone.
            if (!file.sha256().isEmpty()) before.put(file.path(), file);
        }
    }

    /**
     * Of what the ledger knows, the files whose content is still the same: each is read from its beginning to its end,
     * whatever its length and time stamp say.
     *
     * @param opened the store that each file lies in
     */
    public static List<InputFile> confirmed(
            FoundScan scan, Collection<InputFile> known, Function<SourceFile, Store> opened) throws IOException {
        InputFiles before = new InputFiles(scan, known);
        InputFiles present = new InputFiles(scan, List.of());
        for (SourceFile file : scan.files()) {
            if (before.before.containsKey(scan.nameOf(file))) present.sha256(opened.apply(file), file);
        }
        return present.used().stream()
                .filter(file -> before.before.get(file.path()).sha256().equals(file.sha256()))
                .toList();
    }

    /** The files' store, seen through eyes that hash whatever is read of it. */
    public Store readingFrom(Store store) {
        return new HashedStore(store, this);
    }

    /** Whether the content of a file is known without reading it. */
    public boolean isKnown(SourceFile file) {
        return now.containsKey(scan.nameOf(file)) || looksUntouched(file);
    }

    /** SHA-256 of a file's content: as it was read, from the ledger if the file looks untouched, else by reading it. */
    public String sha256(Store store, SourceFile file) throws IOException {
        String name = scan.nameOf(file);
        InputFile read = now.get(name);
        if (read != null) return read.sha256();
        if (looksUntouched(file)) {
            now.put(name, before.get(name));
            return before.get(name).sha256();
        }
        try (InputStream in = readingFrom(store).open(file.path())) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return now.get(name).sha256();
    }

    /**
     * Takes down the content of a file that was read.
     *
     * @throws InputChangedException if it is not the content that was taken for granted, or read before
     */
    public void learnt(SourceFile file, String sha256) throws InputChangedException {
        String name = scan.nameOf(file);
        InputFile taken = now.get(name);
        if (taken == null && looksUntouched(file)) taken = before.get(name);
        if (taken != null && !taken.sha256().equals(sha256)) {
            changed = file.path();
            throw new InputChangedException(changed);
        }
        now.put(name, new InputFile(name, file.bytes(), file.modifiedMillis(), sha256));
    }

    /**
     * Looks back: a parser's complaint may have hidden that its file had changed.
     *
     * @throws InputChangedException if any file has
     */
    public void requireUnchanged() throws InputChangedException {
        if (!changed.isEmpty()) throw new InputChangedException(changed);
    }

    /** Everything that was asked for, sorted by path. */
    public List<InputFile> used() {
        List<InputFile> files = new ArrayList<>(now.values());
        files.sort(Comparator.comparing(InputFile::path));
        return files;
    }

    /**
     * The scan's file at this place.
     *
     * @throws IllegalStateException if there is none: whatever is read must be part of the fingerprints
     */
    SourceFile fileAt(String location, String path) {
        return scan.files().stream()
                .filter(file -> file.location().equals(location) && file.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(path + " is read, but is none of the scan's files"));
    }

    private boolean looksUntouched(SourceFile file) {
        InputFile known = before.get(scan.nameOf(file));
        return known != null && known.bytes() == file.bytes() && known.modifiedMillis() == file.modifiedMillis();
    }
}
