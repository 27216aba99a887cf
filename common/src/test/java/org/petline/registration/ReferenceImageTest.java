package org.petline.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.petline.FrameTimes;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.FrameSource;
import org.petline.image.Volume;

class ReferenceImageTest {
    private static final FrameTimes TIMES = FrameTimes.ofSeconds(new double[] {0, 60, 180}, new double[] {60, 120, 60});
    private static final Volume STILL = Blobs.image(RigidTransform.IDENTITY, 1);
    private static final Volume MOVED = Blobs.image(Blobs.SHIFT, 4);
    private static final FrameSource FRAMES = new FrameSource() {
        @Override
        public Grid grid() {
            return Blobs.GRID;
        }

        @Override
        public int count() {
            return 3;
        }

        @Override
        public Volume frame(int frame) {
            return frame == 2 ? MOVED : STILL;
        }
    };

    @Test
    void framesMeetInTheReferenceWeightedByDuration() throws IOException {
        Volume mean = new ReferenceImage(60, Double.POSITIVE_INFINITY).average(FRAMES, TIMES, motion(), Blobs.GRID);
        // (120 * 1 + 60 * 4) / 180 = 2 times the still image; the spline's error on blobs of 9 mm is 1e-3.
        for (int k = 10; k < 30; k += 3) {
            for (int j = 12; j < 36; j += 3) {
                for (int i = 10; i < 34; i += 3) {
                    assertThat((double) mean.at(i, j, k)).isCloseTo(2 * STILL.at(i, j, k), within(4e-3));
                }
            }
        }
    }

    @Test
    void windowWithoutAWholeFrameTakesAll() {
        assertThat(new ReferenceImage(70, 100).inside(TIMES)).containsOnly(true);
        assertThat(new ReferenceImage(60, 180).inside(TIMES)).containsExactly(false, true, false);
    }

    @Test
    void placesThatNoFrameSeesAreMissing() throws IOException {
        Grid far = new Grid(
                2,
                2,
                2,
                Blobs.GRID
                        .voxelToWorld()
                        .then(RigidTransform.translation(new Vector3(500, 0, 0)).toAffine()));
        Volume mean = new ReferenceImage(0, 240).average(FRAMES, TIMES, motion(), far);
        assertThat(mean.at(0, 0, 0)).isNaN();
    }

    @Test
    void bandsOfPlanesAreThoseOfTheWholeToTheBit() throws IOException {
        ReferenceImage window = new ReferenceImage(60, Double.POSITIVE_INFINITY);
        float[] whole = window.average(FRAMES, TIMES, motion(), Blobs.GRID).voxels();
        int plane = Blobs.GRID.ni() * Blobs.GRID.nj();
        for (int[] band : new int[][] {{0, 1}, {1, 17}, {17, Blobs.GRID.nk()}}) {
            float[] planes = window.planes(FRAMES, TIMES, motion(), Blobs.GRID, band[0], band[1]);
            assertThat(planes).containsExactly(Arrays.copyOfRange(whole, band[0] * plane, band[1] * plane));
        }
    }

    private static Motion motion() {
        Motion none = Motion.none(3, 0, Vector3.ZERO);
        FrameMotion moved = new FrameMotion(
                Blobs.SHIFT, FrameMotion.UNKNOWN, FrameMotion.Status.ESTIMATED, 2, Collections.emptySet());
        return new Motion(
                0, Vector3.ZERO, List.of(none.frames().get(0), none.frames().get(1), moved));
    }
}
