package org.petline.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.testing.Cases;

class AffineTest {
    @Test
    void rowsAreAppliedToColumnVectors() {
        Affine affine = Affine.ofRows(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(affine.apply(new Vector3(1, 10, 100))).isEqualTo(new Vector3(325, 773, 1221));
        assertThat(affine.rows()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.petline.testing.Cases#seeds")
    void inverseTakesEveryPointBack(long seed) {
        Cases cases = new Cases(seed);
        Affine affine = cases.affine();
        Vector3 point = cases.pointWithin(150);
        // 150 mm times a condition of at most 6, some tens of ulps.
        assertThat(affine.then(affine.inverse()).apply(point).distanceTo(point)).isLessThan(1e-11);
        assertThat(affine.inverse().apply(affine.apply(point)).distanceTo(point))
                .isLessThan(1e-11);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.petline.testing.Cases#seeds")
    void thenIsFirstThisAndThenTheNext(long seed) {
        Cases cases = new Cases(seed);
        Affine first = cases.affine();
        Affine second = cases.affine();
        Affine third = cases.affine();
        Vector3 point = cases.pointWithin(150);
        Vector3 stepwise = third.apply(second.apply(first.apply(point)));
        assertThat(first.then(second).then(third).apply(point).distanceTo(stepwise))
                .isLessThan(1e-10);
        assertThat(first.then(second.then(third)).apply(point).distanceTo(stepwise))
                .isLessThan(1e-10);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.petline.testing.Cases#seeds")
    void determinantsMultiply(long seed) {
        Cases cases = new Cases(seed);
        Affine first = cases.affine();
        Affine second = cases.affine();
        double product = first.determinant() * second.determinant();
        assertThat(first.then(second).determinant()).isCloseTo(product, within(1e-12 * Math.abs(product)));
    }

    @Test
    void aFlippedAxisHasANegativeDeterminant() {
        assertThat(Affine.scaling(-2, 3, 4).determinant()).isEqualTo(-24);
    }

    @Test
    void aSingularMapHasNoInverse() {
        Affine flat = Affine.ofRows(1, 2, 3, 0, 2, 4, 6, 0, 0, 0, 1, 0);
        assertThatIllegalArgumentException().isThrownBy(flat::inverse);
        Affine nothing = Affine.ofRows(Double.NaN, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);
        assertThatIllegalArgumentException().isThrownBy(nothing::inverse);
        assertThatIllegalArgumentException().isThrownBy(() -> Affine.ofRows(1, 2, 3));
    }
}
