package org.petline.jobs.run;

import static org.petline.jobs.run.Damage.done;
import static org.petline.jobs.run.Damage.equal;
import static org.petline.jobs.run.Damage.flagged;
import static org.petline.jobs.run.Damage.refused;
import static org.petline.jobs.run.HeaderEdit.fields;
import static org.petline.jobs.run.HeaderEdit.writtenAs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.petline.testing.GzipBytes;
import org.petline.testing.MghBytes;
import org.petline.testing.NiftiBytes;

/** Bad surroundings of a PET image: where files lie (B), how they are called (Z), T1w and segmentation (M). */
final class DamagedLayouts {
    private DamagedLayouts() {}

    static List<Damage> layout() {
        return List.of(
                refused(
                        "B02",
                        "two T1w",
                        "T1W_AMBIGUOUS",
                        study -> Files.copy(
                                study.t1w(), study.t1w().resolveSibling(TinyStudy.BAD + "_acq-other_T1w.nii.gz"))),
                // With coregistration.method identity, as these cases are run; otherwise it is refused, T1W_MISSING.
                equal("B03", "no T1w where headers are believed", study -> Files.delete(study.t1w())),
                refused("B03b", "no segmentation", "SEGMENTATION_MISSING", study -> Files.delete(study.segmentation())),
                refused("B04", "two segmentations", "SEGMENTATION_AMBIGUOUS", study -> {
                    copyBeside(study.segmentation(), "_desc-other_dseg.nii.gz");
                    copyBeside(study.labelTable(), "_desc-other_dseg.tsv");
                }),
                flagged("B05", "T1w in another session", "T1W_FROM_OTHER_SESSION", DamagedLayouts::t1wElsewhere),
                refused("B08", "sub-01 twice: its run written 1 and 01", "BIDS_DUPLICATE", study -> {
                    renamePet(study, "_run-1");
                    copyPet(study, "_run-1", "_run-01");
                }),
                refused("B10", "an unknown entity", "BIDS_NAME", study -> renamePet(study, "_foo-1")),
                equal("B11", "links that lead back up", study -> {
                    Files.createSymbolicLink(study.pet().resolveSibling("loop"), Path.of(".."));
                    Files.createSymbolicLink(study.file("sub-01/sub-01"), Path.of(".."));
                    Files.createSymbolicLink(study.file("sub-01/pet"), Path.of("pet"));
                }),
                // git-annex and DataLad keep all content behind links: they are followed to read, never to write.
                equal("B12", "an image that is a link leading outside", study -> {
                    Path outside = study.root().resolveSibling("outside.nii.gz");
                    Files.move(study.pet(), outside);
                    Files.createSymbolicLink(study.pet(), outside);
                }),
                // A folder's label becomes part of a path only if it is of letters and digits.
                refused("Z03", "an escaped way up", "BIDS_NAME", study -> renamePet(study, "_trc-%2e%2e%2f")),
                refused("Z05", "a leading hyphen", "BIDS_NAME", study -> renamePet(study, "_trc--rf")),
                refused("Z06", "a formula", "BIDS_NAME", study -> renamePet(study, "_trc-=1+1")),
                refused("Z11", "a trailing dot", "BIDS_NAME", study -> renamePet(study, "_trc-CON.")),
                refused("Z14", "a leading underscore", "BIDS_NAME", study -> renamePet(study, "_trc-_a")),
                refused("Z04", "a newline in a label", "BIDS_NAME", study -> renamePet(study, "_run-\n1")),
                refused("Z07", "HTML in a label", "BIDS_NAME", study -> renamePet(study, "_trc-<script>")),
                refused("Z10", "right-to-left override", "BIDS_NAME", study -> renamePet(study, "_trc-\u202Ea")),
                refused("Z12", "globs in a label", "BIDS_NAME", study -> renamePet(study, "_trc-{a,b}*")),
                refused("Z13", "a colon in a label", "BIDS_NAME", study -> renamePet(study, "_trc-a:b")),
                done("Z08", "null as a label", study -> renamePet(study, "_trc-null")));
    }

