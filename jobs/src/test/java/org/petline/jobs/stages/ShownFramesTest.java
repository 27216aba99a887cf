package org.petline.jobs.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.petline.FrameTimes;
import org.petline.geometry.Affine;
import org.petline.geometry.Vector3;
import org.petline.jobs.stages.results.RealignedScan;

class ShownFramesTest {
    private static final double CERTAIN = 0.1;
    private static final double VAGUE = 2;

    @Test
    void anEarlyAMiddleALateAndTheFarthestFrameAreShown() {
        List<RealignedScan.Pose> poses = new ArrayList<>();
        for (int frame = 0; frame < 10; frame++) poses.add(pose("estimated", frame, frame == 7 ? 4 : 1, CERTAIN));
        poses.set(0, pose("inherited", 1, 1, Double.NaN));
        poses.set(1, pose("estimated", 1, 9, VAGUE));

        // Frame 1 moved most by its estimate, though nobody can be sure; 2 is the first that is certain.
        assertThat(shown(poses)).containsExactly(1, 2, 5, 9);
    }

    @Test
    void aSeriesOfNoneOrOnePlaceHasNothingToShow() {
        assertThat(shown(Collections.nCopies(3, pose("off", 0, 0, Double.NaN)))).isEmpty();
        assertThat(shown(List.of(pose("off", 0, 0, Double.NaN), pose("off", 1, 0, Double.NaN))))
                .isEmpty();
        assertThat(shown(List.of(pose("reference", 0, 0, 0)))).isEmpty();
        assertThat(shown(List.of(pose("inherited", 1, 0, Double.NaN), pose("reference", 1, 0, 0))))
                .isEmpty();
    }

    @Test
    void twoFramesAreBothShown() {
        assertThat(shown(List.of(pose("estimated", 0, 1, VAGUE), pose("reference", 1, 0, 0))))
                .containsExactly(0, 1);
    }

    private static Iterable<Integer> shown(List<RealignedScan.Pose> poses) {
        double[] starts = new double[poses.size()];
        double[] durations = new double[poses.size()];
        for (int frame = 0; frame < starts.length; frame++) {
            starts[frame] = 60 * frame;
            durations[frame] = 60;
        }
        return new ShownFrames(new RealignedScan(0, Vector3.ZERO, poses), FrameTimes.ofSeconds(starts, durations))
                .numbers();
    }

    private static RealignedScan.Pose pose(String status, int source, double moved, double error) {
        return new RealignedScan.Pose(
                Affine.IDENTITY,
                Collections.nCopies(6, error),
                status,
                source,
                List.of(),
                new RealignedScan.Moved(0, 0, moved, moved));
    }
}
