package org.petline.jobs.pieces;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.petline.bids.Store;
import org.petline.jobs.tables.Fingerprint;

/**
 * The pieces of one stage on their way from helpers to the scan's own task: a file for each piece that is taken, and one
 * for each that is made.
 *
 * <p>Every opening has a folder of its own: a task that is tried again, or a copy of it, never meets the pieces that its
 * forerunner's helpers took and did not make.
 */
final class PieceFolder {
    private static final int HASH_LETTERS = 64;

    private final Store output;
    private final String path;
    private final int count;

    private PieceFolder(Store output, String path, int count) {
        this.output = output;
        this.path = path;
        this.count = count;
    }

    /** Opens a stage's pieces to helpers. */
    static PieceFolder open(Store output, String scanFolder, PieceWork<?> work, int count) throws IOException {
        String opening = UUID.randomUUID().toString();
        String words =
                String.join(" ", opening, Integer.toString(count), work.print().hex());
        String sign = sign(scanFolder, work.stage());
        output.write(sign, out -> out.write(words.getBytes(StandardCharsets.US_ASCII)));
        return new PieceFolder(output, scanFolder + "/" + opening, count);
    }

    /** A stage's pieces, once they are open, if they depend on the very same things. */
    static Optional<PieceFolder> find(Store output, String scanFolder, PieceWork<?> work) throws IOException {
        String sign = sign(scanFolder, work.stage());
        if (output.find(sign).isEmpty()) return Optional.empty();
        try (InputStream in = output.open(sign)) {
            String[] words = new String(in.readAllBytes(), StandardCharsets.US_ASCII).split(" ", -1);
            if (words.length != 3 || !words[2].equals(work.print().hex())) return Optional.empty();
            return Optional.of(new PieceFolder(output, scanFolder + "/" + words[0], Integer.parseInt(words[1])));
        } catch (FileNotFoundException over) {
            return Optional.empty();
        }
    }

    int count() {
        return count;
    }

    /** Takes a piece; of several who try, one gets it. */
    boolean take(int piece) throws IOException {
        return output.create(path(piece, "taken"), out -> {});
    }

    /** Gives a piece back that will not be made. */
    void release(int piece) throws IOException {
        output.delete(path(piece, "taken"));
    }

    boolean isTaken(int piece) throws IOException {
        return output.find(path(piece, "taken")).isPresent();
    }

    /** Hands a piece over. */
    void put(int piece, byte[] bytes) throws IOException {
        output.write(path(piece, "made"), out -> {
            out.write(Fingerprint.sha256(bytes).getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
        });
    }

    boolean isMade(int piece) throws IOException {
        return output.find(path(piece, "made")).isPresent();
    }

    /** Receives a piece that was handed over, and drops its file; empty if it is damaged. */
    Optional<byte[]> receive(int piece) throws IOException {
        Optional<byte[]> bytes = read(piece);
        output.delete(path(piece, "made"));
        return bytes;
    }

    private Optional<byte[]> read(int piece) throws IOException {
        try (InputStream in = output.open(path(piece, "made"))) {
            byte[] all = in.readAllBytes();
            if (all.length < HASH_LETTERS) return Optional.empty();
            byte[] bytes = Arrays.copyOfRange(all, HASH_LETTERS, all.length);
            String hash = new String(all, 0, HASH_LETTERS, StandardCharsets.US_ASCII);
            return Fingerprint.sha256(bytes).equals(hash) ? Optional.of(bytes) : Optional.empty();
        }
    }

    private String path(int piece, String what) {
        return String.format(Locale.ROOT, "%s/%03d.%s", path, piece, what);
    }

    private static String sign(String scanFolder, String stage) {
        return scanFolder + "/" + stage + ".open";
    }
}
