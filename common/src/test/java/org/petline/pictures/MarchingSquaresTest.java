package org.petline.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarchingSquaresTest {
    @Test
    void theContourOfADistanceFieldIsACircle() {
        int size = 41;
        float[] field = new float[size * size];
        for (int v = 0; v < size; v++) {
            for (int u = 0; u < size; u++) field[v * size + u] = (float) -Math.hypot(u - 20.3, v - 19.6);
        }

        List<MarchingSquares.Segment> circle = MarchingSquares.at(-12, field, size, size);

        double length = 0;
        for (MarchingSquares.Segment piece : circle) {
            // Linear interpolation of a radius of 12 pixels: half the sagitta of a chord of one pixel, 0.01.
            assertThat(Math.hypot(piece.fromU() - 20.3, piece.fromV() - 19.6)).isBetween(11.98, 12.02);
            length += Math.hypot(piece.toU() - piece.fromU(), piece.toV() - piece.fromV());
        }
        assertThat(length).isBetween(0.998 * 24 * Math.PI, 24 * Math.PI);
    }

    @Test
    void aSaddleIsJoinedTheWayItsMiddleSays() {
        assertThat(MarchingSquares.at(0.5, new float[] {1, 0, 0, 0.75f}, 2, 2))
                .as("the middle lies below: two corners apart")
                .containsExactly(
                        new MarchingSquares.Segment(0, 0.5, 0.5, 0),
                        new MarchingSquares.Segment(1, 2 / 3.0, 2 / 3.0, 1));
        assertThat(MarchingSquares.at(0.5, new float[] {1, 0.4f, 0.4f, 1}, 2, 2).get(0))
                .as("the middle lies above: a bridge, whose border cuts off the top right corner")
                .matches(piece -> piece.fromV() == 0 && piece.toU() == 1);
    }
}
