package org.petline.pictures;

import java.util.Map;

/**
 * Letters of 5 by 7 pixels, drawn here: pictures need a few marks, and a machine without fonts must draw the same.
 *
 * <p>Each letter is seven rows of five bits, the highest bit at the left.
 */
final class Glyphs {
    static final int HEIGHT = 7;
    static final int ADVANCE = 6;

    private static final Map<Character, int[]> ROWS = Map.ofEntries(
            glyph('0', 14, 17, 19, 21, 25, 17, 14),
            glyph('1', 4, 12, 4, 4, 4, 4, 14),
            glyph('2', 14, 17, 1, 2, 4, 8, 31),
            glyph('3', 31, 2, 4, 2, 1, 17, 14),
            glyph('4', 2, 6, 10, 18, 31, 2, 2),
            glyph('5', 31, 16, 30, 1, 1, 17, 14),
            glyph('6', 6, 8, 16, 30, 17, 17, 14),
            glyph('7', 31, 1, 2, 4, 8, 8, 8),
            glyph('8', 14, 17, 17, 14, 17, 17, 14),
            glyph('9', 14, 17, 17, 15, 1, 2, 12),
            glyph('.', 0, 0, 0, 0, 0, 12, 12),
            glyph(',', 0, 0, 0, 0, 12, 4, 8),
            glyph('-', 0, 0, 0, 31, 0, 0, 0),
            glyph('=', 0, 0, 31, 0, 31, 0, 0),
            glyph('/', 1, 1, 2, 4, 8, 16, 16),
            glyph(':', 0, 12, 12, 0, 12, 12, 0),
            glyph('A', 14, 17, 17, 31, 17, 17, 17),
            glyph('B', 30, 17, 17, 30, 17, 17, 30),
            glyph('L', 16, 16, 16, 16, 16, 16, 31),
            glyph('P', 30, 17, 17, 30, 16, 16, 16),
            glyph('R', 30, 17, 17, 30, 20, 18, 17),
            glyph('T', 31, 4, 4, 4, 4, 4, 4),
            glyph('E', 31, 16, 16, 30, 16, 16, 31),
            glyph('W', 17, 17, 17, 21, 21, 21, 10),
            glyph('a', 0, 0, 14, 1, 15, 17, 15),
            glyph('b', 16, 16, 30, 17, 17, 17, 30),
            glyph('d', 1, 1, 15, 17, 17, 17, 15),
            glyph('e', 0, 0, 14, 17, 31, 16, 14),
            glyph('f', 6, 9, 8, 28, 8, 8, 8),
            glyph('i', 4, 0, 12, 4, 4, 4, 14),
            glyph('k', 16, 16, 18, 20, 24, 20, 18),
            glyph('m', 0, 0, 26, 21, 21, 21, 21),
            glyph('n', 0, 0, 30, 17, 17, 17, 17),
            glyph('o', 0, 0, 14, 17, 17, 17, 14),
            glyph('q', 0, 0, 13, 19, 15, 1, 1),
            glyph('r', 0, 0, 22, 25, 16, 16, 16),
            glyph('s', 0, 0, 15, 16, 14, 1, 30),
            glyph('t', 8, 8, 28, 8, 8, 9, 6),
            glyph('u', 0, 0, 17, 17, 17, 19, 13),
            glyph('v', 0, 0, 17, 17, 17, 10, 4),
            glyph('w', 0, 0, 17, 17, 21, 21, 10),
            glyph('x', 0, 0, 17, 10, 4, 10, 17),
            glyph('y', 0, 0, 17, 17, 15, 1, 14),
            glyph('z', 0, 0, 31, 2, 4, 8, 31));

    private Glyphs() {}

    private static Map.Entry<Character, int[]> glyph(char letter, int... rows) {
        return Map.entry(letter, rows);
    }

    static int width(String text) {
        return text.length() * ADVANCE - 1;
    }

    /** Whether a letter covers a pixel; unknown letters and blanks cover none. */
    static boolean covers(char letter, int column, int row) {
        int[] rows = ROWS.get(letter);
        return rows != null && (rows[row] >> (4 - column) & 1) == 1;
    }
}
