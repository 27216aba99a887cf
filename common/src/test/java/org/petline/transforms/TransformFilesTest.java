package org.petline.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.Refusal;
import org.petline.bids.BidsReason;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.testing.LocalStore;

/**
 * Where known points go, worked out by hand from what each software says of its files. The shifts and sides differ in all
 * three axes, so that a wrong order, sign or direction shows.
 */
class TransformFilesTest {
    /** mm; digits of a quarter turn in double precision at tens of mm. */
    private static final double EXACT = 1e-12;

    private static final Grid RIGHT_HANDED = new Grid(10, 12, 8, Affine.scaling(2, 3, 4));
    private static final Grid LEFT_HANDED = new Grid(10, 12, 8, Affine.scaling(-2, 3, 4));

    /** As the LTA's volumes have it. */
    private static final Grid CUBE = Grid.centred(10, 10, 10, 2);

    @TempDir
    private Path folder;

    /** Yaw: SPM turns x to -y. The frame's (1, 0, 0) turns to (0, -1, 0) and is shifted to (1, 1, 3) in the first. */
    @Test
    void spmTurnsAboutTheOriginThenShifts() throws IOException {
        List<RigidTransform> back = read("rp_a.txt", " 0 0 0 0 0 0\n 1.0000000e+00 2 3 0 0 1.5707963267948966\n");

        assertThat(back).hasSize(2);
        assertGoes(back.get(0), new Vector3(7, 8, 9), new Vector3(7, 8, 9));
        assertGoes(back.get(1), new Vector3(1, 1, 3), new Vector3(1, 0, 0));
    }

    /** Pitch: y to -z. Roll: x to -z. */
    @Test
    void spmPitchAndRollHaveTheirSigns() throws IOException {
        List<RigidTransform> back = read("rp_a.txt", "0 0 0 1.5707963267948966 0 0\n0 0 0 0 1.5707963267948966 0\n");

        assertGoes(back.get(0), new Vector3(0, 0, -1), new Vector3(0, 1, 0));
        assertGoes(back.get(1), new Vector3(0, 0, -1), new Vector3(1, 0, 0));
    }

    /** Yaw before pitch: x to -y, then -y to z. */
    @Test
    void spmTurnsAboutZFirst() throws IOException {
        List<RigidTransform> back = read("rp_a.txt", "0 0 0 1.5707963267948966 0 1.5707963267948966\n");

        assertGoes(back.get(0), new Vector3(0, 0, 1), new Vector3(1, 0, 0));
    }

    @Test
    void spmMatricesGoFromTheFrameToTheFirst() throws IOException {
        String text = "1 0 0 5\n0 1 0 0\n0 0 1 -2\n0 0 0 1\n\n0 -1 0 0\n1 0 0 0\n0 0 1 0\n0 0 0 1\n";
        List<RigidTransform> back = read("x.txt", text, TransformFormat.SPM, RIGHT_HANDED, RIGHT_HANDED);

        assertGoes(back.get(0), new Vector3(5, 0, -2), new Vector3(0, 0, 0));
        assertGoes(back.get(1), new Vector3(0, 1, 0), new Vector3(1, 0, 0));
    }

    /**
     * FSL's x counts towards the subject's left in both images here (in the right-handed one from its other end), so a
     * shift of the frame by +5 in x is one of -5 in RAS: the reference's point is found 5 mm farther right in the frame.
     */
    @Test
    void fslCountsTowardsTheLeftWhateverTheHandedness() throws IOException {
        String shift = "1 0 0 5\n0 1 0 3\n0 0 1 0\n0 0 0 1\n";
        for (Grid grid : List.of(RIGHT_HANDED, LEFT_HANDED)) {
            RigidTransform back =
                    read("MAT_0000", shift, TransformFormat.AUTO, grid, grid).get(0);
            assertGoes(back, new Vector3(0, 0, 0), new Vector3(5, -3, 0));
        }
    }

