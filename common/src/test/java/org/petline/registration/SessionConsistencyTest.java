package org.petline.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.Volume;

class SessionConsistencyTest {
    private static final RigidTransform T1W_TO_FIRST =
            RigidTransform.about(Vector3.ZERO, new RigidTransform.Parameters(3, -2, 4, 0.05, 0.03, -0.04));
    private static final RigidTransform T1W_TO_SECOND =
            RigidTransform.about(Vector3.ZERO, new RigidTransform.Parameters(-4, 5, 1, -0.06, 0.02, 0.07));

    private static final SessionConsistency.Scan FIRST =
            new SessionConsistency.Scan(image(T1W_TO_FIRST, 1), T1W_TO_FIRST);

    @Test
    void trueCoregistrationsClose() {
        SessionConsistency.Scan second = new SessionConsistency.Scan(image(T1W_TO_SECOND, 0.7), T1W_TO_SECOND);
        SessionConsistency.Closure closure = SessionConsistency.between(FIRST, second, brain());
        // mm; 4 mm voxels without blur leave a twentieth of one.
        assertThat(closure.errorMm()).isLessThan(0.25);
        assertThat(closure.similarity()).isPositive();
    }

    @Test
    void wrongCoregistrationShowsByItsError() {
        RigidTransform wrong = T1W_TO_SECOND.then(RigidTransform.translation(new Vector3(0, 0, 3)));
        SessionConsistency.Scan second = new SessionConsistency.Scan(image(T1W_TO_SECOND, 1.3), wrong);
        assertThat(SessionConsistency.between(FIRST, second, brain()).errorMm()).isCloseTo(3, within(0.25));
    }

    @Test
    void emptyImageSaysNothing() {
        SessionConsistency.Scan second = new SessionConsistency.Scan(
                new Volume(DynamicHead.GRID, new float[DynamicHead.GRID.voxels()]), T1W_TO_SECOND);
        assertThat(SessionConsistency.between(FIRST, second, brain()).errorMm()).isNaN();
    }

    /** The head in a scan; the striatum takes up otherwise than in the other one. */
    private static Volume image(RigidTransform t1wToReference, double striatum) {
        double[] uptake = {0.25, 0.35, 1, 0.95, 1.1, 1.2 * striatum, 0.8, 0.9, 0.3};
        float[] voxels = new float[DynamicHead.GRID.voxels()];
        RigidTransform back = t1wToReference.inverse();
        for (int k = 0; k < DynamicHead.GRID.nk(); k++) {
            for (int j = 0; j < DynamicHead.GRID.nj(); j++) {
                for (int i = 0; i < DynamicHead.GRID.ni(); i++) {
                    int tissue = DynamicHead.tissue(back.apply(DynamicHead.GRID.world(i, j, k)));
                    if (tissue >= 0) voxels[DynamicHead.GRID.index(i, j, k)] = (float) uptake[tissue];
                }
            }
        }
        return new Volume(DynamicHead.GRID, voxels);
    }

    private static BrainPoints brain() {
        List<Vector3> points = new ArrayList<>();
        for (int x = -64; x <= 64; x += 16) {
            for (int y = -80; y <= 80; y += 16) {
                for (int z = -32; z <= 64; z += 16) {
                    Vector3 point = new Vector3(x, y, z);
                    if (DynamicHead.brain(point)) points.add(point);
                }
            }
        }
        return new BrainPoints(points);
    }
}
