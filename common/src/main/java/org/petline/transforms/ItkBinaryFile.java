package org.petline.transforms;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.petline.Refusal;
import org.petline.bids.BidsReason;
import org.petline.geometry.Affine;

/**
 * Linear transforms as antsRegistration writes them by default, {@code *_0GenericAffine.mat}: ITK's numbers in a MATLAB
 * file of level 4, a matrix that is called after the transform's class and one called {@code fixed} with its centre.
 *
 * <p>Means the same as {@link ItkTransformFile}. Source: itkMatlabTransformIO; MATLAB's "MAT-File Format", level 4.
 */
final class ItkBinaryFile {
    private static final int HEADER_BYTES = 20;
    private static final int LONGEST_NAME = 64;

    /** Twelve of an affine transform; nothing linear has more. */
    private static final int MOST_NUMBERS = 64;

    /** Type MOPT: M 0 is little and 1 big endian, P 0 is doubles and 1 floats, T 0 is a full matrix. */
    private static final int LITTLE_DOUBLES = 0;

    private static final int LITTLE_FLOATS = 10;

    private final ByteBuffer bytes;
    private final String file;

    private ItkBinaryFile(byte[] bytes, String file) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.file = file;
    }

    /** A matrix and its name. */
    private record Matrix(String name, List<Double> values) {
        private double[] numbers() {
            return values.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /** Whether a file's first bytes are those of such a file: no text begins so. */
    static boolean isOne(byte[] head) {
        if (head.length < HEADER_BYTES) return false;
        ByteBuffer first = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int type = first.getInt();
        int rows = first.getInt();
        int columns = first.getInt();
        return (type == LITTLE_DOUBLES || type == LITTLE_FLOATS)
                && rows > 0
                && columns > 0
                && first.getInt() == 0
                && first.getInt() > 1;
    }

    /**
     * The maps that a file holds, in its order: RAS mm, in the direction that the class tells.
     *
     * @throws Refusal TRANSFORM_FILE_INVALID
     */
    static List<Affine> read(byte[] content, String file) {
        ItkBinaryFile reader = new ItkBinaryFile(content, file);
        List<Affine> maps = new ArrayList<>();
        while (reader.bytes.hasRemaining()) {
            Matrix parameters = reader.next();
            Matrix fixed = reader.next();
            if (!fixed.name.equals("fixed")) throw reader.invalid("the matrix " + fixed.name + " in place of fixed");
            maps.add(ItkTransformFile.map(parameters.name, parameters.numbers(), fixed.numbers(), file));
        }
        return maps;
    }

    private Matrix next() {
        if (bytes.remaining() < HEADER_BYTES) throw invalid("the end of the file in a matrix's header");
        int type = bytes.getInt();
        long count = (long) bytes.getInt() * bytes.getInt();
        int imaginary = bytes.getInt();
        int length = bytes.getInt();
        boolean known = (type == LITTLE_DOUBLES || type == LITTLE_FLOATS) && imaginary == 0;
        boolean bounded = count >= 0 && count <= MOST_NUMBERS && length > 0 && length <= LONGEST_NAME;
        if (!known || !bounded) throw invalid("a matrix of type " + type + " with " + count + " numbers");
        int size = type == LITTLE_DOUBLES ? Double.BYTES : Float.BYTES;
        if (bytes.remaining() < length + count * size) throw invalid("the end of the file in a matrix");
        byte[] name = new byte[length];
        bytes.get(name);
        List<Double> numbers = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            double number = type == LITTLE_DOUBLES ? bytes.getDouble() : bytes.getFloat();
            if (!Double.isFinite(number)) throw invalid("a number that is not finite");
            numbers.add(number);
        }
        return new Matrix(new String(name, StandardCharsets.US_ASCII).replace("\0", ""), numbers);
    }

    private Refusal invalid(String found) {
        return Refusal.of(BidsReason.TRANSFORM_FILE_INVALID)
                .file(file)
                .found(found + " (ITK's transform in a MATLAB file)");
    }
}
