package org.petline.jobs.pieces;

import java.io.IOException;
import org.petline.jobs.tables.Fingerprint;

/**
 * A stage that can be done in pieces.
 *
 * @param stage its name
 * @param print all that the pieces depend on: whoever has another would make other pieces
 * @param format how pieces are handed over
 * @param maker makes one
 */
public record PieceWork<T>(String stage, Fingerprint print, PieceFormat<T> format, Maker<T> maker) {
    /** Makes pieces: the same whoever makes them. */
    @FunctionalInterface
    public interface Maker<T> {
        /** Makes piece {@code piece} of {@code count}. */
        T make(int piece, int count) throws IOException;
    }

    T make(int piece, int count) throws IOException {
        return maker.make(piece, count);
    }
}
