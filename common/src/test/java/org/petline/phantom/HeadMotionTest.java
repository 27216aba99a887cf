package org.petline.phantom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.petline.FrameTimes;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;

class HeadMotionTest {
    private static final FrameTimes FRAMES = TrialDesign.DEFAULT.frames();
    private static final Vector3 CENTRE = new Vector3(3, -2, 5);

    @Test
    void aStillHeadStaysWhereItIs() {
        for (RigidTransform pose :
                HeadMotion.NONE.draw(FRAMES, CENTRE, new Random(1)).referenceToFrames()) {
            assertThat(pose.apply(CENTRE).distanceTo(CENTRE)).isZero();
        }
    }

    @Test
    void theFirstFrameIsTheReference() {
        List<RigidTransform> poses =
                HeadMotion.LARGE.draw(FRAMES, CENTRE, new Random(2)).referenceToFrames();
        assertThat(poses).hasSize(38);
        Vector3 far = new Vector3(80, -100, 70);
        assertThat(poses.get(0).apply(far).distanceTo(far)).isLessThan(1e-9);
    }

    @Test
    void moderateMotionHasTheMomentsOfRealScans() {
        int scans = 2000;
        double down = 0;
        double nod = 0;
        double furthest = 0;
        for (int scan = 0; scan < scans; scan++) {
            List<RigidTransform> poses =
                    HeadMotion.MODERATE.draw(FRAMES, CENTRE, new Random(scan)).referenceToFrames();
            RigidTransform.Parameters last = poses.get(37).parametersAbout(CENTRE);
            down += last.shiftZ() / scans;
            nod += Math.toDegrees(last.angleX()) / scans;
            furthest += Math.sqrt(last.shiftX() * last.shiftX()
                            + last.shiftY() * last.shiftY()
                            + last.shiftZ() * last.shiftZ())
                    / scans;
        }
        // Last frame's middle is at 97 % of the drift; the mean of 2000 scans scatters by 0.06 mm and 0.02 degrees.
        assertThat(down).isCloseTo(-3.7 * 0.97, within(0.2));
        assertThat(nod).isCloseTo(-1.1 * 0.97, within(0.07));
        assertThat(furthest).isBetween(3.5, 6.5);
    }
}
