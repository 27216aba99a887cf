package org.petline.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;

class DisplacementTest {
    @Test
    void framewiseAddsShiftsAndArcsOfFiftyMm() {
        RigidTransform moved =
                RigidTransform.about(Vector3.ZERO, new RigidTransform.Parameters(1, -2, 0.5, 0.01, 0, -0.02));
        Displacement second = Displacement.of(motion(moved), new BrainPoints(List.of(Vector3.ZERO)))
                .get(1);
        // 1 + 2 + 0.5 + 50 (0.01 + 0.02), Power 2012
        assertThat(second.framewiseMm()).isCloseTo(5, within(1e-12));
    }

    @Test
    void rmsdIsTheRootMeanSquareOverTheSphere() {
        RigidTransform moved = RigidTransform.about(
                new Vector3(5, 6, 7), new RigidTransform.Parameters(1, -2, 0.5, 0.03, 0.01, -0.02));
        double sum = 0;
        int points = 0;
        for (int x = -80; x <= 80; x += 4) {
            for (int y = -80; y <= 80; y += 4) {
                for (int z = -80; z <= 80; z += 4) {
                    Vector3 point = new Vector3(x, y, z);
                    if (point.length() > 80) continue;
                    points++;
                    double distance = moved.apply(point).distanceTo(point);
                    sum += distance * distance;
                }
            }
        }
        // mm; a lattice of 4 mm is not quite a sphere.
        assertThat(Displacement.rmsd(RigidTransform.IDENTITY, moved, Vector3.ZERO))
                .isCloseTo(Math.sqrt(sum / points), within(0.02));
    }

    @Test
    void firstFrameHasNoneBefore() {
        Displacement first = Displacement.of(motion(RigidTransform.IDENTITY), new BrainPoints(List.of()))
                .get(0);
        assertThat(first.framewiseMm()).isNaN();
        assertThat(first.rmsdMm()).isNaN();
        assertThat(first.medianMm()).isNaN();
    }

    @Test
    void medianAndLargestAreOverThePoints() {
        RigidTransform turned =
                RigidTransform.about(Vector3.ZERO, new RigidTransform.Parameters(0, 0, 0, 0, 0, StrictMath.PI / 2));
        BrainPoints brain = new BrainPoints(List.of(new Vector3(1, 0, 0), new Vector3(0, 2, 0), new Vector3(10, 0, 0)));
        Displacement second = Displacement.of(motion(turned), brain).get(1);
        assertThat(second.medianMm()).isCloseTo(2 * Math.sqrt(2), within(1e-12));
        assertThat(second.largestMm()).isCloseTo(10 * Math.sqrt(2), within(1e-12));
    }

    private static Motion motion(RigidTransform second) {
        Motion none = Motion.none(2, 0, Vector3.ZERO);
        FrameMotion moved =
                new FrameMotion(second, FrameMotion.UNKNOWN, FrameMotion.Status.ESTIMATED, 1, Collections.emptySet());
        return new Motion(0, Vector3.ZERO, List.of(none.frames().get(0), moved));
    }
}
