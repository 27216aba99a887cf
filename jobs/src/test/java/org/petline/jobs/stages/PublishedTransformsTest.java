package org.petline.jobs.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.jobs.fitting.FittedScan;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.stages.results.CoregisteredScan;
import org.petline.jobs.stages.results.CorrectedScan;
import org.petline.jobs.stages.results.RealignedScan;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.jobs.tables.Table;

/**
 * The tables of motion and of coregistration against the transforms and confounds that are published of the same scan: a
 * head of blobs whose motion is estimated, twelve frames, and a T1w that lies elsewhere and turned.
 */
class PublishedTransformsTest {
    private static final Vector3 CENTRE_OF_T1W = new Vector3(3, -4, 5);

    /** Numbers in text are exact; the order of two sums may differ. */
    private static final double ULPS = 1e-9;

    @TempDir
    private static Path folder;

    private static RealignedScan realigned;
    private static PublishedScan published;

    @BeforeAll
    static void publish() throws IOException {
        BlobHead head = BlobHead.moved(8, new Vector3(3, 1, -2));
        Settings.Motion settings = SettingsReader.defaults()
                .withAssignment("motion.reference-frame=3")
                .settings()
                .motion();
        realigned = RealignStage.estimate(settings, head.frames(), BlobHead.TIMES);
        CoregisteredScan coregistered = CoregisteredScan.given(
                RigidTransform.about(
                        CENTRE_OF_T1W, new RigidTransform.Parameters(-4.5, 5.5, 6.5, -0.071, 0.042, 0.053)),
                gridAround(CENTRE_OF_T1W),
                "file");
        published = PublishedScan.in(
                folder,
                new PublishedScan.Findings(
                        BlobHead.TIMES,
                        realigned,
                        coregistered,
                        new SampledScan(List.of(), List.of()),
                        CorrectedScan.NONE,
                        new FittedScan(List.of(), List.of())),
                "motion.outlier-mm=1");
    }

    @Test
    void theMatrixOfEachFrameIsThatOfTheTransformFile() throws IOException {
        List<double[]> maps = itk(published.text(PublishedScan.NAME.frameTransforms()));
        List<Map<String, Object>> rows = published.rows(Table.MOTION);

        assertThat(rows).hasSameSizeAs(maps).hasSize(BlobHead.TIMES.count());
        for (int frame = 0; frame < maps.size(); frame++) {
            assertThat(matrix(rows.get(frame), "reference_to_frame"))
                    .as("frame " + frame)
                    .containsExactly(maps.get(frame), within(0.0));
        }
        assertThat(maps.get(10)).as("a head that moved").isNotEqualTo(maps.get(realigned.referenceFrame()));
    }

    @Test
    void theMatrixOfTheT1wIsThatOfTheTransformFile() throws IOException {
        List<double[]> maps = itk(published.text(PublishedScan.NAME.t1wTransform()));
        List<Map<String, Object>> rows = published.rows(Table.COREGISTRATION);

        assertThat(rows).hasSize(1);
        assertThat(maps).hasSize(1);
        assertThat(matrix(rows.get(0), "t1w_to_reference")).containsExactly(maps.get(0), within(0.0));
    }

    @Test
    void theSixParametersMakeTheMatrix() throws IOException {
        for (Map<String, Object> row : published.rows(Table.MOTION)) {
            assertThat(matrix(row, "reference_to_frame"))
                    .containsExactly(turnedAndShifted(row, realigned.centre()), within(ULPS));
        }
        Map<String, Object> t1w = published.rows(Table.COREGISTRATION).get(0);
        assertThat(matrix(t1w, "t1w_to_reference")).containsExactly(turnedAndShifted(t1w, CENTRE_OF_T1W), within(ULPS));
    }

    /** Parameters, errors, displacements, times and marks: what both have under the same names. */
    @Test
    void theConfoundsSayTheSameUnderTheSameNames() throws IOException {
        List<Map<String, String>> confounds = tsv(published.text(PublishedScan.NAME.confounds()));
        List<Map<String, Object>> rows = published.rows(Table.MOTION);
        List<String> same = List.of(
                "frame_start",
                "frame_end",
                "trans_x",
                "trans_y",
                "trans_z",
                "rot_x",
                "rot_y",
                "rot_z",
                "trans_x_se",
                "trans_y_se",
                "trans_z_se",
                "rot_x_se",
                "rot_y_se",
                "rot_z_se",
                "framewise_displacement",
                "rmsd",
                "median_displacement",
                "max_displacement");

        assertThat(confounds).hasSameSizeAs(rows);
        for (int frame = 0; frame < rows.size(); frame++) {
            for (String column : same) {
                Object value = rows.get(frame).get(column);
                assertThat(confounds.get(frame).get(column))
                        .as(column + " of frame " + frame)
                        .isEqualTo(value == null ? "n/a" : Double.toString((Double) value));
            }
            boolean outlier = (Boolean) rows.get(frame).get("outlier");
            assertThat(confounds.get(frame)).containsEntry("motion_outlier", outlier ? "1" : "0");
        }
        for (String column : same) {
            assertThat(rows.stream().map(row -> row.get(column)).distinct())
                    .as(column + " tells frames apart")
                    .hasSizeGreaterThan(2);
        }
    }