    /**
     * No motion in FSL's millimetres, other grids: the fixed image has 20 voxels of 1 mm from x = 100, where 110 lies
     * 119 - 110 = 9 mm from its end; the moving one 10 of 2 mm from 0, where that is 18 - 9 = 9.
     */
    @Test
    void fslStartsAtTheCornerOfEachImage() throws IOException {
        Grid fixed = new Grid(20, 20, 20, Affine.translation(new Vector3(100, -7, 11)));
        String identity = "1 0 0 0\n0 1 0 0\n0 0 1 0\n0 0 0 1\n";
        RigidTransform back = read("pet2t1.mat", identity, TransformFormat.FSL, RIGHT_HANDED, fixed)
                .get(0);

        assertGoes(back, new Vector3(110, -7, 11), new Vector3(9, 0, 0));
    }

    /** A quarter turn in FSL's plane, x to y: seen in RAS, where x is turned round, -x to y. */
    @Test
    void fslTurnsAreMirroredToo() throws IOException {
        Grid grid = new Grid(1, 1, 1, Affine.IDENTITY);
        String turn = "0 -1 0 0\n1 0 0 0\n0 0 1 0\n0 0 0 1\n";
        RigidTransform back =
                read("a.mat", turn, TransformFormat.AUTO, grid, grid).get(0);

        assertGoes(back, new Vector3(0, 1, 0), new Vector3(-1, 0, 0));
    }

    @Test
    void ltaOfWorldsGoesFromItsSourceToItsDestination() throws IOException {
        RigidTransform back = readLta(lta(1, "1 0 0 4\n0 1 0 5\n0 0 1 6\n0 0 0 1\n"), CUBE, CUBE);

        assertGoes(back, new Vector3(4, 5, 6), new Vector3(0, 0, 0));
    }

    /** One voxel along i is 2 mm to the left; the destination's middle lies (5, 6, 7) from the source's. */
    @Test
    void ltaOfVoxelsTakesBothVolumesIntoAccount() throws IOException {
        RigidTransform back = readLta(lta(0, "1 0 0 1\n0 1 0 0\n0 0 1 0\n0 0 0 1\n"), CUBE, CUBE);

        assertGoes(back, new Vector3(3, 6, 7), new Vector3(0, 0, 0));
    }

    @Test
    void itkIsTakenAsItIs() throws IOException {
        Affine map = Affine.ofRows(0, -1, 0, 1, 1, 0, 0, 2, 0, 0, 1, 3);

        assertThat(read("x_xfm.txt", ItkTransformFile.write(List.of(map, Affine.IDENTITY))))
                .containsExactly(RigidTransform.of(map), RigidTransform.IDENTITY);
    }

    /** Quarter turns about z in LPS, x to y, of the classes that ITK's registration methods write. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "VersorRigid3DTransform_double_3_3 | 0 0 0.70710678118654752 0 0 0 | 0 0 0",
                "Rigid3DTransform_double_3_3 | 0 -1 0 1 0 0 0 0 1 0 0 0 | 0 0 0",
                "Euler3DTransform_double_3_3 | 0 0 1.5707963267948966 0 0 0 | 0 0 0 0",
                "Euler3DTransform_float_3_3 | 0 0 1.5707963267948966 0 0 0 | 0 0 0"
            })
    void itkClassesTurnAlike(String type, String parameters, String fixed) throws IOException {
        String text = "#Insight Transform File V1.0\n#Transform 0\nTransform: " + type + "\nParameters: " + parameters
                + "\nFixedParameters: " + fixed + "\n";

        // LPS (1, 0, 0) is RAS (-1, 0, 0); it turns to LPS (0, 1, 0), RAS (0, -1, 0).
        assertGoes(read("x.txt", text).get(0), new Vector3(-1, 0, 0), new Vector3(0, -1, 0));
    }

    /** With ComputeZYX about x comes first: LPS (0, 1, 0) to (0, 0, 1), then about y to (1, 0, 0). */
    @Test
    void itksFourthFixedParameterTurnsTheOrder() throws IOException {
        String text = """
                #Insight Transform File V1.0
                Transform: Euler3DTransform_double_3_3
                Parameters: 1.5707963267948966 1.5707963267948966 0 0 0 0
                FixedParameters: 0 0 0 1
                """;

        assertGoes(read("x.txt", text).get(0), new Vector3(0, -1, 0), new Vector3(-1, 0, 0));
    }

