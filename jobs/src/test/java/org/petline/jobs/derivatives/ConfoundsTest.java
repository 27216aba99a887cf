package org.petline.jobs.derivatives;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.petline.FrameTimes;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.jobs.stages.results.RealignedScan;

/** The table that PETPrep's users know: four frames, of which the head moved before the second and the last. */
class ConfoundsTest {
    private static final FrameTimes TIMES =
            FrameTimes.ofSeconds(new double[] {0, 60, 120, 300}, new double[] {60, 60, 180, 300});
    private static final Confounds CONFOUNDS = new Confounds(
            new RealignedScan(
                    0, new Vector3(1, 2, 3), List.of(pose(0, Double.NaN), pose(1, 0.7), pose(1, 0.5), pose(3, 2))),
            TIMES,
            0.5);

    @Test
    void aRowAFrameAndAColumnForEachThatMovedMuch() {
        List<List<String>> cells = CONFOUNDS
                .toTsv()
                .lines()
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
        List<String> header = cells.get(0);

        assertThat(cells).hasSize(5).allSatisfy(row -> assertThat(row).hasSameSizeAs(header));
        assertThat(header)
                .startsWith("frame_start", "frame_end", "frame_duration", "trans_x", "trans_y", "trans_z", "rot_x")
                .endsWith("motion_outlier", "motion_outlier00", "motion_outlier01");
        assertThat(column(cells, "frame_duration")).containsExactly("60.0", "60.0", "180.0", "300.0");
        assertThat(column(cells, "trans_y")).containsExactly("0.0", "1.0", "1.0", "3.0");
        assertThat(column(cells, "trans_y_se")).containsExactly("0.25", "0.25", "0.25", "0.25");
        assertThat(column(cells, "framewise_displacement")).containsExactly("n/a", "0.7", "0.5", "2.0");
        assertThat(column(cells, "motion_outlier")).containsExactly("0", "1", "0", "1");
        assertThat(column(cells, "motion_outlier00")).containsExactly("0", "1", "0", "0");
        assertThat(column(cells, "motion_outlier01")).containsExactly("0", "0", "0", "1");
    }

    @Test
    void theSidecarTellsEveryColumnAndItsUnit() throws IOException {
        JsonNode sidecar = JsonMapper.builder().build().readTree(CONFOUNDS.toJson());

        for (String name : CONFOUNDS.toTsv().lines().findFirst().orElseThrow().split("\t", -1)) {
            assertThat(sidecar.path(name).path("Description").asText()).as(name).isNotBlank();
            assertThat(sidecar.path(name).path("Units").asText()).as(name).isIn("mm", "rad", "s", "arbitrary");
        }
        assertThat(sidecar.path("rot_x").path("Units").asText()).isEqualTo("rad");
        assertThat(sidecar.path("motion_outlier01").path("Description").asText())
                .contains("frame 3");
        assertThat(sidecar.path("motion_outlier").path("Description").asText()).contains("0.5 mm");
    }

    private static List<String> column(List<List<String>> cells, String name) {
        int place = cells.get(0).indexOf(name);
        return cells.stream().skip(1).map(row -> row.get(place)).toList();
    }

    private static RealignedScan.Pose pose(double y, double framewise) {
        return new RealignedScan.Pose(
                RigidTransform.translation(new Vector3(0, y, 0)).toAffine(),
                Collections.nCopies(6, 0.25),
                "estimated",
                0,
                List.of(),
                new RealignedScan.Moved(framewise, framewise, y, y));
    }
}
