package org.petline.pictures;

import java.util.List;

/**
 * One slice of a mosaic: a shaded volume, shown near the brain only, and contours on it.
 *
 * @param brain the one outline that the head is cut to
 * @param haloMm how far around the brain the volume is shown; a face lies farther away
 * @param contours drawn in this order
 */
record Tile(Slice slice, Shading shading, Borders brain, double haloMm, List<Borders> contours) {
    private static final int MARK_COLOUR = 0xffffff;
    private static final int LABEL_COLOUR = 0xb8b8b8;
    private static final int MARGIN = 3;
    private static final int SCALE = 2;

    void paintOn(Canvas canvas, int left, int top) {
        boolean[] shown = near(brain.labels().shares(slice, brain.outlines())[0]);
        for (int v = 0, p = 0; v < slice.height(); v++) {
            for (int u = 0; u < slice.width(); u++, p++) {
                if (shown[p]) canvas.paint(left + u, top + v, shading.rgb(slice.world(u, v)));
            }
        }
        for (Borders borders : contours) {
            List<Outline> outlines = borders.outlines();
            float[][] shares = borders.labels().shares(slice, outlines);
            for (int n = 0; n < shares.length; n++) {
                List<MarchingSquares.Segment> line = MarchingSquares.at(0.5, shares[n], slice.width(), slice.height());
                canvas.draw(line, left, top, outlines.get(n).rgb());
            }
        }
        int bottom = top + slice.height() - Glyphs.HEIGHT - MARGIN;
        int right = left + slice.width();
        Orientation orientation = slice.orientation();
        canvas.write(orientation.leftMark(), left + MARGIN, top + MARGIN, SCALE, MARK_COLOUR);
        int markWidth = SCALE * Glyphs.width(orientation.rightMark());
        canvas.write(orientation.rightMark(), right - MARGIN - markWidth, top + MARGIN, SCALE, MARK_COLOUR);
        canvas.write(slice.label(), right - MARGIN - Glyphs.width(slice.label()), bottom, 1, LABEL_COLOUR);
    }

    /** Pixels within the halo's width of the brain in this slice. */
    private boolean[] near(float[] share) {
        int reach = (int) (haloMm / slice.pixelMm());
        boolean[] near = new boolean[share.length];
        for (int v = 0, p = 0; v < slice.height(); v++) {
            for (int u = 0; u < slice.width(); u++, p++) {
                if (share[p] < 0.5) continue;
                near[p] = true;
                if (isAtTheEdge(share, u, v)) coverDisc(near, u, v, reach);
            }
        }
        return near;
    }

    /** Whether a neighbour lies outside: what is near the brain is near its edge. */
    private boolean isAtTheEdge(float[] share, int u, int v) {
        int width = slice.width();
        int p = v * width + u;
        return (u > 0 && share[p - 1] < 0.5)
                || (u + 1 < width && share[p + 1] < 0.5)
                || (v > 0 && share[p - width] < 0.5)
                || (v + 1 < slice.height() && share[p + width] < 0.5);
    }

    private void coverDisc(boolean[] near, int u, int v, int reach) {
        for (int y = Math.max(0, v - reach); y <= Math.min(slice.height() - 1, v + reach); y++) {
            for (int x = Math.max(0, u - reach); x <= Math.min(slice.width() - 1, u + reach); x++) {
                int across = x - u;
                int down = y - v;
                if (across * across + down * down <= reach * reach) near[y * slice.width() + x] = true;
            }
        }
    }
}
