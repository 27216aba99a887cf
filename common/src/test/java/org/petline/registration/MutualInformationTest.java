package org.petline.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.Volume;

class MutualInformationTest {
    private static final Volume FIXED = Blobs.image(RigidTransform.IDENTITY, 1);
    private static final MutualInformation MEASURE =
            new MutualInformation(SamplePoints.of(FIXED), Blobs.image(Blobs.SHIFT, -0.6));

    @Test
    void gradientIsThatOfTheValue() {
        RigidTransform place = Pose.transform(new double[] {1.3, -0.7, 0.4, 0.9, -1.1, 0.6}, Vector3.ZERO);
        double[] gradient = new double[Pose.SIZE];
        double value = MEASURE.at(place, gradient);
        assertThat(MEASURE.at(place)).isCloseTo(value, within(1e-7)); // places in float32
        double step = 0.01; // mm
        for (int p = 0; p < Pose.SIZE; p++) {
            double[] six = new double[Pose.SIZE];
            six[p] = step;
            double ahead = MEASURE.at(Pose.transform(six, MEASURE.centre()).then(place));
            six[p] = -step;
            double behind = MEASURE.at(Pose.transform(six, MEASURE.centre()).then(place));
            // Points that cross into the last bin make the value bend: 1 % of the largest derivative.
            assertThat(gradient[p]).isCloseTo((ahead - behind) / (2 * step), within(1e-3));
        }
    }

    @Test
    void climbReachesTheTrueShift() {
        RigidRegistration.Top top =
                new RigidRegistration(MEASURE, MEASURE.centre(), 1, 1e-4, 60).climb(RigidTransform.IDENTITY);
        // mm over a sphere of 80 mm; what 32 bins leave on noiseless blobs.
        assertThat(Displacement.rmsd(Blobs.SHIFT, top.fixedToMoving(), Vector3.ZERO))
                .isLessThan(0.05);
    }
}
