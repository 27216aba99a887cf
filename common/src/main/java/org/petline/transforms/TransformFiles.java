package org.petline.transforms;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.petline.Refusal;
import org.petline.bids.BidsReason;
import org.petline.files.BoundedText;
import org.petline.files.Store;
import org.petline.geometry.Affine;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;

/**
 * Rigid transforms that other software wrote, all turned into maps of world points (RAS, mm) from the fixed
 * image to the moving one: for head motion {@code referenceToFrame}, for the coregistration of PET to T1w {@code
 * t1wToReference}.
 *
 * <p>Which way each format goes, with PET or a frame of it moving:
 *
 * <ul>
 *   <li>ITK maps points of the fixed image to the moving one, in LPS: taken as it is, see {@link ItkTransformFile}; ANTs'
 *       binary files say the same, see {@link ItkBinaryFile}.
 *   <li>FSL's matrices map the moving image ({@code -in}) to the fixed one ({@code -ref}), in millimetres that count from
 *       a corner of each image: inverted, see {@link FslMatrix}.
 *   <li>SPM's {@code rp_*.txt} and matrices map a frame to the first one, in the world's millimetres: inverted, see
 *       {@link SpmRealignment}.
 *   <li>AFNI's {@code aff12.1D} maps points of the base to those of the source, in LPS: taken as it is, see
 *       {@link AfniMatrices}.
 *   <li>FreeSurfer's LTA maps its source (moving) to its destination (fixed): inverted, see {@link LtaTransform}. It alone
 *       describes the images that it was made from, and is refused if they are others.
 * </ul>
 */
public final class TransformFiles {
    private static final int HEAD_BYTES = 64;

    /** One of ANTs' files has 304 bytes. */
    private static final int MOST_BINARY_BYTES = 1 << 16;

    private TransformFiles() {}

    /**
     * The transforms of some files, one after the other.
     *
     * @param paths in the order wanted; each may hold several transforms
     * @param moving grid of the frames or of the PET reference; FSL counts from its corner
     * @param fixed grid of the image that the others are laid on
     * @return maps of world points from fixed to moving, RAS mm
     * @throws Refusal TRANSFORM_FORMAT_UNKNOWN, TRANSFORM_FORMAT_NOT_READ, TRANSFORM_FORMAT_AMBIGUOUS, TRANSFORM_FILE_INVALID, TRANSFORM_OF_ANOTHER_IMAGE or
     *     TRANSFORM_NOT_RIGID
     */
    public static List<RigidTransform> read(
            Store store, List<String> paths, TransformFormat format, Grid moving, Grid fixed) throws IOException {
        List<RigidTransform> transforms = new ArrayList<>();
        for (String path : paths) {
            for (Affine map : fixedToMoving(store, path, format, moving, fixed)) transforms.add(rigid(map, path));
        }
        return transforms;
    }

    private static List<Affine> fixedToMoving(Store store, String file, TransformFormat format, Grid moving, Grid fixed)
            throws IOException {
        byte[] head = head(store, file);
        if (ItkBinaryFile.isOne(head)) {
            try (InputStream in = store.open(file)) {
                return ItkBinaryFile.read(in.readNBytes(MOST_BINARY_BYTES), file);
            }
        }
        ForeignForm.ofBytes(head).ifPresent(form -> {
            throw notRead(form, file);
        });
        String text = BoundedText.read(store, file, BidsReason.TRANSFORM_FILE_INVALID);
        ForeignForm.ofText(text, file).ifPresent(form -> {
            throw notRead(form, file);
        });
        return switch (format == TransformFormat.AUTO ? recognised(text, file) : format) {
            case ITK -> ItkTransformFile.read(text, file);
            case FSL -> FslMatrix.read(text, file, moving, fixed);
            case SPM -> SpmRealignment.read(text, file);
            case AFNI -> AfniMatrices.read(text, file, moving, fixed);
            case LTA -> LtaTransform.read(text, file, moving, fixed);
            case AUTO -> throw new IllegalStateException("recognised as nothing");
        };
    }

    /** By what only this format has; four rows of four numbers are FSL's unless the user says SPM's. */
    private static TransformFormat recognised(String text, String file) {
        if (text.startsWith("#Insight Transform File")) return TransformFormat.ITK;
        if (LtaTransform.looksLikeOne(text)) return TransformFormat.LTA;
        Optional<NumberRows> rows = NumberRows.of(text);
        if (rows.isPresent() && rows.get().isMatrices()) return TransformFormat.FSL;
        if (rows.isPresent() && rows.get().width() == AfniMatrices.NUMBERS) return TransformFormat.AFNI;
        if (rows.isPresent() && rows.get().width() == SpmRealignment.PARAMETERS) {
            if (file.substring(file.lastIndexOf('/') + 1).startsWith("rp_")) return TransformFormat.SPM;
            throw Refusal.of(TransformReason.TRANSFORM_FORMAT_AMBIGUOUS)
                    .file(file)
                    .found(rows.get().toString());
        }
        throw Refusal.of(TransformReason.TRANSFORM_FORMAT_UNKNOWN)
                .file(file)
                .found(text.isBlank() ? "an empty file" : "\"" + firstLine(text) + "\"");
    }

    private static byte[] head(Store store, String file) throws IOException {
        try (InputStream in = store.open(file)) {
            return in.readNBytes(HEAD_BYTES);
        }
    }

    private static Refusal notRead(String form, String file) {
        return Refusal.of(TransformReason.TRANSFORM_FORMAT_NOT_READ).file(file).found(form);
    }

    private static String firstLine(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.length() <= 60 ? line : line.substring(0, 60) + "...";
    }

    private static RigidTransform rigid(Affine map, String file) {
        try {
            return RigidTransform.of(map);
        } catch (IllegalArgumentException scaled) {
            throw Refusal.of(TransformReason.TRANSFORM_NOT_RIGID)
                    .file(file)
                    .found(scaled.getMessage())
                    .because(scaled);
        }
    }
}
