package org.petline.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.Refusal;
import org.petline.bids.BidsReason;
import org.petline.geometry.Affine;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.testing.Cases;

class ItkTransformFileTest {
    private static final String HEAD = "#Insight Transform File V1.0\n#Transform 0\n";

    /**
     * A quarter turn about the z axis (x becomes y) and a shift of (10, 20, 30) mm, all RAS. In LPS the turn is the same,
     * for x and y change sign together; the shift is (-10, -20, 30).
     */
    @Test
    void aTurnAndAShiftAreWrittenInLps() {
        Affine turnAndShift = Affine.ofRows(0, -1, 0, 10, 1, 0, 0, 20, 0, 0, 1, 30);
        assertThat(turnAndShift.apply(1, 0, 0)).isEqualTo(new Vector3(10, 21, 30));
        assertThat(ItkTransformFile.write(List.of(turnAndShift))).isEqualTo(HEAD + """
                        Transform: AffineTransform_double_3_3
                        Parameters: 0 -1 0 1 0 0 0 0 1 -10 -20 30
                        FixedParameters: 0 0 0
                        """);
    }

    /** A turn about the x axis changes its sign with the y axis: the quarter turn y to z in RAS is -y to z in LPS. */
    @Test
    void aTurnAboutXChangesItsSign() {
        Affine turn = Affine.ofRows(1, 0, 0, 0, 0, 0, -1, 0, 0, 1, 0, 0);
        assertThat(turn.apply(0, 1, 0)).isEqualTo(new Vector3(0, 0, 1));
        assertThat(ItkTransformFile.write(List.of(turn))).contains("Parameters: 1 0 0 0 0 1 0 -1 0 0 0 0\n");
    }

    /**
     * The direction. A head that moved by +3 mm along x (RAS) between reference and frame: the reference's point p lies
     * at p + (3, 0, 0) in the frame, which is what referenceToFrame says. from-orig_to-petref resamples the frame onto
     * the reference, so ITK asks for just that map: in LPS a shift of -3.
     */
    @Test
    void referenceToFrameIsWhatResamplingTheFrameNeeds() {
        RigidTransform referenceToFrame = RigidTransform.translation(new Vector3(3, 0, 0));
        String text = ItkTransformFile.write(List.of(referenceToFrame.toAffine()));
        assertThat(text).contains("Parameters: 1 0 0 0 1 0 0 0 1 -3 0 0\n");
    }

    @ParameterizedTest
    @MethodSource("org.petline.testing.Cases#seeds")
    void everyBitComesBack(long seed) {
        Cases cases = new Cases(seed);
        List<Affine> maps = List.of(
                cases.rigid(50, 40).toAffine(),
                cases.affine(),
                cases.rigid(1e-6, 1e-5).toAffine());
        assertThat(ItkTransformFile.read(ItkTransformFile.write(maps), "x.txt")).isEqualTo(maps);
    }

    @Test
    void theCentreOfOtherWritersIsTakenIntoAccount() {
        String text = HEAD + """
                Transform: MatrixOffsetTransformBase_double_3_3
                Parameters: 0 -1 0 1 0 0 0 0 1 1 2 3
                FixedParameters: 10 0 0
                """;
        Affine map = ItkTransformFile.read(text, "x.txt").get(0);
        // LPS: M ((0,0,0) - c) + c + t = M (-10,0,0) + (10,0,0) + (1,2,3) = (0,-10,0) + (11,2,3) = (11,-8,3).
        assertThat(map.apply(0, 0, 0)).isEqualTo(new Vector3(-11, 8, 3));
    }

    @Test
    void eulerAnglesTurnAboutYThenXThenZ() {
        String text = HEAD + """
                Transform: Euler3DTransform_double_3_3
                Parameters: 1.5707963267948966 0 1.5707963267948966 1 2 3
                FixedParameters: 0 0 0
                """;
        Affine map = ItkTransformFile.read(text, "x.txt").get(0);
        // LPS point (0,1,0): about x to (0,0,1), about z unchanged, shifted to (1,2,4); RAS (0,-1,0) to (-1,-2,4).
        assertThat(map.apply(0, -1, 0).distanceTo(new Vector3(-1, -2, 4))).isLessThan(1e-14); // mm
        // LPS point (1,0,0): about x unchanged, about z to (0,1,0), shifted to (1,3,3).
        assertThat(map.apply(-1, 0, 0).distanceTo(new Vector3(-1, -3, 3))).isLessThan(1e-14);
    }

    /** The layout of PETPrep: single precision, a block a frame, Windows line ends tolerated. */
    @Test
    void severalTransformsOfOneFileComeInItsOrder() {
        StringBuilder text = new StringBuilder("#Insight Transform File V1.0\r\n");
        for (int frame = 0; frame < 3; frame++) {
            text.append("#Transform ").append(frame).append("\r\nTransform: AffineTransform_float_3_3\r\n");
            text.append("Parameters: 1 0 0 0 1 0 0 0 1 ").append(-frame).append(" 0 0\r\n");
            text.append("FixedParameters: 0 0 0\r\n\r\n");
        }
        assertThat(ItkTransformFile.read(text.toString(), "x.txt"))
                .extracting(Affine::m03)
                .containsExactly(0.0, 1.0, 2.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#Insight Transform File V1.0\n",
                "1 0 0 0\n0 1 0 0\n0 0 1 0\n0 0 0 1\n",
                HEAD + "Transform: AffineTransform_double_3_3\nParameters: 1 0 0 0 1 0 0 0 1 0 0 0\n",
                HEAD
                        + "Transform: AffineTransform_double_3_3\nParameters: 1 0 0 0 1 0 0 0 1 0 0\nFixedParameters: 0 0 0\n",
                HEAD
                        + "Transform: AffineTransform_double_3_3\nParameters: 1 0 0 0 1 0 0 0 1 0 0 nan\nFixedParameters: 0 0 0\n",
                HEAD
                        + "Transform: AffineTransform_double_3_3\nParameters: 1 0 0 0 1 0 0 0 1 0 0 0,5\nFixedParameters: 0 0 0\n",
                HEAD
                        + "Transform: AffineTransform_double_3_3\nParameters: 1 0 0 0 1 0 0 0 0 0 0 0\nFixedParameters: 0 0 0\n",
                HEAD
                        + "Transform: AffineTransform_double_3_3\nParameters: 1 0 0 0 1 0 0 0 1 0 0 0\nFixedParameters: 0 0\n",
                HEAD
                        + "Transform: BSplineTransform_double_3_3\nParameters: 1 0 0 0 1 0 0 0 1 0 0 0\nFixedParameters: 0 0 0\n",
                HEAD + "Transform: AffineTransform_double_2_2\nParameters: 1 0 0 1 0 0\nFixedParameters: 0 0\n",
                HEAD + "Parameters: 1 0 0 0 1 0 0 0 1 0 0 0\nFixedParameters: 0 0 0\n",
                HEAD + "something else\n"
            })
    void otherFilesAreRefused(String text) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> ItkTransformFile.read(text, "x.txt"));
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(BidsReason.TRANSFORM_FILE_INVALID);
        assertThat(refusal.file()).isEqualTo("x.txt");
    }
}