    static List<Damage> anatomy() {
        return List.of(
                equal(
                        "N08b",
                        "segmentation as NIfTI-2",
                        labels(writtenAs(NiftiBytes.version2().datatype(4, 16)))),
                refused(
                        "M02",
                        "half labels",
                        "LABELS_NOT_WHOLE",
                        labels(header(h -> h.putFloat(HeaderEdit.SLOPE, 1).putFloat(HeaderEdit.INTERCEPT, 0.5f)))),
                // Numbers are FreeSurfer's, and the region table knows them by number.
                equal(
                        "M03",
                        "a label without a name",
                        study -> study.text(
                                study.labelTable(),
                                table -> table.lines()
                                        .filter(line -> !line.startsWith("9\t") && !line.startsWith("10\t"))
                                        .collect(Collectors.joining("\n", "", "\n")))),
                equal(
                        "M04",
                        "a name without a label",
                        study -> study.text(
                                study.labelTable(),
                                table -> table.stripTrailing()
                                        + table.lines()
                                                .findFirst()
                                                .orElseThrow()
                                                .replaceAll("[^\t]+", "n/a")
                                                .replaceFirst("n/a", "\n31999")
                                                .replaceFirst("n/a", "nowhere")
                                        + "\n")),
                refused("M05", "segmentation 110 mm from its T1w", "SEGMENTATION_MISMATCH", labels(header(h -> {
                    move(h, 110);
                }))),
                refused("M06", "reference region without voxels", "REFERENCE_REGION_ABSENT", labels(relabelled(8, 47))),
                refused(
                        "M08",
                        "negative labels",
                        "LABELS_OUT_OF_RANGE",
                        labels(header(h -> h.putFloat(HeaderEdit.SLOPE, -1)))),
                refused(
                        "M10",
                        "an index twice",
                        "LABEL_TABLE_INVALID",
                        study -> study.text(
                                study.labelTable(),
                                table -> table
                                        + table.lines().skip(1).findFirst().orElseThrow() + "\n")),
                refused("M12", "a segmentation of two volumes", "NOT_ONE_VOLUME", labels(bytes -> {
                    byte[] twice = Arrays.copyOf(bytes, 2 * bytes.length - HeaderEdit.VOXELS);
                    return header(h -> h.putShort(HeaderEdit.DIM, (short) 4).putShort(HeaderEdit.DIM + 8, (short) 2))
                            .apply(twice);
                })),
                refused(
                        "M13",
                        "labels that no table knows",
                        "NO_KNOWN_LABEL",
                        labels(
                                header(h -> h.putFloat(HeaderEdit.SLOPE, 0.0f)).andThen(DamagedLayouts::strange)
                                        ::apply)),
                refused("M14", "a cut .mgz", "GZIP_TRUNCATED", study -> {
                    Files.delete(study.segmentation());
                    byte[] file =
                            GzipBytes.member(new MghBytes().size(40, 40, 40, 1).bytes());
                    Files.write(
                            study.segmentation().resolveSibling(TinyStudy.BAD + "_desc-aparcaseg_dseg.mgz"),
                            Arrays.copyOf(file, file.length / 2));
                }),
                refused(
                        "M16",
                        "a cut T1w",
                        "GZIP_TRUNCATED",
                        study -> study.bytes(study.t1w(), bytes -> Arrays.copyOf(bytes, bytes.length / 2))));
    }

    private static Damage.Deed labels(UnaryOperator<byte[]> edit) {
        return study -> study.inflated(study.segmentation(), edit);
    }

    private static UnaryOperator<byte[]> header(Consumer<ByteBuffer> change) {
        return fields(change);
    }

    private static void move(ByteBuffer header, float millimetres) {
        header.putFloat(HeaderEdit.SROW + 12, header.getFloat(HeaderEdit.SROW + 12) + millimetres);
        header.putFloat(HeaderEdit.QOFFSET_X, header.getFloat(HeaderEdit.QOFFSET_X) + millimetres);
    }

    /** Voxels of these labels belong to nothing; labels are int16 or int32. */
    private static UnaryOperator<byte[]> relabelled(int... gone) {
        return header(h -> {
            boolean wide = h.getShort(HeaderEdit.BITPIX) == 32;
            for (int at = HeaderEdit.VOXELS; at < h.capacity(); at += wide ? 4 : 2) {
                int label = wide ? h.getInt(at) : h.getShort(at);
                boolean hit = Arrays.stream(gone).anyMatch(each -> each == label);
                if (hit && wide) h.putInt(at, 0);
                else if (hit) h.putShort(at, (short) 0);
            }
        });
    }

    private static byte[] strange(byte[] file) {
        return header(h -> {
                    boolean wide = h.getShort(HeaderEdit.BITPIX) == 32;
                    for (int at = HeaderEdit.VOXELS; at < h.capacity(); at += wide ? 4 : 2) {
                        if (wide) h.putInt(at, 12345);
                        else h.putShort(at, (short) 12345);
                    }
                })
                .apply(file);
    }

    private static void copyBeside(Path file, String ending) throws IOException {
        Files.copy(file, file.resolveSibling(TinyStudy.BAD + ending));
    }

    private static void t1wElsewhere(TinyStudy study) throws IOException {
        for (Path file : List.of(study.t1w(), study.segmentation(), study.labelTable())) {
            Path moved = Path.of(file.toString().replace("ses-baseline", "ses-mr"));
            Files.createDirectories(moved.getParent());
            Files.move(file, moved);
        }
    }

    private static void renamePet(TinyStudy study, String entity) throws IOException {
        Files.move(study.pet(), petWith(study, entity, ".nii.gz"));
        Files.move(study.sidecar(), petWith(study, entity, ".json"));
    }

    private static void copyPet(TinyStudy study, String from, String to) throws IOException {
        for (String ending : List.of(".nii.gz", ".json")) {
            Files.copy(petWith(study, from, ending), petWith(study, to, ending));
        }
    }

    private static Path petWith(TinyStudy study, String entity, String ending) {
        return study.pet().resolveSibling(TinyStudy.BAD + entity + "_pet" + ending);
    }
}
