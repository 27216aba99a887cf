package org.petline.jobs.stages;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.petline.bids.SourceFile;
import org.petline.bids.Store;
import org.petline.jobs.tables.InputFile;

/**
 * The contents of the files that one scan is made from, known by SHA-256.
 *
 * <p>A file whose length and time stamp are those of the last run is taken to have the content it had then, unless stamps
 * are not to be trusted; every other one is read. What was learnt is handed out for the ledger.
 */
public final class InputFiles {
    private final Map<String, InputFile> before = new TreeMap<>();
    private final Map<String, InputFile> now = new TreeMap<>();

    /** Starts from what the ledger knows of an earlier run; empty for a new scan. */
    public InputFiles(Collection<InputFile> known) {
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
            Collection<InputFile> known, Collection<SourceFile> present, Function<SourceFile, Store> opened)
            throws IOException {
        InputFiles before = new InputFiles(known);
        List<InputFile> same = new ArrayList<>();
        for (SourceFile file : present) {
            InputFile was = before.before.get(file.path());
            if (was == null) continue;
            String sha256 = digestOf(opened.apply(file), file.path());
            if (was.sha256().equals(sha256)) {
                same.add(new InputFile(file.path(), file.bytes(), file.modifiedMillis(), sha256));
            }
        }
        return same;
    }

    /** Whether the content of a file is known without reading it. */
    public boolean isKnown(SourceFile file) {
        InputFile known = before.get(file.path());
        return known != null && known.bytes() == file.bytes() && known.modifiedMillis() == file.modifiedMillis();
    }

    /** SHA-256 of a file's content, from the ledger if the file looks untouched, else by reading it. */
    public String sha256(Store store, SourceFile file) throws IOException {
        if (!isKnown(file)) return learnt(file, digestOf(store, file.path()));
        InputFile known = before.get(file.path());
        now.put(file.path(), known);
        return known.sha256();
    }

    /** Takes down the content of a file that was read for its own sake, and gives the hash back. */
    public String learnt(SourceFile file, String sha256) {
        now.put(file.path(), new InputFile(file.path(), file.bytes(), file.modifiedMillis(), sha256));
        return sha256;
    }

    /** Everything that was asked for, sorted by path. */
    public List<InputFile> used() {
        List<InputFile> files = new ArrayList<>(now.values());
        files.sort(Comparator.comparing(InputFile::path));
        return files;
    }

    private static String digestOf(Store store, String path) throws IOException {
        try (DigestInputStream in = new DigestInputStream(store.open(path), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
