package org.petline.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.testing.Cases;

class GridTest {
    @Test
    void iRunsFastest() {
        Grid grid = new Grid(4, 5, 6, Affine.IDENTITY);
        assertThat(grid.voxels()).isEqualTo(120);
        assertThat(grid.index(1, 0, 0)).isEqualTo(1);
        assertThat(grid.index(0, 1, 0)).isEqualTo(4);
        assertThat(grid.index(3, 4, 5)).isEqualTo(119);
    }

    @Test
    void aCentredGridHasItsMiddleAtTheOrigin() {
        Grid grid = Grid.centred(4, 5, 6, 2);
        assertThat(grid.centre()).isEqualTo(Vector3.ZERO);
        assertThat(grid.world(0, 0, 0)).isEqualTo(new Vector3(-3, -4, -5));
        assertThat(grid.world(3, 4, 5)).isEqualTo(new Vector3(3, 4, 5));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("org.petline.testing.Cases#seeds")
    void spacingIsTheStepOfEachAxisWhateverTheDirection(long seed) {
        Cases cases = new Cases(seed);
        Grid grid = cases.grid(2, 9);
        Vector3 origin = grid.world(0, 0, 0);
        assertThat(grid.spacingMm().x()).isCloseTo(grid.world(1, 0, 0).distanceTo(origin), within(1e-12));
        assertThat(grid.spacingMm().y()).isCloseTo(grid.world(0, 1, 0).distanceTo(origin), within(1e-12));
        assertThat(grid.spacingMm().z()).isCloseTo(grid.world(0, 0, 1).distanceTo(origin), within(1e-12));
        Vector3 spacing = grid.spacingMm();
        // The cases' axes are at right angles.
        assertThat(grid.voxelVolumeMm3()).isCloseTo(spacing.x() * spacing.y() * spacing.z(), within(1e-11));
        Vector3 voxel = grid.worldToVoxel().apply(grid.world(1.25, 0.5, 7));
        assertThat(voxel.distanceTo(new Vector3(1.25, 0.5, 7))).isLessThan(1e-12);
    }

    @Test
    void gridsThatCannotBeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Grid(4, 0, 6, Affine.IDENTITY));
        assertThatIllegalArgumentException().isThrownBy(() -> new Grid(4, 5, 6, Affine.scaling(1, 0, 1)));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Grid(2000, 2000, 2000, Affine.IDENTITY));
    }
}
