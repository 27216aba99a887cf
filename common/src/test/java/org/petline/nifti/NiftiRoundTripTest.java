package org.petline.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;
import org.petline.imagefile.FrameReader;

class NiftiRoundTripTest {
    /** Unequal sides, unequal axes, turned about all three: a swapped axis shows. */
    private static final Grid OBLIQUE = new Grid(
            5,
            4,
            3,
            Affine.scaling(2, 2.5, 4)
                    .then(RigidTransform.about(Vector3.ZERO, RigidTransform.Parameters.of(-31, 17, 5, 0.2, -0.3, 0.5))
                            .toAffine()));

    @Test
    void float32FramesKeepTheirBitsPlain() throws IOException {
        assertFramesKeepTheirBits(false);
    }

    @Test
    void float32FramesKeepTheirBitsThroughGzip() throws IOException {
        assertFramesKeepTheirBits(true);
    }

    private static void assertFramesKeepTheirBits(boolean gzip) throws IOException {
        float[][] frames = new float[6][OBLIQUE.voxels()];
        Random random = new Random(7);
        for (float[] frame : frames) {
            for (int v = 0; v < frame.length; v++) frame[v] = (float) (1e4 * random.nextGaussian());
        }
        frames[2][3] = Float.NaN;
        frames[2][4] = Float.intBitsToFloat(0x7fa00001);
        frames[2][5] = Float.NEGATIVE_INFINITY;
        frames[3][0] = 1e-30f;
        frames[3][1] = 1e30f;
        frames[3][2] = -0.0f;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (NiftiWriter writer = gzip
                ? NiftiWriter.gzip(out, OBLIQUE, 6, NiftiEncoding.FLOAT32)
                : NiftiWriter.plain(out, OBLIQUE, 6, NiftiEncoding.FLOAT32)) {
            for (float[] frame : frames) writer.write(frame);
        }
        NiftiHeader header = NiftiHeaders.of(out.toByteArray());
        assertThat(header.version()).isEqualTo(1);
        assertThat(header.order()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.rule()).isEqualTo(VoxelToWorldRule.SFORM);
        try (FrameReader reader = open(out, gzip ? "x.nii.gz" : "x.nii")) {
            assertThat(reader.findings()).isEmpty();
            assertThat(reader.frames()).isEqualTo(6);
            assertSameGrid(reader.grid(), OBLIQUE);
            float[] voxels = new float[OBLIQUE.voxels()];
            for (int frame = 0; frame < 6; frame++) {
                assertThat(reader.next(voxels)).isTrue();
                for (int v = 0; v < voxels.length; v++) {
                    assertThat(Float.floatToRawIntBits(voxels[v])).isEqualTo(Float.floatToRawIntBits(frames[frame][v]));
                }
            }
            assertThat(reader.next(voxels)).isFalse();
        }
    }

    @Test
    void int16ComesBackWithinHalfAStep() throws IOException {
        float[] values = new float[OBLIQUE.voxels()];
        Random random = new Random(8);
        for (int v = 0; v < values.length; v++) values[v] = (float) (300 * random.nextGaussian());
        values[0] = 1000;
        NiftiEncoding encoding = NiftiEncoding.int16UpTo(1000);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (NiftiWriter writer = NiftiWriter.plain(out, OBLIQUE, 1, encoding)) {
            writer.write(values);
        }
        try (FrameReader reader = open(out, "x.nii")) {
            Volume volume = reader.onlyVolume();
            double halfStep = encoding.scaling().slope() / 2;
            for (int v = 0; v < values.length; v++) {
                // half a step, and the float32 rounding of the value itself
                assertThat((double) volume.voxels()[v]).isCloseTo(values[v], within(halfStep + 1e-4));
            }
        }
    }

    @Test
    void labelsComeBackExactly() throws IOException {
        for (int greatest : new int[] {255, 256, 12175, 32767, 32768, 16777217, Integer.MAX_VALUE}) {
            int[] labels = new int[OBLIQUE.voxels()];
            for (int v = 0; v < labels.length; v++) labels[v] = v;
            labels[7] = greatest;
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            NiftiWriter.gzip(out, new LabelVolume(OBLIQUE, labels));
            try (FrameReader reader = open(out, "x_dseg.nii.gz")) {
                assertThat(reader.onlyLabels().labels()).isEqualTo(labels);
            }
        }
    }

    @Test
    void axesBeyond32767BecomeNifti2() throws IOException {
        Grid grid = new Grid(32768, 1, 2, Affine.scaling(1, 2, 3));
        float[] values = new float[grid.voxels()];
        values[grid.index(32767, 0, 1)] = 5;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NiftiWriter.gzip(out, new Volume(grid, values));
        assertThat(NiftiHeaders.of(out.toByteArray()).version()).isEqualTo(2);
        try (FrameReader reader = open(out, "x.nii.gz")) {
            assertThat(reader.grid()).isEqualTo(grid);
            assertThat(reader.onlyVolume().at(32767, 0, 1)).isEqualTo(5);
        }
    }

    @Test
    void missingFramesShowWhenTheWriterIsClosed() throws IOException {
        NiftiWriter writer = NiftiWriter.plain(new ByteArrayOutputStream(), OBLIQUE, 2, NiftiEncoding.FLOAT32);
        writer.write(new float[OBLIQUE.voxels()]);
        assertThatThrownBy(writer::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 of 2");
    }

    @Test
    void valuesThatDoNotFitAreNotClipped() throws IOException {
        for (float bad : new float[] {32768, -32769, Float.NaN, Float.POSITIVE_INFINITY}) {
            float[] values = new float[OBLIQUE.voxels()];
            values[9] = bad;
            NiftiWriter writer = NiftiWriter.plain(new ByteArrayOutputStream(), OBLIQUE, 1, NiftiEncoding.int16(1, 0));
            assertThatThrownBy(() -> writer.write(values))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("voxel 9");
        }
    }

    @Test
    void theSameContentGivesTheSameBytes() throws IOException {
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        Volume volume = new Volume(OBLIQUE, new float[OBLIQUE.voxels()]);
        NiftiWriter.gzip(one, volume);
        NiftiWriter.gzip(two, volume);
        assertThat(one.toByteArray()).isEqualTo(two.toByteArray());
        // RFC 1952: ID1 ID2 CM FLG MTIME(4) XFL OS: no time, no name, unknown system
        assertThat(one.toByteArray()).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0);
    }

    static void assertSameGrid(Grid found, Grid expected) {
        assertThat(found.ni()).isEqualTo(expected.ni());
        assertThat(found.nj()).isEqualTo(expected.nj());
        assertThat(found.nk()).isEqualTo(expected.nk());
        // float32 entries: 6e-8 of some 100 mm
        assertThat(found.voxelToWorld().rows())
                .containsExactly(expected.voxelToWorld().rows(), within(1e-5));
    }

    private static FrameReader open(ByteArrayOutputStream out, String name) throws IOException {
        return NiftiFrameReader.open(new ByteArrayInputStream(out.toByteArray()), name);
    }
}
