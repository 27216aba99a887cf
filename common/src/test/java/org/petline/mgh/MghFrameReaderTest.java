package org.petline.mgh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.petline.imagefile.ImageFileReason.CONTENT_NOT_PRESENT;
import static org.petline.mgh.MghReason.MGH_AFFINE;
import static org.petline.mgh.MghReason.MGH_DATATYPE;
import static org.petline.mgh.MghReason.MGH_DIMENSIONS;
import static org.petline.mgh.MghReason.MGH_EMPTY;
import static org.petline.mgh.MghReason.MGH_NOT_MGH;
import static org.petline.mgh.MghReason.MGH_NO_RAS;
import static org.petline.mgh.MghReason.MGH_TRAILING_BYTES;
import static org.petline.mgh.MghReason.MGH_TRUNCATED;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.Reason;
import org.petline.Refusal;
import org.petline.image.LabelVolume;
import org.petline.imagefile.FrameReader;
import org.petline.testing.GzipBytes;
import org.petline.testing.MghBytes;
import org.petline.testing.NiftiBytes;

class MghFrameReaderTest {
    @ParameterizedTest(name = "type {0}")
    @CsvSource({"0, 0, 255", "1, -2147483648, 16777216", "3, -1e30, 1e-30", "4, -32768, 32767"})
    void storedNumbersComeOutAsTheyAre(int type, double lowest, double highest) throws IOException {
        byte[] bytes = new MghBytes()
                .type(type)
                .stored(v -> v == 0 ? lowest : v == 1 ? highest : v)
                .bytes();
        try (FrameReader reader = open(bytes)) {
            float[] voxels = reader.onlyVolume().voxels();
            assertThat(voxels[0]).isEqualTo((float) lowest);
            assertThat(voxels[1]).isEqualTo((float) highest);
            for (int v = 2; v < voxels.length; v++) assertThat(voxels[v]).isEqualTo(v);
        }
    }

    /** Worked out by hand: columns are direction times spacing, and voxel (3/2, 4/2, 5/2) lies at the centre. */
    @Test
    void directionsSpacingAndCentrePlaceTheVoxels() throws IOException {
        byte[] bytes = new MghBytes()
                .spacing(1, 2, 3)
                .directions(-1, 0, 0, 0, 0, -1, 0, 1, 0)
                .centre(10, 20, 30)
                .bytes();
        try (FrameReader reader = open(bytes)) {
            assertThat(reader.grid().voxelToWorld().rows())
                    .containsExactly(-1, 0, 0, 11.5, 0, 0, 3, 12.5, 0, -2, 0, 34);
            assertThat(reader.findings()).isEmpty();
        }
    }

    @Test
    void obliqueDirectionsAreColumnsNotRows() throws IOException {
        byte[] bytes = new MghBytes()
                .spacing(1, 2, 3)
                .directions(0.8, 0.6, 0, -0.6, 0.8, 0, 0, 0, 1)
                .centre(0, 0, 0)
                .bytes();
        try (FrameReader reader = open(bytes)) {
            // float32 entries of some 10 mm
            assertThat(reader.grid().voxelToWorld().rows())
                    .containsExactly(new double[] {0.8, -1.2, 0, 1.2, 0.6, 1.6, 0, -4.1, 0, 0, 3, -7.5}, within(1e-6));
        }
    }

    /** setDirectionCosine(MRI_CORONAL) of FreeSurfer's mri.cpp; spacing and centre of the header are void. */
    @Test
    void withoutGoodRasFlagTheVolumeIsCoronal() throws IOException {
        for (int flag : new int[] {0, -1}) {
            byte[] bytes = new MghBytes().goodRas(flag).bytes();
            try (FrameReader reader = open(bytes)) {
                assertThat(reader.grid().voxelToWorld().rows())
                        .containsExactly(-1, 0, 0, 1.5, 0, 0, 1, -2.5, 0, -1, 0, 2);
                assertThat(reader.findings()).extracting("reason").containsExactly(MGH_NO_RAS);
            }
        }
    }

