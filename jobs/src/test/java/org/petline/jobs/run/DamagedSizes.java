package org.petline.jobs.run;

import static org.petline.jobs.run.Damage.equal;
import static org.petline.jobs.run.Damage.refused;
import static org.petline.jobs.run.HeaderEdit.fields;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.petline.testing.GzipBytes;
import org.petline.testing.MghBytes;

/** Files that would take gigabytes, or hours, if they were believed; the letter is z. */
final class DamagedSizes {
    private static final byte[] GIGABYTE = GzipBytes.joined(
            Collections.nCopies(64, GzipBytes.member(new byte[1 << 24])).toArray(byte[][]::new));

    private static final int LONG = 10_000;

    private DamagedSizes() {}

    static List<Damage> sizes() {
        return List.of(
                refused("N27z", "a gigabyte behind the frames", "NIFTI_TRAILING_BYTES", behind(TinyStudy::pet)),
                refused("N27y", "a gigabyte behind the T1w", "NIFTI_TRAILING_BYTES", behind(TinyStudy::t1w)),
                refused(
                        "N27x",
                        "a gigabyte behind the labels",
                        "NIFTI_TRAILING_BYTES",
                        behind(TinyStudy::segmentation)),
                refused("M14z", "a gigabyte behind labels in .mgz", "MGH_TRAILING_BYTES", study -> {
                    Files.delete(study.segmentation());
                    byte[] file =
                            GzipBytes.member(new MghBytes().size(40, 40, 40, 1).bytes());
                    Files.write(
                            study.segmentation().resolveSibling(TinyStudy.BAD + "_desc-aparcaseg_dseg.mgz"),
                            GzipBytes.joined(file, GIGABYTE));
                }),
                refused("N18z", "voxels 200 MB behind the header", "NIFTI_VOX_OFFSET", study -> {
                    header(TinyStudy::pet, h -> h.putFloat(HeaderEdit.VOX_OFFSET, 200_000_000))
                            .to(study);
                    study.bytes(study.pet(), bytes -> GzipBytes.joined(bytes, GzipBytes.member(new byte[1 << 24])));
                }),
                refused(
                        "N12z",
                        "as many frames as a header can promise",
                        "FRAME_COUNT_MISMATCH",
                        header(TinyStudy::pet, h -> h.putShort(HeaderEdit.DIM + 8, Short.MAX_VALUE))),
                refused("N19z", "frames of voxels of a nanometre", "NIFTI_AFFINE", small(TinyStudy::pet)),
                refused("N19y", "a T1w of voxels of a nanometre", "NIFTI_AFFINE", small(TinyStudy::t1w)),
                refused("N19x", "labels in voxels of a nanometre", "NIFTI_AFFINE", small(TinyStudy::segmentation)),
                refused(
                        "J05z",
                        "a sidecar of 17 MiB",
                        "JSON_INVALID",
                        study -> study.text(study.sidecar(), json -> json + " ".repeat(17 << 20))),
                equal(
                        "J05y",
                        "1e999999 as activity",
                        study -> study.text(
                                study.sidecar(),
                                json -> json.replaceFirst(
                                        "(\"InjectedRadioactivity\"\\s*:\\s*)[0-9.]+", "$11e999999"))),
                refused(
                        "J17z",
                        "a tracer of 10,000 characters",
                        "BIDS_FIELD_INVALID",
                        study -> study.json(fields -> fields.put("TracerName", "x".repeat(LONG)))),
                equal(
                        "J17y",
                        "10,000 characters where nobody looks",
                        study -> study.json(fields -> fields.put("PatientName", "x".repeat(LONG))
                                .put("y".repeat(LONG), "z".repeat(200_000)))),
                refused(
                        "M10z",
                        "a label of 10,000 characters",
                        "LABEL_TABLE_INVALID",
                        study -> study.text(
                                study.labelTable(),
                                table -> table.replaceFirst("\n(\\d+)\t[^\t\n]+", "\n$1\t" + "x".repeat(LONG)))),
                refused(
                        "M10y",
                        "a label table of tabs",
                        "TABLE_INVALID",
                        study -> Files.writeString(study.labelTable(), "\t".repeat(15 << 20))));
    }

    private static Damage.Deed behind(Function<TinyStudy, Path> file) {
        return study -> study.bytes(file.apply(study), bytes -> GzipBytes.joined(bytes, GIGABYTE));
    }

    /** Filters are millimetres wide: over how many voxels is the header's word. */
    private static Damage.Deed small(Function<TinyStudy, Path> file) {
        return header(file, h -> {
            for (int row = 0; row < 3; row++) {
                for (int axis = 0; axis < 3; axis++) {
                    int at = HeaderEdit.SROW + 16 * row + 4 * axis;
                    h.putFloat(at, h.getFloat(at) * 1e-6f);
                }
            }
        });
    }

    private static Damage.Deed header(Function<TinyStudy, Path> file, Consumer<ByteBuffer> change) {
        return study -> edit(study, file.apply(study), change);
    }

    private static void edit(TinyStudy study, Path file, Consumer<ByteBuffer> change) throws IOException {
        study.inflated(file, fields(change));
    }
}
