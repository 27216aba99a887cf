package org.petline.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.imagefile.FrameReader;
import org.petline.testing.NiftiBytes;

/** The canonical header, held against offsets of nifti1.h written out here and against the independent NiftiBytes. */
class WrittenHeaderTest {
    private static final int QFORM_CODE = 252;
    private static final int SFORM_CODE = 254;

    private static ByteBuffer header(Grid grid, int frames) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (NiftiWriter writer = NiftiWriter.plain(out, grid, frames, NiftiEncoding.FLOAT32)) {
            for (int frame = 0; frame < frames; frame++) writer.write(new float[grid.voxels()]);
        }
        return ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void isByteForByteTheCanonicalForm() throws IOException {
        Grid grid = new Grid(3, 4, 5, new Affine(-2, 0, 0, 10, 0, 3, 0, -20, 0, 0, 4, -30));
        byte[] expected = NiftiBytes.version1()
                .size(3, 4, 5, 6, 1, 1, 1)
                .dim(0, 4)
                .datatype(16, 32)
                .scaling(1, 0)
                .pixdim(0, -1)
                .sform(1, grid.voxelToWorld().rows())
                .qform(1, 0, 1, 0, 10, -20, -30)
                .stored(v -> 0)
                .bytes();
        assertThat(header(grid, 6).array()).isEqualTo(expected);
    }

    @Test
    void bothFormsAreSetAndSayTheSame() throws IOException {
        Random random = new Random(11);
        for (int n = 0; n < 200; n++) {
            double[] six = random.doubles(6, -3, 3).toArray();
            RigidTransform turn = RigidTransform.about(Vector3.ZERO, RigidTransform.Parameters.of(six));
            Affine map =
                    Affine.scaling(random.nextBoolean() ? 1.2 : -1.2, 2, 3.1).then(turn.toAffine());
            byte[] bytes = header(new Grid(7, 6, 5, map), 1).array();
            ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            assertThat(header.getShort(SFORM_CODE)).isEqualTo((short) 1);
            assertThat(header.getShort(QFORM_CODE)).isEqualTo((short) 1);
            header.putShort(SFORM_CODE, (short) 0); // now the qform counts
            assertThat(NiftiHeaders.of(bytes).rule()).isEqualTo(VoxelToWorldRule.QFORM);
            try (FrameReader reader = NiftiFrameReader.open(new ByteArrayInputStream(bytes), "x.nii")) {
                // a float32 quaternion close to half a turn has little left for its real part
                assertThat(reader.grid().voxelToWorld().rows()).containsExactly(map.rows(), within(2e-3));
            }
        }
    }

    @Test
    void exactTurnsOfTheAxesAreExactInBothForms() throws IOException {
        int[][] orders = {{0, 1, 2}, {1, 2, 0}, {2, 0, 1}, {0, 2, 1}, {1, 0, 2}, {2, 1, 0}};
        for (int[] order : orders) {
            for (int signs = 0; signs < 8; signs++) {
                double[] rows = new double[12];
                for (int axis = 0; axis < 3; axis++) {
                    rows[4 * order[axis] + axis] = ((signs >> axis & 1) == 0 ? 1 : -1) * (axis + 1);
                }
                byte[] bytes = header(new Grid(7, 6, 5, Affine.ofRows(rows)), 1).array();
                ByteBuffer.wrap(bytes).putShort(SFORM_CODE, (short) 0);
                try (FrameReader reader = NiftiFrameReader.open(new ByteArrayInputStream(bytes), "x.nii")) {
                    assertThat(reader.grid().voxelToWorld().rows()).containsExactly(rows, within(1e-6));
                }
            }
        }
    }

    @Test
    void aShearedGridHasNoQform() throws IOException {
        Affine sheared = new Affine(2, 0.2, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0);
        ByteBuffer header = header(new Grid(64, 64, 32, sheared), 1);
        assertThat(header.getShort(SFORM_CODE)).isEqualTo((short) 1);
        assertThat(header.getShort(QFORM_CODE)).isEqualTo((short) 0);
    }

    @Test
    void slopesAreWrittenAsTheyAreUsed() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Grid grid = new Grid(2, 1, 1, Affine.IDENTITY);
        try (NiftiWriter writer = NiftiWriter.plain(out, grid, 1, NiftiEncoding.int16(0.1, 3))) {
            writer.write(new float[] {3.1f, -2});
        }
        ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getFloat(112)).isEqualTo(0.1f);
        assertThat(bytes.getFloat(116)).isEqualTo(3);
        assertThat(bytes.getShort(352)).isEqualTo((short) 1);
        assertThat(bytes.getShort(354)).isEqualTo((short) -50);
    }
}
