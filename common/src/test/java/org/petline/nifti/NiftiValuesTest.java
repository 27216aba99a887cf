package org.petline.nifti;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.imagefile.FrameReader;
import org.petline.testing.NiftiBytes;

/** Voxel values by datatype, byte order, version and scaling. */
class NiftiValuesTest {
    /** Numbers at each type's ends, and what they are as float32. */
    private static final Object[][] EXTREMES = {
        {2, 8, 0.0, 255.0},
        {256, 8, -128.0, 127.0},
        {4, 16, -32768.0, 32767.0},
        {512, 16, 0.0, 65535.0},
        {8, 32, -2147483648.0, 16777216.0},
        {768, 32, 0.0, 4294967040.0},
        {1024, 64, -9007199254740992.0, 1099511627776.0},
        {1280, 64, 0.0, 0x1p63 + 0x1p40},
        {16, 32, -1e-30, 1e30},
        {64, 64, -1e-30, 1e30}
    };

    static List<Arguments> types() {
        List<Arguments> cases = new ArrayList<>();
        for (Object[] type : EXTREMES) {
            for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
                for (int version : new int[] {1, 2}) {
                    cases.add(Arguments.of(type[0], type[1], type[2], type[3], order, version));
                }
            }
        }
        return cases;
    }

    private static NiftiBytes file(int version) {
        return version == 1 ? NiftiBytes.version1() : NiftiBytes.version2();
    }

    @ParameterizedTest(name = "datatype {0}, {4}, version {5}")
    @MethodSource("types")
    void storedNumbersComeOutAsTheyAre(
            int datatype, int bits, double lowest, double highest, ByteOrder order, int version) throws IOException {
        byte[] bytes = file(version)
                .order(order)
                .datatype(datatype, bits)
                .stored(v -> v == 0 ? lowest : v == 1 ? highest : v)
                .bytes();
        NiftiHeader header = NiftiHeaders.of(bytes);
        assertThat(header.order()).isEqualTo(order);
        assertThat(header.version()).isEqualTo(version);
        assertThat(header.datatype().code()).isEqualTo(datatype);
        try (FrameReader reader = open(bytes)) {
            float[] voxels = reader.onlyVolume().voxels();
            assertThat(voxels[0]).isEqualTo((float) lowest);
            assertThat(voxels[1]).isEqualTo((float) highest);
            for (int v = 2; v < voxels.length; v++) assertThat(voxels[v]).isEqualTo(v);
        }
    }

    @ParameterizedTest(name = "datatype {0}, {4}, version {5}")
    @MethodSource("types")
    void slopeAndInterceptAreAppliedInDouble(
            int datatype, int bits, double lowest, double highest, ByteOrder order, int version) throws IOException {
        double slope = 0.125;
        double intercept = -3.75; // both exact in float32, so that version 1 stores them as they are
        byte[] bytes = file(version)
                .order(order)
                .datatype(datatype, bits)
                .scaling(slope, intercept)
                .stored(v -> v == 0 ? lowest : v == 1 ? highest : v)
                .bytes();
        NiftiHeader header = NiftiHeaders.of(bytes);
        assertThat(header.slope()).isEqualTo(slope);
        assertThat(header.intercept()).isEqualTo(intercept);
        try (FrameReader reader = open(bytes)) {
            float[] voxels = reader.onlyVolume().voxels();
            boolean single = datatype == 16;
            assertThat(voxels[0]).isEqualTo((float) (slope * (single ? (float) lowest : lowest) + intercept));
            assertThat(voxels[1]).isEqualTo((float) (slope * (single ? (float) highest : highest) + intercept));
            for (int v = 2; v < voxels.length; v++) assertThat(voxels[v]).isEqualTo((float) (slope * v + intercept));
        }
    }

    @Test
    void slope0MeansUnscaledWhateverTheIntercept() throws IOException {
        for (double intercept : new double[] {0, 5, Double.NaN}) {
            byte[] bytes = NiftiBytes.version1().scaling(0, intercept).bytes();
            assertThat(NiftiHeaders.of(bytes).slope()).isEqualTo(1);
            try (FrameReader reader = open(bytes)) {
                assertThat(reader.onlyVolume().voxels()[17]).isEqualTo(17);
            }
        }
    }

    @Test
    void aNegativeSlopeIsAppliedWithAFinding() throws IOException {
        try (FrameReader reader = open(NiftiBytes.version1().scaling(-2, 1).bytes())) {
            assertThat(reader.onlyVolume().voxels()[17]).isEqualTo(-33);
            assertThat(reader.findings()).extracting("reason").contains(NiftiReason.NIFTI_SCALING);
        }
    }

    @Test
    void negativeAndMissingValuesAreKept() throws IOException {
        double[] stored = {-5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        byte[] bytes = NiftiBytes.version1()
                .stored(v -> v < stored.length ? stored[v] : 0)
                .bytes();
        try (FrameReader reader = open(bytes)) {
            assertThat(reader.onlyVolume().voxels())
                    .startsWith(-5, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
        }
    }

    /** Several pieces of 64 KiB, the last one partly filled, unequal sides. */
    @Test
    void framesLargerThanABufferKeepTheirOrder() throws IOException {
        byte[] bytes = NiftiBytes.version1()
                .size(41, 37, 29, 3)
                .datatype(4, 16)
                .stored(v -> v % 32749)
                .bytes();
        try (FrameReader reader = open(bytes)) {
            float[] voxels = new float[41 * 37 * 29];
            for (int frame = 0; frame < 3; frame++) {
                assertThat(reader.next(voxels)).isTrue();
                for (int v = 0; v < voxels.length; v++) {
                    if (voxels[v] != (frame * voxels.length + v) % 32749) {
                        throw new AssertionError("frame " + frame + ", voxel " + v + ": " + voxels[v]);
                    }
                }
            }
        }
    }

    private static FrameReader open(byte[] bytes) throws IOException {
        return NiftiFrameReader.open(new ByteArrayInputStream(bytes), "x.nii");
    }
}
