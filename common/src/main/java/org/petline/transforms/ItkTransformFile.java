package org.petline.transforms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.petline.Refusal;
import org.petline.bids.BidsReason;
import org.petline.files.DecimalText;
import org.petline.geometry.Affine;

/**
 * Rigid and affine transforms as ITK text files, which ANTs, PETPrep, SimpleITK and 3D Slicer read.
 *
 * <p><b>Direction.</b> {@code from-A_to-B_mode-image_xfm.txt} is named by what happens to images: applied to image A it
 * gives an image on B's grid. For that, ITK asks of each <em>point of B</em> where it lies in A: the matrix in the file
 * maps points from B to A, the other way than the name reads. petline's {@code referenceToFrame} therefore stands in
 * {@code from-orig_to-petref}, and {@code t1wToReference} in {@code from-petref_to-T1w}, neither of them inverted.
 *
 * <p><b>Coordinates.</b> ITK's world is LPS: x grows to the left, y to the back. Here all maps are RAS, in mm; the file's
 * are {@code F M F} with {@code F = diag(-1, -1, 1)}. A shift of (1, 2, 3) in RAS is (-1, -2, 3) in the file; a turn
 * about z keeps its sign.
 *
 * <p><b>Parameters.</b> Nine of the matrix row after row, then the translation t; FixedParameters are a centre c:
 * {@code y = M (x - c) + c + t}. Written with c = 0. Several transforms in one file, one a frame, stand one after the
 * other as {@code #Transform i}; they are a list and no composition. Source: itkTransformFileWriter,
 * itkMatrixOffsetTransformBase; {@link ItkLinearTransform} has the other classes.
 */
public final class ItkTransformFile {
    private static final String MAGIC = "#Insight Transform File V1.0";
    private static final String NUMBER_OF_TRANSFORM = "#Transform ";
    private static final String CLASS = "Transform:";
    private static final String PARAMETERS = "Parameters:";
    private static final String FIXED_PARAMETERS = "FixedParameters:";

    private ItkTransformFile() {}

    /**
     * The text of a file that holds these maps.
     *
     * @param pointMapsRasMm each a map of world points, RAS mm, in the direction that the class tells; at least one
     */
    public static String write(List<Affine> pointMapsRasMm) {
        if (pointMapsRasMm.isEmpty()) throw new IllegalArgumentException("no transform");
        StringBuilder text = new StringBuilder(MAGIC).append('\n');
        for (int n = 0; n < pointMapsRasMm.size(); n++) {
            Affine m = Lps.toRas(pointMapsRasMm.get(n));
            text.append(NUMBER_OF_TRANSFORM).append(n).append('\n');
            text.append(CLASS).append(" AffineTransform_double_3_3\n").append(PARAMETERS);
            double[] parameters = {
                m.m00(), m.m01(), m.m02(), m.m10(), m.m11(), m.m12(), m.m20(), m.m21(), m.m22(), m.m03(), m.m13(),
                m.m23()
            };
            for (double parameter : parameters) {
                text.append(' ').append(DecimalText.of(parameter, DecimalText.EXACT));
            }
            text.append('\n').append(FIXED_PARAMETERS).append(" 0 0 0\n");
        }
        return text.toString();
    }

    /**
     * The maps that a file holds, in its order.
     *
     * @param text of the file
     * @param file its name, for messages
     * @return maps of world points, RAS mm, in the direction that the class tells
     * @throws Refusal TRANSFORM_FILE_INVALID if it is another format, a transform is not linear in three dimensions, a
     *     number is missing or not finite, or a matrix is singular
     */
    public static List<Affine> read(String text, String file) {
        String[] lines = text.split("\r?\n", -1);
        if (!lines[0].strip().equals(MAGIC)) throw invalid(file).found("no line " + MAGIC);
        List<Affine> maps = new ArrayList<>();
        Optional<String> type = Optional.empty();
        double[] parameters = {};
        for (String line : lines) {
            if (line.startsWith(CLASS)) {
                if (type.isPresent()) throw invalid(file).found("a transform without " + FIXED_PARAMETERS);
                type = Optional.of(line.substring(CLASS.length()).strip());
                parameters = new double[0];
            } else if (line.startsWith(PARAMETERS)) {
                parameters = numbers(line.substring(PARAMETERS.length()), file);
            } else if (line.startsWith(FIXED_PARAMETERS)) {
                double[] fixed = numbers(line.substring(FIXED_PARAMETERS.length()), file);
                String name = type.orElseThrow(() -> invalid(file).found("parameters without a line " + CLASS));
                maps.add(map(name, parameters, fixed, file));
                type = Optional.empty();
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw invalid(file).found("the line \"" + line + "\"");
            }
        }
        if (maps.isEmpty() || type.isPresent()) throw invalid(file).found("no complete transform");
        return List.copyOf(maps);
    }

    /** The map of a class with its numbers, in RAS. */
    static Affine map(String type, double[] parameters, double[] fixed, String file) {
        ItkLinearTransform read = ItkLinearTransform.of(type, parameters, fixed)
                .orElseThrow(() -> invalid(file)
                        .field(CLASS)
                        .found(type + " with " + parameters.length + " parameters and " + fixed.length + " fixed"));
        Affine map = read.pointMap();
        double determinant = map.determinant();
        if (!(Math.abs(determinant) > 0) || !Double.isFinite(1 / determinant)) {
            throw invalid(file).field(PARAMETERS).found("a singular matrix");
        }
        return Lps.toRas(map);
    }

    private static double[] numbers(String text, String file) {
        String plain = text.strip();
        if (plain.isEmpty()) return new double[0];
        String[] words = plain.split("\\s+", -1);
        double[] numbers = new double[words.length];
        for (int n = 0; n < words.length; n++) {
            Optional<Double> number = DecimalText.parse(words[n]);
            numbers[n] =
                    number.orElseThrow(() -> invalid(file).field(PARAMETERS).found("\"" + plain + "\""));
        }
        return numbers;
    }

    private static Refusal invalid(String file) {
        return Refusal.of(BidsReason.TRANSFORM_FILE_INVALID).file(file);
    }
}
