package org.petline.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.testing.Cases;

class RigidTransformTest {
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.petline.testing.Cases#seeds")
    void inverseTakesEveryPointBack(long seed) {
        Cases cases = new Cases(seed);
        RigidTransform transform = cases.rigid(20, 30);
        Vector3 point = cases.pointWithin(150);
        Vector3 back = transform.then(transform.inverse()).apply(point);
        // 350 ulps at 150 mm, the products cost some tens.
        assertThat(back.distanceTo(point)).isLessThan(1e-11);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.petline.testing.Cases#seeds")
    void compositionAssociatesAndIsUndoneInReverse(long seed) {
        Cases cases = new Cases(seed);
        RigidTransform one = cases.rigid(20, 90);
        RigidTransform two = cases.rigid(20, 90);
        RigidTransform three = cases.rigid(20, 90);
        Vector3 point = cases.pointWithin(150);
        Vector3 there = one.then(two).then(three).apply(point);
        // The same count of ulps as above, once a product more.
        assertThat(one.then(two.then(three)).apply(point).distanceTo(there)).isLessThan(1e-11);
        assertThat(three.apply(two.apply(one.apply(point))).distanceTo(there)).isLessThan(1e-11);
        RigidTransform back = two.inverse().then(one.inverse());
        assertThat(one.then(two).inverse().apply(point).distanceTo(back.apply(point)))
                .isLessThan(1e-11);
        assertThat(RigidTransform.IDENTITY.then(one)).isEqualTo(one);
        assertThat(one.then(RigidTransform.IDENTITY)).isEqualTo(one);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.petline.testing.Cases#seeds")
    void distancesAndHandednessAreKept(long seed) {
        Cases cases = new Cases(seed);
        RigidTransform transform = cases.rigid(20, 180);
        Vector3 here = cases.pointWithin(150);
        Vector3 there = cases.pointWithin(150);
        assertThat(transform.apply(here).distanceTo(transform.apply(there)))
                .isCloseTo(here.distanceTo(there), within(1e-11));
        assertThat(transform.toAffine().determinant()).isCloseTo(1, within(1e-14));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.petline.testing.Cases#seeds")
    void parametersAboutACentreComeBack(long seed) {
        Cases cases = new Cases(seed);
        Vector3 centre = cases.pointWithin(100);
        RigidTransform.Parameters parameters = cases.parameters(30, 80);
        double[] back =
                RigidTransform.about(centre, parameters).parametersAbout(centre).toArray();
        for (int p = 0; p < 6; p++) {
            // Shifts are differences of numbers near 200 mm; angles near 80 degrees cost a factor of 6.
            assertThat(back[p]).isCloseTo(parameters.toArray()[p], within(1e-12));
        }
        assertThat(RigidTransform.Parameters.of(back).toArray()).containsExactly(back);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.petline.testing.Cases#seeds")
    void theSameTransformHasParametersAboutAnyCentre(long seed) {
        Cases cases = new Cases(seed);
        RigidTransform transform = cases.rigid(20, 60);
        Vector3 centre = cases.pointWithin(100);
        Vector3 point = cases.pointWithin(150);
        RigidTransform again = RigidTransform.about(centre, transform.parametersAbout(centre));
        assertThat(again.apply(point).distanceTo(transform.apply(point))).isLessThan(1e-11);
    }

    @Test
    void theCentreIsOnlyShifted() {
        Vector3 centre = new Vector3(10, -20, 30);
        RigidTransform turned = RigidTransform.about(centre, RigidTransform.Parameters.of(1, 2, 3, 0.4, -0.5, 0.6));
        assertThat(turned.apply(centre).distanceTo(new Vector3(11, -18, 33))).isLessThan(1e-13);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        // degrees about x, y, z; a point; where it goes
        "90, 0, 0,   0, 1, 0,   0, 0, 1",
        "0, 90, 0,   0, 0, 1,   1, 0, 0",
        "0, 0, 90,   1, 0, 0,   0, 1, 0",
        "90, 0, 90,  1, 0, 0,   0, 0, 1",
        "0, 90, 90,  1, 0, 0,   0, 1, 0",
        "90, 90, 0,  0, 0, 1,   1, 0, 0"
    })
    void turnsAreRightHandedAboutZFirstThenYThenX(
            double angleX,
            double angleY,
            double angleZ,
            double px,
            double py,
            double pz,
            double x,
            double y,
            double z) {
        RigidTransform turn = RigidTransform.about(
                Vector3.ZERO,
                RigidTransform.Parameters.of(
                        0, 0, 0, Math.toRadians(angleX), Math.toRadians(angleY), Math.toRadians(angleZ)));
        assertThat(turn.apply(new Vector3(px, py, pz)).distanceTo(new Vector3(x, y, z)))
                .isLessThan(1e-15);
    }

    @Test
    void whatScalesShearsOrMirrorsIsNotRigid() {
        assertThatIllegalArgumentException().isThrownBy(() -> RigidTransform.of(Affine.scaling(1.01, 1, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> RigidTransform.of(Affine.scaling(-1, 1, 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RigidTransform.of(Affine.ofRows(1, 0.01, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0)));
        Affine rigid = new Cases(3).rigid(4, 50).toAffine();
        assertThat(RigidTransform.of(rigid).toAffine()).isEqualTo(rigid);
    }
}