    /** Power's sum and Jenkinson's root mean square, from the table's own parameters and matrices. */
    @Test
    void displacementsFollowFromTheMatrices() throws IOException {
        List<Map<String, Object>> rows = published.rows(Table.MOTION);

        assertThat(rows.get(0)).containsEntry("framewise_displacement", null).containsEntry("rmsd", null);
        for (int frame = 1; frame < rows.size(); frame++) {
            double[] turnsBefore = matrix(rows.get(frame - 1), "reference_to_frame");
            double[] turns = matrix(rows.get(frame), "reference_to_frame");
            double turned = 0;
            for (int n = 0; n < 12; n++) turned += n % 4 == 3 ? 0 : Math.pow(turns[n] - turnsBefore[n], 2);
            double rmsd = (Double) rows.get(frame).get("rmsd");
            double framewise = (Double) rows.get(frame).get("framewise_displacement");
            double median = (Double) rows.get(frame).get("median_displacement");
            // Both are told of a point within the head; what turns alone move there they have at least.
            assertThat(rmsd).isGreaterThanOrEqualTo(Math.sqrt(80.0 * 80.0 / 5 * turned) - ULPS);
            assertThat(framewise).isGreaterThanOrEqualTo(50 * arcs(rows.get(frame - 1), rows.get(frame)) - ULPS);
            assertThat((Double) rows.get(frame).get("max_displacement")).isGreaterThanOrEqualTo(median);
        }
        // From frame 8 on the head lies 3.74 mm away, and once it moved there; mm as RealignStageTest allows.
        assertThat((Double) rows.get(10).get("median_displacement")).isCloseTo(Math.sqrt(14), within(0.9));
        assertThat((Double) rows.get(8).get("rmsd")).isCloseTo(Math.sqrt(14), within(0.9));
        assertThat((Double) rows.get(10).get("rmsd")).isLessThan(0.9);
    }

    private static double arcs(Map<String, Object> before, Map<String, Object> now) {
        double sum = 0;
        for (String turn : List.of("rot_x", "rot_y", "rot_z")) {
            sum += Math.abs((Double) now.get(turn) - (Double) before.get(turn));
        }
        return sum;
    }

    /** R = Rx Ry Rz about the centre, then the shift: [12], row after row. */
    private static double[] turnedAndShifted(Map<String, Object> row, Vector3 centre) {
        double x = (Double) row.get("rot_x");
        double y = (Double) row.get("rot_y");
        double z = (Double) row.get("rot_z");
        double[][] aboutX = {{1, 0, 0}, {0, Math.cos(x), -Math.sin(x)}, {0, Math.sin(x), Math.cos(x)}};
        double[][] aboutY = {{Math.cos(y), 0, Math.sin(y)}, {0, 1, 0}, {-Math.sin(y), 0, Math.cos(y)}};
        double[][] aboutZ = {{Math.cos(z), -Math.sin(z), 0}, {Math.sin(z), Math.cos(z), 0}, {0, 0, 1}};
        double[][] turn = product(product(aboutX, aboutY), aboutZ);
        double[] middle = {centre.x(), centre.y(), centre.z()};
        List<String> shifts = List.of("trans_x", "trans_y", "trans_z");
        double[] matrix = new double[12];
        for (int r = 0; r < 3; r++) {
            double shift = middle[r] + (Double) row.get(shifts.get(r));
            for (int c = 0; c < 3; c++) {
                matrix[4 * r + c] = turn[r][c];
                shift -= turn[r][c] * middle[c];
            }
            matrix[4 * r + 3] = shift;
        }
        return matrix;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[3][3];
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < 3; c++) for (int n = 0; n < 3; n++) product[r][c] += a[r][n] * b[n][c];
        }
        return product;
    }

    private static double[] matrix(Map<String, Object> row, String name) {
        double[] matrix = new double[12];
        for (int n = 0; n < 12; n++) matrix[n] = (Double) row.get(name + "_" + n / 4 + n % 4);
        return matrix;
    }

    /**
     * Each transform of an ITK file as a map of RAS points, [12] row after row: nine numbers of the matrix, then the
     * shift, both in LPS, where x and y run the other way.
     */
    private static List<double[]> itk(String text) {
        List<double[]> maps = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("FixedParameters:")) assertThat(line).isEqualTo("FixedParameters: 0 0 0");
            if (!line.startsWith("Parameters:")) continue;
            double[] lps = Arrays.stream(
                            line.substring("Parameters:".length()).strip().split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            double[] sign = {-1, -1, 1, 1};
            double[] map = new double[12];
            for (int r = 0; r < 3; r++) {
                for (int c = 0; c < 3; c++) map[4 * r + c] = sign[r] * sign[c] * lps[3 * r + c];
                map[4 * r + 3] = sign[r] * lps[9 + r];
            }
            maps.add(map);
        }
        return maps;
    }

    private static List<Map<String, String>> tsv(String text) {
        List<String> lines = text.lines().toList();
        String[] header = lines.get(0).split("\t", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t", -1);
            Map<String, String> row = new HashMap<>();
            for (int column = 0; column < header.length; column++) row.put(header[column], cells[column]);
            rows.add(row);
        }
        return rows;
    }

    private static Grid gridAround(Vector3 centre) {
        Grid about = Grid.centred(4, 4, 4, 2);
        return new Grid(4, 4, 4, about.voxelToWorld().then(Affine.translation(centre)));
    }
}
