package org.petline.transforms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.petline.Refusal;
import org.petline.bids.BidsReason;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.Vector3;

/**
 * FreeSurfer's linear transform array, as mri_coreg, mri_robust_register, mri_robust_template and bbregister write it.
 *
 * <p>Matrices map points of the source (moving) to the destination (fixed): type 1 in the scanner's RAS mm, type 0 from
 * voxels to voxels of the two volumes that the file describes. A volume's middle, {@code cras}, is that of its voxel
 * number dims / 2. Source: FreeSurfer's transform.cpp.
 */
final class LtaTransform {
    private static final String VOXELS = "0";
    private static final String SCANNER_RAS = "1";
    private static final String MATRIX = "1 4 4";
    private static final String SOURCE = "src ";
    private static final String DESTINATION = "dst ";
    private static final String VALID = "valid";
    private static final int SIDE = 4;

    private final String file;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<Affine> matrices = new ArrayList<>();

    private LtaTransform(String file) {
        this.file = file;
    }

    /** Whether a text has what every LTA begins with. */
    static boolean looksLikeOne(String text) {
        return text.lines().limit(20).anyMatch(line -> line.matches("nxforms\\s*=.*"));
    }

    /**
     * Maps of world points from destination to source, RAS mm.
     *
     * @param source grid of the image that the source must be; {@code destination} likewise
     * @throws Refusal TRANSFORM_FILE_INVALID, or TRANSFORM_OF_ANOTHER_IMAGE where the file describes other images
     */
    static List<Affine> read(String text, String file, Grid source, Grid destination) {
        LtaTransform lta = new LtaTransform(file);
        lta.parse(text.split("\r?\n", -1));
        lta.requireMadeFrom(LtaVolume.of(source), LtaVolume.of(destination));
        return lta.destinationToSource();
    }

    /** Fields of a volume are kept under its name: {@code src cras}. */
    private void parse(String[] lines) {
        String volume = "";
        for (int n = 0; n < lines.length; n++) {
            String line = lines[n].replaceFirst("#.*", "").strip();
            int equals = line.indexOf('=');
            if (line.equals("src volume info")) volume = SOURCE;
            else if (line.equals("dst volume info")) volume = DESTINATION;
            else if (line.equals(MATRIX)) matrices.add(matrix(lines, n + 1));
            else if (equals > 0)
                fields.put(
                        volume + line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
        }
        if (!fields.getOrDefault("nxforms", "").equals(Integer.toString(matrices.size())) || matrices.isEmpty()) {
            throw invalid("nxforms", matrices.size() + " matrices for " + fields.get("nxforms"));
        }
    }

    private Affine matrix(String[] lines, int first) {
        int end = Math.min(first + SIDE, lines.length);
        return NumberRows.of(String.join("\n", Arrays.copyOfRange(lines, Math.min(first, end), end)))
                .filter(NumberRows::isMatrices)
                .orElseThrow(() -> invalid(MATRIX, "no four rows of four numbers below it"))
                .matrices()
                .get(0);
    }

    private void requireMadeFrom(LtaVolume source, LtaVolume destination) {
        Optional<LtaVolume> from = described(SOURCE);
        Optional<LtaVolume> to = described(DESTINATION);
        boolean exchanged = from.isPresent()
                && to.isPresent()
                && !source.isLike(destination)
                && from.get().isLike(destination)
                && to.get().isLike(source);
        if (exchanged) {
            throw another(SOURCE)
                    .found("the source has the voxels of the destination, " + from.get()
                            + ", and the destination those of the source");
        }
        requireSame(SOURCE, from, source);
        requireSame(DESTINATION, to, destination);
    }

    private void requireSame(String volume, Optional<LtaVolume> said, LtaVolume there) {
        if (said.isEmpty() || said.get().mayBe(there)) return;
        throw another(volume).found(said.get() + ", and the scan's has " + there);
    }

    private Refusal another(String volume) {
        return Refusal.of(TransformReason.TRANSFORM_OF_ANOTHER_IMAGE).file(file).field(volume + "volume info");
    }

    /** The image as the file has it; empty if the file does not say, which FreeSurfer allows. */
    private Optional<LtaVolume> described(String volume) {
        if (!fields.getOrDefault(volume + VALID, "").equals("1")) return Optional.empty();
        double[] dims = three(volume + "volume");
        Affine voxelToWorld = voxelToWorld(volume);
        Inverse.of(voxelToWorld, file);
        return Optional.of(new LtaVolume(voxelToWorld, (int) dims[0], (int) dims[1], (int) dims[2]));
    }

    private List<Affine> destinationToSource() {
        String type = fields.getOrDefault("type", "");
        return switch (type) {
            case SCANNER_RAS ->
                matrices.stream().map(matrix -> Inverse.of(matrix, file)).toList();
            case VOXELS -> {
                Affine source = voxelToWorld(SOURCE);
                Affine destination = voxelToWorld(DESTINATION);
                yield matrices.stream()
                        .map(matrix -> Inverse.of(destination, file)
                                .then(Inverse.of(matrix, file))
                                .then(source))
                        .toList();
            }
            default -> throw invalid("type", type + ", neither voxel to voxel (0) nor RAS to RAS (1)");
        };
    }

    private Affine voxelToWorld(String volume) {
        if (!fields.getOrDefault(volume + VALID, "").equals("1")) throw invalid(volume + VALID, "no such volume");
        double[] dims = three(volume + "volume");
        double[] size = three(volume + "voxelsize");
        double[] x = three(volume + "xras");
        double[] y = three(volume + "yras");
        double[] z = three(volume + "zras");
        double[] middle = three(volume + "cras");
        double[] rows = new double[12];
        for (int row = 0; row < 3; row++) {
            rows[SIDE * row] = x[row] * size[0];
            rows[SIDE * row + 1] = y[row] * size[1];
            rows[SIDE * row + 2] = z[row] * size[2];
        }
        Vector3 turned = Affine.ofRows(rows).apply(dims[0] / 2, dims[1] / 2, dims[2] / 2);
        rows[3] = middle[0] - turned.x();
        rows[7] = middle[1] - turned.y();
        rows[11] = middle[2] - turned.z();
        return Affine.ofRows(rows);
    }

    private double[] three(String field) {
        Optional<NumberRows> rows = NumberRows.of(fields.getOrDefault(field, ""));
        if (rows.isEmpty() || rows.get().count() != 1 || rows.get().width() != 3) {
            throw invalid(field, "\"" + fields.getOrDefault(field, "") + "\" for three numbers");
        }
        return rows.get().row(0);
    }

    private Refusal invalid(String field, String found) {
        return Refusal.of(BidsReason.TRANSFORM_FILE_INVALID)
                .file(file)
                .field(field)
                .found(found);
    }
}