    @Test
    void labelsComeFromAllTypes() throws IOException {
        for (int type : new int[] {0, 1, 3, 4}) {
            byte[] bytes = GzipBytes.member(
                    new MghBytes().type(type).stored(v -> v % 3 == 0 ? 53 : 17).bytes());
            try (FrameReader reader = MghFrameReader.open(new ByteArrayInputStream(bytes), "aseg.mgz")) {
                LabelVolume labels = reader.onlyLabels();
                assertThat(labels.at(0, 3, 4)).isEqualTo(53);
                assertThat(labels.at(1, 3, 4)).isEqualTo(17);
            }
        }
    }

    static Stream<Arguments> refusals() {
        byte[] healthy = new MghBytes().bytes();
        byte[] lfs = "version https://git-lfs.github.com/spec/v1\n".getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of("0 bytes", new byte[0], MGH_EMPTY, "0 bytes"),
                Arguments.of("Git LFS pointer", lfs, CONTENT_NOT_PRESENT, "Git LFS"),
                Arguments.of("a NIfTI file", NiftiBytes.version1().bytes(), MGH_NOT_MGH, "instead of 1"),
                Arguments.of("version 2", new MghBytes().version(2).bytes(), MGH_NOT_MGH, "2 instead of 1"),
                Arguments.of("header cut", Arrays.copyOf(healthy, 283), MGH_TRUNCATED, "byte 283"),
                Arguments.of("voxels cut", Arrays.copyOf(healthy, 400), MGH_TRUNCATED, "byte 400, in frame 0 of 1"),
                Arguments.of("empty axis", new MghBytes().size(3, 0, 5, 1).bytes(), MGH_DIMENSIONS, "3x0x5x1"),
                Arguments.of("negative axis", new MghBytes().size(3, 4, -5, 1).bytes(), MGH_DIMENSIONS, "3x4x-5x1"),
                Arguments.of("no frames", new MghBytes().size(3, 4, 5, 0).bytes(), MGH_DIMENSIONS, "3x4x5x0"),
                Arguments.of(
                        "2^93 voxels",
                        new MghBytes()
                                .size(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 1)
                                .bytes(),
                        MGH_DIMENSIONS,
                        "2147483647x2147483647"),
                Arguments.of("type long", new MghBytes().type(2).bytes(), MGH_DATATYPE, "2"),
                Arguments.of("spacing 0", new MghBytes().spacing(1, 0, 1).bytes(), MGH_AFFINE, "0.0"),
                Arguments.of(
                        "centre NaN", new MghBytes().centre(0, Double.NaN, 0).bytes(), MGH_AFFINE, "NaN"),
                Arguments.of(
                        "two equal directions",
                        new MghBytes().directions(1, 0, 0, 1, 0, 0, 0, 0, 1).bytes(),
                        MGH_AFFINE,
                        "m00=1.0"),
                Arguments.of(
                        "endless tags",
                        new MghBytes().footer(new byte[(1 << 24) + 1]).bytes(),
                        MGH_TRAILING_BYTES,
                        "16777216 bytes"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void isRefusedByName(String what, byte[] file, Reason reason, String found) throws IOException {
        Refusal refusal = refusalOf(file);
        assertThat(refusal.reason()).as("%s: %s", what, refusal).isEqualTo(reason);
        assertThat(refusal.found()).contains(found);
        assertThat(refusal.file()).isEqualTo("aseg.mgh");
    }

    @Test
    void everyReasonHasACaseHere() {
        Set<Object> tested = refusals().map(row -> row.get()[2]).collect(Collectors.toSet());
        tested.add(MGH_NO_RAS);
        assertThat(tested).containsAll(EnumSet.allOf(MghReason.class));
    }

    private static Refusal refusalOf(byte[] file) throws IOException {
        try (FrameReader reader = open(file)) {
            reader.onlyVolume();
        } catch (Refusal refusal) {
            return refusal;
        }
        throw new AssertionError("read to the end without a refusal");
    }

    private static FrameReader open(byte[] file) throws IOException {
        return MghFrameReader.open(new ByteArrayInputStream(file), "aseg.mgh");
    }
}
