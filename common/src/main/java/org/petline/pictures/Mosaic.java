package org.petline.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of tiles on black, and a colour bar below them. */
final class Mosaic {
    private static final int GAP = 4;
    private static final int BAR_WIDTH = 180;
    private static final int BAR_HEIGHT = 10;
    private static final int FOOTER = 26;
    private static final int TEXT_COLOUR = 0xe0e0e0;

    private final List<List<Tile>> rows = new ArrayList<>();

    Mosaic row(List<Tile> tiles) {
        rows.add(List.copyOf(tiles));
        return this;
    }

    /** The picture as PNG; the bar explains the colours of {@code scale}, whose unit is Bq/mL, in kBq/mL. */
    byte[] png(Shading scale) {
        int width = rows.stream().mapToInt(Mosaic::width).max().orElse(1);
        width = Math.max(width, BAR_WIDTH * 2);
        int height = FOOTER + rows.stream().mapToInt(row -> height(row) + GAP).sum();
        Canvas canvas = new Canvas(width, height);
        int top = 0;
        for (List<Tile> row : rows) {
            int left = (width - width(row)) / 2;
            for (Tile tile : row) {
                tile.paintOn(canvas, left, top);
                left += tile.slice().width() + GAP;
            }
            top += height(row) + GAP;
        }
        paintBar(canvas, scale, (width - BAR_WIDTH) / 2, top + (FOOTER - BAR_HEIGHT) / 2);
        return canvas.png();
    }

    private static void paintBar(Canvas canvas, Shading scale, int left, int top) {
        for (int x = 0; x < BAR_WIDTH; x++) {
            int rgb = scale.map().rgb((double) x / (BAR_WIDTH - 1));
            for (int y = 0; y < BAR_HEIGHT; y++) canvas.paint(left + x, top + y, rgb);
        }
        String low = kilo(scale.low());
        int textTop = top + (BAR_HEIGHT - Glyphs.HEIGHT) / 2;
        canvas.write(low, left - Glyphs.ADVANCE - Glyphs.width(low), textTop, 1, TEXT_COLOUR);
        canvas.write(kilo(scale.high()) + " kBq/mL", left + BAR_WIDTH + Glyphs.ADVANCE, textTop, 1, TEXT_COLOUR);
    }

    private static String kilo(double becquerel) {
        double kilo = becquerel / 1000;
        return kilo == Math.rint(kilo) && kilo < 1e6
                ? Long.toString((long) kilo)
                : String.format(Locale.ROOT, kilo < 0.1 ? "%.4f" : "%.2f", kilo);
    }

    private static int width(List<Tile> row) {
        return row.stream().mapToInt(tile -> tile.slice().width() + GAP).sum() - GAP;
    }

    private static int height(List<Tile> row) {
        return row.stream().mapToInt(tile -> tile.slice().height()).max().orElse(0);
    }
}