    @Test
    void itkShiftsAndIdentitiesAreRead() throws IOException {
        String text = """
                #Insight Transform File V1.0
                Transform: TranslationTransform_double_3_3
                Parameters: 1 2 3
                FixedParameters:
                Transform: IdentityTransform_double_3_3
                Parameters:
                FixedParameters:
                """;

        assertGoes(read("x.txt", text).get(0), Vector3.ZERO, new Vector3(-1, -2, 3));
        assertThat(read("x.txt", text).get(1)).isEqualTo(RigidTransform.IDENTITY);
    }

    @Test
    void filesAreReadInTheOrderGiven() throws IOException {
        Files.writeString(folder.resolve("a"), "1 0 0 0\n0 1 0 0\n0 0 1 0\n0 0 0 1\n");
        Files.writeString(folder.resolve("b"), "1 0 0 0\n0 1 0 -3\n0 0 1 0\n0 0 0 1\n");
        List<RigidTransform> both = TransformFiles.read(
                new LocalStore(folder), List.of("b", "a"), TransformFormat.AUTO, RIGHT_HANDED, RIGHT_HANDED);

        assertGoes(both.get(0), Vector3.ZERO, new Vector3(0, 3, 0));
        assertGoes(both.get(1), Vector3.ZERO, Vector3.ZERO);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "TRANSFORM_FORMAT_UNKNOWN | '' | AUTO",
                "TRANSFORM_FORMAT_UNKNOWN | 1 2 3 | AUTO",
                "TRANSFORM_FORMAT_UNKNOWN | 0 0 0 0 0 nan | AUTO",
                "TRANSFORM_FORMAT_UNKNOWN | 1 0 0 0;0 1 0 0;0 0 1 0;0 0 0 2 | AUTO",
                "TRANSFORM_FORMAT_UNKNOWN | 1 0 0 0;0 1 0 0;0 0 1 0 | AUTO",
                "TRANSFORM_FILE_INVALID | 0 0 0 0 0 0 | FSL",
                "TRANSFORM_FILE_INVALID | 0 0 0 0 0 | SPM",
                "TRANSFORM_FILE_INVALID | 0 0 0 0 0 0 | ITK",
                "TRANSFORM_FILE_INVALID | 0 0 0 0 0 0 | LTA",
                "TRANSFORM_FILE_INVALID | 1 0 0 0;0 1 0 0;0 0 0 0;0 0 0 1 | FSL",
                "TRANSFORM_NOT_RIGID | 1.01 0 0 0;0 1 0 0;0 0 1 0;0 0 0 1 | AUTO",
                "TRANSFORM_NOT_RIGID | 1 0.02 0 0;0 1 0 0;0 0 1 0;0 0 0 1 | AUTO",
                "TRANSFORM_NOT_RIGID | -1 0 0 0;0 1 0 0;0 0 1 0;0 0 0 1 | SPM"
            })
    void otherFilesAreRefusedByName(String code, String rows, TransformFormat format) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> read("x.txt", rows.replace(';', '\n'), format, RIGHT_HANDED, RIGHT_HANDED));

        assertThat(refusal.reason().name()).isEqualTo(code);
        assertThat(refusal.file()).isEqualTo("x.txt");
        assertThat(refusal.found()).isNotBlank();
    }

    /** What people have beside the forms that are read; each is told what it is and what to give in its place. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "x.par | 0 0 0 0 0 0;0.01 0 0 0.5 1 2 | TRANSFORM_FORMAT_NOT_READ | MCFLIRT's .par",
                "x.txt | 0 0 0 0 0 0;0.01 0 0 0.5 1 2 | TRANSFORM_FORMAT_AMBIGUOUS | 2 rows of 6",
                "x.1D | 0 0 0 0 0 0;0.1 0.2 0 0.5 1 2 | TRANSFORM_FORMAT_NOT_READ | AFNI's motion parameters",
                "x.dfile.1D | 0 0 0 0 0 0 0 1 1 | TRANSFORM_FORMAT_NOT_READ | AFNI's motion parameters",
                "x.0.txt | (Transform \"EulerTransform\");(NumberOfParameters 6) | TRANSFORM_FORMAT_NOT_READ | elastix",
                "x.xfm | MNI Transform File;%;Transform_Type = Linear | TRANSFORM_FORMAT_NOT_READ | MINC",
                "register.dat | sub-01;2.0;2.0;0.15;1 0 0 0;0 1 0 0;0 0 1 0;0 0 0 1;round | TRANSFORM_FORMAT_NOT_READ | register.dat",
            })
    void formsOfOtherProgramsAreRefusedByTheirName(String name, String rows, String code, String found) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read(name, rows.replace(';', '\n')));

        assertThat(refusal.reason().name()).isEqualTo(code);
        assertThat(refusal.found()).contains(found);
    }

    @Test
    void sixNumbersARowAreSpmsWhereTheUserSaysSo() throws IOException {
        List<RigidTransform> back = read("x.txt", "1 2 3 0 0 0\n", TransformFormat.SPM, RIGHT_HANDED, RIGHT_HANDED);

        assertGoes(back.get(0), new Vector3(1, 2, 3), Vector3.ZERO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "89 48 44 46 0d 0a 1a 0a 00 | HDF5",
                "1f8b 0800 | gzip",
                "4d41 544c 4142 2035 2e30 204d 4154 2d66 696c 65 | level 5",
            })
    void binaryFormsAreRefusedByTheirName(String hex, String found) throws IOException {
        Files.write(folder.resolve("x.h5"), HexFormat.of().parseHex(hex.replace(" ", "")));
        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> TransformFiles.read(new LocalStore(folder), List.of("x.h5"), TransformFormat.AUTO, CUBE, CUBE));

        assertThat(refusal.reason()).isEqualTo(TransformReason.TRANSFORM_FORMAT_NOT_READ);
        assertThat(refusal.found()).contains(found);
    }

    /** A shift of (1, 2, 3) in LPS is (-1, -2, 3) here; the base's point 0 is found there in the frame. */
    @Test
    void afnisMatricesGoFromTheBaseToTheFrame() throws IOException {
        String rows = """
                # 3dvolreg matrices (DICOM-to-DICOM, row-by-row):
                1 0 0 0 0 1 0 0 0 0 1 0
                 0 -1 0 1 1 0 0 2 0 0 1 3
                """;
        List<RigidTransform> back = read("x.aff12.1D", rows);

        assertThat(back).hasSize(2);
        assertGoes(back.get(0), new Vector3(7, 8, 9), new Vector3(7, 8, 9));
        assertGoes(back.get(1), Vector3.ZERO, new Vector3(-1, -2, 3));
        assertGoes(back.get(1), new Vector3(1, 0, 0), new Vector3(-1, -1, 3));
    }

    @Test
    void afnisMatricesOfATiltedImageAreRefused() {
        Grid tilted = new Grid(10, 10, 10, Affine.ofRows(2, 0, 0, 0, 0, 1.96, -0.4, 0, 0, 0.4, 1.96, 0));
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> read("x.1D", "1 0 0 0 0 1 0 0 0 0 1 0", TransformFormat.AUTO, tilted, tilted));

        assertThat(refusal.found()).contains("oblique");
    }

    /** As antsRegistration's 0GenericAffine.mat: the same numbers as in ITK's text, about a centre. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void antsBinaryFilesSayWhatItksTextSays(boolean doubles) throws IOException {
        double[] parameters = {0, -1, 0, 1, 0, 0, 0, 0, 1, 4, 5, 6};
        double[] centre = {10, 20, 30};
        String type = "AffineTransform_" + (doubles ? "double" : "float") + "_3_3";
        Files.write(folder.resolve("a.mat"), matlab(doubles, type, parameters, centre));
        String text = """
                #Insight Transform File V1.0
                #Transform 0
                Transform: AffineTransform_double_3_3
                Parameters: 0 -1 0 1 0 0 0 0 1 4 5 6
                FixedParameters: 10 20 30
                """;

        assertThat(TransformFiles.read(new LocalStore(folder), List.of("a.mat"), TransformFormat.AUTO, CUBE, CUBE))
                .isEqualTo(read("a.txt", text));
    }

    @Test
    void everyCutOfABinaryFileIsRefused() throws IOException {
        byte[] whole = matlab(true, "AffineTransform_double_3_3", new double[12], new double[3]);
        for (int length = 20; length < whole.length; length++) {
            Files.write(folder.resolve("a.mat"), Arrays.copyOf(whole, length));
            Refusal refusal = catchThrowableOfType(
                    Refusal.class,
                    () -> TransformFiles.read(
                            new LocalStore(folder), List.of("a.mat"), TransformFormat.AUTO, CUBE, CUBE));
            assertThat(refusal.reason()).isEqualTo(BidsReason.TRANSFORM_FILE_INVALID);
        }
    }

    private static byte[] matlab(boolean doubles, String type, double[] parameters, double[] fixed) {
        ByteBuffer out = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
        matrix(out, doubles, type, parameters);
        matrix(out, doubles, "fixed", fixed);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void matrix(ByteBuffer out, boolean doubles, String name, double[] numbers) {
        out.putInt(doubles ? 0 : 10).putInt(numbers.length).putInt(1).putInt(0).putInt(name.length() + 1);
        out.put(name.getBytes(StandardCharsets.US_ASCII)).put((byte) 0);
        for (double number : numbers) {
            if (doubles) out.putDouble(number);
            else out.putFloat((float) number);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"type      = 1|type      = 14", "nxforms   = 1|nxforms   = 2", "1 4 4|1 4 3"})
    void damagedLtaIsRefused(String from, String to) {
        String text = lta(1, "1 0 0 4\n0 1 0 5\n0 0 1 6\n0 0 0 1\n").replace(from, to);
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> readLta(text, CUBE, CUBE));

        assertThat(refusal.reason()).isEqualTo(BidsReason.TRANSFORM_FILE_INVALID);
    }

    /** X08, X04: what FreeSurfer's file says of the images it was made from. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "another scanner's PET | 128 128 63 | 2 2 2 | 0 0 0 | src volume info",
                "another T1w | 400 400 400 | 0.5 0.5 0.5 | 0 300 0 | dst volume info",
                "PET and T1w exchanged | EXCHANGED | | | src volume info",
            })
    void ltaOfOtherImagesIsRefused(String what, String dims, String size, String middle, String field) {
        Grid pet = Grid.centred(40, 40, 30, 4);
        Grid t1w = Grid.centred(176, 256, 256, 1);
        boolean first = field.startsWith("src");
        String petHere = ltaVolume("40 40 30", "4 4 4", "2 2 2");
        String t1wHere = ltaVolume("176 256 256", "1 1 1", "0.5 0.5 0.5");
        String wrong = dims.equals("EXCHANGED") ? "" : ltaVolume(dims, size, first ? "0 200 0" : middle);
        String text = wrong.isEmpty() ? lta(t1wHere, petHere) : lta(first ? wrong : petHere, first ? t1wHere : wrong);
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> readLta(text, pet, t1w));

        assertThat(refusal).as(what).isNotNull();
        assertThat(refusal.reason()).isEqualTo(TransformReason.TRANSFORM_OF_ANOTHER_IMAGE);
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal.found()).contains("voxels");
    }

    /** What other software makes of an image before it registers it: the world stays the same. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "as it is | 176 256 256 | 1 1 1 | 0.5 0.5 0.5",
                "conformed to 256 voxels of 1 mm | 256 256 256 | 1 1 1 | 0.5 0.5 0.5",
                "conformed from other voxels | 256 256 256 | 0.8 0.8 0.8 | 1 0 0",
                "cropped and resampled | 120 160 150 | 1.2 1.2 1.2 | 0 4 20",
                "moved by another header | 176 256 256 | 1 1 1 | 40 50 60",
            })
    void ltaOfTheSameWorldIsTaken(String what, String dims, String size, String middle) throws IOException {
        Grid pet = Grid.centred(40, 40, 30, 4);
        Grid t1w = Grid.centred(176, 256, 256, 1);
        String text = lta(ltaVolume("40 40 30", "4 4 4", "2 2 2"), ltaVolume(dims, size, middle));

        assertGoes(readLta(text, pet, t1w), new Vector3(4, 5, 6), Vector3.ZERO);
    }

    @Test
    void ltaThatDescribesNoImageIsTaken() throws IOException {
        String text = lta(1, "1 0 0 4\n0 1 0 5\n0 0 1 6\n0 0 0 1\n").replace("valid = 1", "valid = 0");
        Grid other = Grid.centred(33, 44, 55, 1.5);

        assertGoes(readLta(text, other, other), new Vector3(4, 5, 6), Vector3.ZERO);
    }

    private RigidTransform readLta(String text, Grid source, Grid destination) throws IOException {
        return read("a.lta", text, TransformFormat.AUTO, source, destination).get(0);
    }

    private static String ltaVolume(String dims, String size, String middle) {
        return "valid = 1  # volume info valid\nfilename = a.nii.gz\nvolume = " + dims + "\nvoxelsize = " + size
                + "\nxras   = 1 0 0\nyras   = 0 1 0\nzras   = 0 0 1\ncras   = " + middle + "\n";
    }

    private static String lta(String source, String destination) {
        return "type      = 1\nnxforms   = 1\nmean      = 0 0 0\nsigma     = 1.0\n1 4 4\n"
                + "1 0 0 4\n0 1 0 5\n0 0 1 6\n0 0 0 1\nsrc volume info\n" + source + "dst volume info\n"
                + destination + "subject none\nfscale 0.1\n";
    }

    private static String lta(int type, String matrix) {
        String volume = """
                valid = 1  # volume info valid
                filename = a.nii.gz
                volume = 10 10 10
                voxelsize = 2.0e+00 2.0e+00 2.0e+00
                xras   = -1 0 0
                yras   = 0 0 -1
                zras   = 0 1 0
                cras   = %s
                """;
        return "# transform file a.lta\n\ntype      = " + type + " # as said\nnxforms   = 1\nmean      = 0 0 0\n"
                + "sigma     = 1.0\n1 4 4\n" + matrix + "src volume info\n" + volume.formatted("0 0 0")
                + "dst volume info\n" + volume.formatted("5 6 7") + "subject none\nfscale 0.1\n";
    }

    private List<RigidTransform> read(String name, String text) throws IOException {
        return read(name, text, TransformFormat.AUTO, RIGHT_HANDED, RIGHT_HANDED);
    }

    private List<RigidTransform> read(String name, String text, TransformFormat format, Grid moving, Grid fixed)
            throws IOException {
        Files.writeString(folder.resolve(name), text);
        return TransformFiles.read(new LocalStore(folder), List.of(name), format, moving, fixed);
    }

    private static void assertGoes(RigidTransform transform, Vector3 fixed, Vector3 moving) {
        assertThat(transform.apply(fixed).distanceTo(moving)).isLessThan(EXACT);
    }
}
