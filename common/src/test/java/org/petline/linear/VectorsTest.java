package org.petline.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VectorsTest {
    /** 1e16 + 1 is 1e16: another order, or pairs, would keep the 1. */
    @Test
    void sumsRunFromTheFirstEntryToTheLast() {
        assertThat(Vectors.dot(new double[] {1e16, 1, -1e16, 1}, new double[] {1, 1, 1, 1}))
                .isEqualTo(1);
    }

    @Test
    void productsDifferencesAndPicksAreNewVectors() {
        double[] a = {3, 5, 8};
        double[] b = {2, 7, 1};
        assertThat(Vectors.times(a, b)).containsExactly(6, 35, 8);
        assertThat(Vectors.minus(a, b)).containsExactly(1, -2, 7);
        assertThat(Vectors.scaled(a, -2)).containsExactly(-6, -10, -16);
        assertThat(Vectors.pick(a, new int[] {2, 0, 2})).containsExactly(8, 3, 8);
        assertThat(a).containsExactly(3, 5, 8);
        assertThat(b).containsExactly(2, 7, 1);
    }

    @Test
    void lengthIsTheRootOfTheSquare() {
        double[] a = {2, 3, 6};
        assertThat(Vectors.square(a)).isEqualTo(49);
        assertThat(Vectors.length(a)).isEqualTo(7);
    }

    @Test
    void takingADirectionOutLeavesNothingAlongIt() {
        double[] direction = {0.6, 0, 0.8};
        double[] from = {6e7 + 1, 2, 8e7};
        assertThat(Vectors.takeOut(direction, from)).isCloseTo(1e8 + 0.6, within(1e-7));
        // One pass leaves the rounding of 1e8, some 1e-8; two leave that of what remains.
        assertThat(Vectors.dot(direction, from)).isCloseTo(0, within(1e-14));
        assertThat(from[1]).isEqualTo(2);
    }
}
