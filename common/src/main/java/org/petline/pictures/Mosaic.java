package org.petline.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of tiles on black, with words above a row where it needs them, and a colour bar below. */
final class Mosaic {
    private static final int GAP = 4;
    private static final int BAR_WIDTH = 180;
    private static final int BAR_HEIGHT = 10;
    private static final int FOOTER = 26;
    private static final int TEXT_COLOUR = 0xe0e0e0;

    private static final int HEADING = 22;
    private static final int HEADING_SCALE = 2;

    private final List<Row> rows = new ArrayList<>();

    /** @param headings share the row's width evenly; none for a row that explains itself */
    private record Row(List<String> headings, List<Tile> tiles) {
        int width() {
            return tiles.stream().mapToInt(tile -> tile.slice().width() + GAP).sum() - GAP;
        }

        int height() {
            return headingHeight()
                    + tiles.stream()
                            .mapToInt(tile -> tile.slice().height())
                            .max()
                            .orElse(0);
        }

        int headingHeight() {
            return headings.isEmpty() ? 0 : HEADING;
        }

        void paintOn(Canvas canvas, int left, int top) {
            int each = headings.isEmpty() ? 0 : tiles.size() / headings.size();
            int x = left;
            for (int n = 0; n < tiles.size(); n++) {
                if (each > 0 && n % each == 0) {
                    int textTop = top + (HEADING - HEADING_SCALE * Glyphs.HEIGHT) / 2;
                    canvas.write(headings.get(n / each), x + GAP, textTop, HEADING_SCALE, TEXT_COLOUR);
                }
                tiles.get(n).paintOn(canvas, x, top + headingHeight());
                x += tiles.get(n).slice().width() + GAP;
            }
        }
    }

    Mosaic row(List<Tile> tiles) {
        return row(List.of(), tiles);
    }

    /** A row with words above it: with two, the first stands above the left half and the second above the right. */
    Mosaic row(List<String> headings, List<Tile> tiles) {
        rows.add(new Row(List.copyOf(headings), List.copyOf(tiles)));
        return this;
    }

    /** The picture as PNG, for rows whose colours have no common scale. */
    byte[] png() {
        Canvas canvas = new Canvas(width(), rowsHeight());
        paintRows(canvas);
        return canvas.png();
    }

    /** The picture as PNG; the bar explains the colours of {@code scale}, whose unit is Bq/mL, in kBq/mL. */
    byte[] png(Shading scale) {
        Canvas canvas = new Canvas(width(), rowsHeight() + FOOTER);
        paintRows(canvas);
        paintBar(canvas, scale, (width() - BAR_WIDTH) / 2, rowsHeight() + (FOOTER - BAR_HEIGHT) / 2);
        return canvas.png();
    }

    private void paintRows(Canvas canvas) {
        int top = 0;
        for (Row row : rows) {
            row.paintOn(canvas, (width() - row.width()) / 2, top);
            top += row.height() + GAP;
        }
    }

    private int width() {
        return Math.max(rows.stream().mapToInt(Row::width).max().orElse(1), BAR_WIDTH * 2);
    }

    private int rowsHeight() {
        return rows.stream().mapToInt(row -> row.height() + GAP).sum();
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
}
