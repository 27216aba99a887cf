package org.petline.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.petline.nifti.NiftiReason.NIFTI_FORMS_DISAGREE;
import static org.petline.nifti.NiftiReason.NIFTI_NO_FORM;
import static org.petline.nifti.NiftiReason.NIFTI_QFAC;
import static org.petline.nifti.NiftiReason.NIFTI_SPACING;
import static org.petline.nifti.NiftiReason.NIFTI_UNITS;
import static org.petline.nifti.VoxelToWorldRule.PIXDIM;
import static org.petline.nifti.VoxelToWorldRule.QFORM;
import static org.petline.nifti.VoxelToWorldRule.SFORM;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.Reason;
import org.petline.testing.NiftiBytes;

/** Where voxels lie: all files are 3x4x5 voxels of 2x3x4 mm. */
class VoxelToWorldTest {
    private static final double[] SHEARED = {2, 0.5, 0, -10, 0, 3, 0.25, -20, 0.1, 0, 4, -30};

    private static NiftiBytes file() {
        return NiftiBytes.version1();
    }

    static Stream<Arguments> rules() {
        double half = Math.sqrt(0.5);
        return Stream.of(
                // Rows worked out by hand from the formulas of nifti1.h.
                Arguments.of("sform alone, sheared", file().sform(2, SHEARED), SFORM, SHEARED),
                Arguments.of(
                        "sform wins over qform", file().sform(1, SHEARED).qform(1, 0, 0, 0, 5, 6, 7), SFORM, SHEARED),
                Arguments.of(
                        "sform's code 0 makes its rows void",
                        file().sform(0, SHEARED).qform(1, 0, 0, 0, 5, 6, 7),
                        QFORM,
                        new double[] {2, 0, 0, 5, 0, 3, 0, 6, 0, 0, 4, 7}),
                Arguments.of(
                        "a negative code is no code",
                        file().sform(-1, SHEARED).qform(-1, 0, 0, 0, 5, 6, 7),
                        PIXDIM,
                        new double[] {-2, 0, 0, 2, 0, 3, 0, -4.5, 0, 0, 4, -8}),
                Arguments.of(
                        "qform, qfac -1: k runs down",
                        file().pixdim(0, -1).qform(1, 0, 0, 0, 5, 6, 7),
                        QFORM,
                        new double[] {2, 0, 0, 5, 0, 3, 0, 6, 0, 0, -4, 7}),
                Arguments.of(
                        "qform, half a turn about z: LPS storage",
                        file().qform(1, 0, 0, 1, 5, 6, 7),
                        QFORM,
                        new double[] {-2, 0, 0, 5, 0, -3, 0, 6, 0, 0, 4, 7}),
                Arguments.of(
                        "qform, half a turn about y, qfac -1: LAS storage, as dcm2niix writes",
                        file().pixdim(0, -1).qform(1, 0, 1, 0, 5, 6, 7),
                        QFORM,
                        new double[] {-2, 0, 0, 5, 0, 3, 0, 6, 0, 0, 4, 7}),
                Arguments.of(
                        "qform, a quarter turn about x: j up, k back",
                        file().qform(1, half, 0, 0, 5, 6, 7),
                        QFORM,
                        new double[] {2, 0, 0, 5, 0, 0, -4, 6, 0, 3, 0, 7}),
                Arguments.of(
                        "qform, a third of a turn about (1,1,1): PSR-like, i to y, j to z, k to x",
                        file().qform(1, 0.5, 0.5, 0.5, 5, 6, 7),
                        QFORM,
                        new double[] {0, 0, 4, 5, 2, 0, 0, 6, 0, 3, 0, 7}),
                Arguments.of(
                        "qform, 60 degrees about z: oblique", file().qform(1, 0, 0, 0.5, 5, 6, 7), QFORM, new double[] {
                            1, -1.5 * Math.sqrt(3), 0, 5, Math.sqrt(3), 1.5, 0, 6, 0, 0, 4, 7
                        }),
                Arguments.of("neither: voxel sizes, i to the left, origin in the middle", file(), PIXDIM, new double[] {
                    -2, 0, 0, 2, 0, 3, 0, -4.5, 0, 0, 4, -8
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theStatedRulePlacesTheVoxels(String what, NiftiBytes bytes, VoxelToWorldRule rule, double[] rows)
            throws IOException {
        NiftiHeader header = header(bytes);
        assertThat(header.rule()).as(what).isEqualTo(rule);
        // float32 quaternions: 6e-8 of some 10 mm
        assertThat(header.grid().voxelToWorld().rows()).containsExactly(rows, within(2e-6));
    }

    @Test
    void version2SaysTheSame() throws IOException {
        NiftiHeader header = header(NiftiBytes.version2().pixdim(0, -1).qform(1, 0, 1, 0, 5, 6, 7));
        assertThat(header.grid().voxelToWorld().rows()).containsExactly(-2, 0, 0, 5, 0, 3, 0, 6, 0, 0, 4, 7);
        header = header(NiftiBytes.version2().sform(4, SHEARED));
        assertThat(header.grid().voxelToWorld().rows()).containsExactly(SHEARED);
    }

    @Test
    void noFormIsFound() throws IOException {
        assertThat(reasons(file())).containsExactly(NIFTI_NO_FORM);
    }

    @Test
    void formsThatAgreeAreNotRemarkable() throws IOException {
        NiftiBytes agreeing =
                file().sform(1, 2, 0, 0, 5, 0, 3, 0, 6, 0, 0, 4, 7).qform(1, 0, 0, 0, 5, 6, 7);
        assertThat(reasons(agreeing)).isEmpty();
    }

    @Test
    void formsAreComparedAtTheFarCornerToo() throws IOException {
        // 0.045 mm off at the origin; 0.02 mm a voxel along i, 2 voxels further: 0.085 mm, then 0.105 mm
        double[] rows = {2.02, 0, 0, 5.045, 0, 3, 0, 6, 0, 0, 4, 7};
        assertThat(reasons(file().sform(1, rows).qform(1, 0, 0, 0, 5, 6, 7))).isEmpty();
        rows[0] = 2.03;
        assertThat(reasons(file().sform(1, rows).qform(1, 0, 0, 0, 5, 6, 7))).containsExactly(NIFTI_FORMS_DISAGREE);
    }

    @Test
    void aQformThatIsNoRotationDisagrees() throws IOException {
        NiftiBytes broken = file().sform(1, SHEARED).qform(1, Double.NaN, 0, 0, 0, 0, 0);
        assertThat(reasons(broken)).containsExactly(NIFTI_FORMS_DISAGREE);
        assertThat(header(broken).grid().voxelToWorld().rows()).containsExactly(SHEARED, within(1e-6));
    }

    @Test
    void metresAndMicronsBecomeMillimetres() throws IOException {
        double[] millimetres = {2, 0, 0, -10, 0, 3, 0, -20, 0, 0, 4, -30};
        double[] metres = new double[12];
        double[] microns = new double[12];
        for (int m = 0; m < 12; m++) {
            metres[m] = millimetres[m] / 1000;
            microns[m] = millimetres[m] * 1000;
        }
        NiftiHeader fromMetres = header(file().units(1).sform(1, metres));
        assertThat(fromMetres.unit()).isEqualTo(SpatialUnit.METRE);
        assertThat(fromMetres.grid().voxelToWorld().rows()).containsExactly(millimetres, within(1e-5));
        NiftiHeader fromMicrons = header(file().units(3 | 16).sform(1, microns));
        assertThat(fromMicrons.grid().voxelToWorld().rows()).containsExactly(millimetres, within(1e-5));
        assertThat(fromMicrons.findings()).extracting("reason").containsExactly(NIFTI_UNITS);
    }

    @Test
    void anUnknownUnitIsTakenAsMillimetresWithAFinding() throws IOException {
        for (int code : new int[] {0, 8, 5}) {
            NiftiHeader header = header(file().units(code).sform(1, SHEARED));
            assertThat(header.unit()).isEqualTo(SpatialUnit.UNKNOWN);
            assertThat(header.grid().voxelToWorld().rows()).containsExactly(SHEARED, within(1e-6));
            assertThat(header.findings()).extracting("reason").containsExactly(NIFTI_UNITS);
        }
    }

    @Test
    void aQfacOf0Is1WithAFinding() throws IOException {
        NiftiBytes bytes = file().pixdim(0, 0).qform(1, 0, 0, 0, 5, 6, 7);
        assertThat(header(bytes).grid().voxelToWorld().m22()).isEqualTo(4);
        assertThat(reasons(bytes)).containsExactly(NIFTI_QFAC);
    }

    @Test
    void aNegativeVoxelSizeLosesItsSignWithAFinding() throws IOException {
        NiftiBytes bytes = file().pixdim(1, -2).qform(1, 0, 0, 0, 5, 6, 7);
        assertThat(header(bytes).grid().voxelToWorld().m00()).isEqualTo(2);
        assertThat(reasons(bytes)).containsExactly(NIFTI_SPACING);
    }

    @Test
    void voxelSizesDoNotMatterWhereTheSformWins() throws IOException {
        for (double size : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            NiftiBytes bytes = file().pixdim(2, size).sform(1, SHEARED);
            assertThat(header(bytes).grid().voxelToWorld().rows()).containsExactly(SHEARED, within(1e-6));
            assertThat(reasons(bytes)).containsExactly(NIFTI_SPACING);
        }
    }

    private static List<Reason> reasons(NiftiBytes bytes) throws IOException {
        return header(bytes).findings().stream()
                .map(finding -> finding.reason())
                .toList();
    }

    private static NiftiHeader header(NiftiBytes bytes) throws IOException {
        return NiftiHeaders.of(bytes.bytes());
    }
}
