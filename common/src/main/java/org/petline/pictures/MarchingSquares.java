package org.petline.pictures;

import java.util.ArrayList;
import java.util.List;

/**
 * The line along which a field on a lattice of pixels has a given value.
 *
 * <p>Marching squares with linear interpolation on the cells' edges; the ambiguous cells (two opposite corners above)
 * are decided by the mean of the four corners.
 */
final class MarchingSquares {
    private MarchingSquares() {}

    /** A piece of the line, in pixel coordinates: (0, 0) is the centre of the first pixel. */
    record Segment(double fromU, double fromV, double toU, double toV) {}

    /**
     * All pieces of the line, row after row of cells.
     *
     * @param field [v][u] flattened, u fastest
     */
    static List<Segment> at(double level, float[] field, int width, int height) {
        List<Segment> segments = new ArrayList<>();
        for (int v = 0; v + 1 < height; v++) {
            for (int u = 0; u + 1 < width; u++) {
                int p = v * width + u;
                boolean above = field[p] >= level;
                boolean crossed = above != field[p + 1] >= level
                        || above != field[p + width + 1] >= level
                        || above != field[p + width] >= level;
                if (!crossed) continue;
                new Cell(
                                u,
                                v,
                                field[p] - level,
                                field[p + 1] - level,
                                field[p + width + 1] - level,
                                field[p + width] - level)
                        .addTo(segments);
            }
        }
        return segments;
    }

    /** Four neighbouring pixels, clockwise from the top left, and how far above the level each lies. */
    private record Cell(int u, int v, double topLeft, double topRight, double bottomRight, double bottomLeft) {
        void addTo(List<Segment> segments) {
            int code = (topLeft >= 0 ? 1 : 0)
                    | (topRight >= 0 ? 2 : 0)
                    | (bottomRight >= 0 ? 4 : 0)
                    | (bottomLeft >= 0 ? 8 : 0);
            boolean centreAbove = topLeft + topRight + bottomRight + bottomLeft >= 0;
            switch (code) {
                case 1, 14 -> segments.add(line(left(), top()));
                case 2, 13 -> segments.add(line(top(), right()));
                case 4, 11 -> segments.add(line(right(), bottom()));
                case 8, 7 -> segments.add(line(bottom(), left()));
                case 3, 12 -> segments.add(line(left(), right()));
                case 6, 9 -> segments.add(line(top(), bottom()));
                case 5, 10 -> {
                    boolean joinsTopLeft = (code == 5) == centreAbove;
                    segments.add(joinsTopLeft ? line(top(), right()) : line(left(), top()));
                    segments.add(joinsTopLeft ? line(bottom(), left()) : line(right(), bottom()));
                }
                default -> {}
            }
        }

        private double[] top() {
            return new double[] {u + topLeft / (topLeft - topRight), v};
        }

        private double[] right() {
            return new double[] {u + 1, v + topRight / (topRight - bottomRight)};
        }

        private double[] bottom() {
            return new double[] {u + bottomLeft / (bottomLeft - bottomRight), v + 1};
        }

        private double[] left() {
            return new double[] {u, v + topLeft / (topLeft - bottomLeft)};
        }

        private static Segment line(double[] from, double[] to) {
            return new Segment(from[0], from[1], to[0], to[1]);
        }
    }
}
