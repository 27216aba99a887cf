package org.petline.jobs.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.petline.jobs.run.Damage.done;
import static org.petline.jobs.run.Damage.equal;
import static org.petline.jobs.run.Damage.flagged;
import static org.petline.jobs.run.Damage.refused;
import static org.petline.jobs.run.HeaderEdit.fields;
import static org.petline.jobs.run.HeaderEdit.frame;
import static org.petline.jobs.run.HeaderEdit.writtenAs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.petline.testing.GzipBytes;
import org.petline.testing.NiftiBytes;

/** Bad PET images: the NIfTI file (N) and the gzip around it (G). */
final class DamagedImages {
    private static final int MIDDLE = 20_000;

    private DamagedImages() {}

    static List<Damage> nifti() {
        return List.of(
                refused("N01", "0 bytes under .nii.gz", "NIFTI_EMPTY", packed(bytes -> new byte[0])),
                refused("N01b", "0 bytes inside gzip", "NIFTI_EMPTY", image(bytes -> new byte[0])),
                refused("N02", "1 byte", "NIFTI_TRUNCATED", image(bytes -> new byte[] {92})),
                refused("N03", "348 zero bytes", "NIFTI_BLANK", image(bytes -> new byte[348])),
                refused("N04", "a web page", "CONTENT_IS_WEB_PAGE", packed(bytes -> text("<!DOCTYPE html><html>"))),
                refused("N05", "a Git LFS pointer", "CONTENT_NOT_PRESENT", packed(bytes -> lfsPointer())),
                refused("N05b", "a dangling git-annex link", "CONTENT_NOT_PRESENT", DamagedImages::annexLink),
                refused("N06", "sizeof_hdr 100", "NIFTI_NOT_NIFTI", header(h -> h.putInt(HeaderEdit.SIZEOF_HDR, 100))),
                equal(
                        "N07",
                        "big-endian",
                        image(writtenAs(int16(NiftiBytes.version1().order(ByteOrder.BIG_ENDIAN))))),
                equal("N08", "NIfTI-2", image(writtenAs(int16(NiftiBytes.version2())))),
                refused("N09", "header of a pair", "NIFTI_PAIR", header(h -> h.put(345, (byte) 'i'))),
                refused("N10", "dim[0] 0", "NIFTI_DIMENSIONS", header(h -> h.putShort(HeaderEdit.DIM, (short) 0))),
                refused("N10b", "dim[0] -1", "NIFTI_DIMENSIONS", header(h -> h.putShort(HeaderEdit.DIM, (short) -1))),
                refused(
                        "N11",
                        "dim[2] -1",
                        "NIFTI_DIMENSIONS",
                        header(h -> h.putShort(HeaderEdit.DIM + 4, (short) -1))),
                refused("N12", "32767^4 voxels promised", "NIFTI_DIMENSIONS", header(h -> {
                    for (int d = 1; d <= 4; d++) h.putShort(HeaderEdit.DIM + 2 * d, Short.MAX_VALUE);
                })),
                refused("N12b", "1 GB a frame promised by some kilobytes", "NIFTI_TRUNCATED", header(h -> {
                    for (int d = 1; d <= 3; d++) h.putShort(HeaderEdit.DIM + 2 * d, (short) 640);
                })),
                refused(
                        "N13",
                        "one frame, eight told",
                        "FRAME_COUNT_MISMATCH",
                        header(h -> h.putShort(HeaderEdit.DIM + 8, (short) 1))),
                refused(
                        "N14",
                        "a fifth dimension",
                        "NIFTI_DIMENSIONS",
                        header(h -> h.putShort(HeaderEdit.DIM, (short) 5).putShort(HeaderEdit.DIM + 10, (short) 2))),
                refused(
                        "N15",
                        "RGB",
                        "NIFTI_DATATYPE",
                        header(h ->
                                h.putShort(HeaderEdit.DATATYPE, (short) 128).putShort(HeaderEdit.BITPIX, (short) 24))),
                refused(
                        "N16",
                        "int16 of 32 bits",
                        "NIFTI_BITPIX",
                        header(h -> h.putShort(HeaderEdit.BITPIX, (short) 32))),
                refused("N17", "vox_offset 0", "NIFTI_VOX_OFFSET", header(h -> h.putFloat(HeaderEdit.VOX_OFFSET, 0))),
                refused(
                        "N17b",
                        "vox_offset NaN",
                        "NIFTI_VOX_OFFSET",
                        header(h -> h.putFloat(HeaderEdit.VOX_OFFSET, Float.NaN))),
                refused(
                        "N17c",
                        "vox_offset past the end",
                        "NIFTI_VOX_OFFSET",
                        header(h -> h.putFloat(HeaderEdit.VOX_OFFSET, 1 << 20))),
                refused(
                        "N18",
                        "extension of size 0",
                        "NIFTI_EXTENSION",
                        header(h -> h.put(348, (byte) 1)
                                .putFloat(HeaderEdit.VOX_OFFSET, 368)
                                .putInt(352, 0))),
                refused(
                        "N19",
                        "pixdim[1] NaN without forms",
                        "NIFTI_SPACING",
                        header(h -> noForms(h).putFloat(HeaderEdit.PIXDIM + 4, Float.NaN))),
                flagged("N20", "no sform and no qform", "FILE_PECULIAR", header(DamagedImages::noForms)),
                flagged(
                        "N21",
                        "forms 5 mm apart",
                        "FILE_PECULIAR",
                        header(h -> h.putShort(HeaderEdit.QFORM_CODE, (short) 1)
                                .putFloat(HeaderEdit.QOFFSET_X, h.getFloat(HeaderEdit.QOFFSET_X) + 5))),
                refused("N22", "NaN in the sform", "NIFTI_AFFINE", header(h -> h.putFloat(HeaderEdit.SROW, Float.NaN))),
                refused("N24", "slope NaN", "NIFTI_SCALING", header(h -> h.putFloat(HeaderEdit.SLOPE, Float.NaN))),
                done("N24b", "slope 0: unscaled", header(h -> h.putFloat(HeaderEdit.SLOPE, 0))),
                refused(
                        "N26",
                        "data shorter than promised",
                        "NIFTI_TRUNCATED",
                        image(bytes -> Arrays.copyOf(bytes, bytes.length - 1))),
                refused(
                        "N27",
                        "bytes behind the data",
                        "NIFTI_TRAILING_BYTES",
                        image(bytes -> Arrays.copyOf(bytes, bytes.length + 7))),
                flagged("N28b", "a whole frame of NaN", "FRAME_CONSTANT", image(nanFrame())),
                done("N33", "values of 1e-30", header(h -> h.putFloat(HeaderEdit.SLOPE, 1e-30f))),
                refused(
                        "N33b",
                        "values of 1e30",
                        "ACTIVITY_IMPLAUSIBLE",
                        header(h -> h.putFloat(HeaderEdit.SLOPE, 1e26f))),
                flagged("N28", "some NaN voxels", "VOXELS_NOT_FINITE", image(nanVoxels())),
                refused(
                        "N29",
                        "all zeros",
                        "NO_ACTIVITY",
                        image(bytes -> Arrays.copyOf(Arrays.copyOf(bytes, HeaderEdit.VOXELS), bytes.length))),
                flagged("N29b", "the first frame all zeros", "FRAME_CONSTANT", image(frame(0, old -> (short) 0))),
                flagged("N29c", "a late frame all zeros", "FRAME_CONSTANT", image(frame(6, old -> (short) 0))),
                done("N30", "negative voxels", image(frame(0, old -> (short) (old - 300)))),
                flagged("N31", "saturated", "VOXELS_SATURATED", image(frame(7, old -> (short) Math.min(old, 2000)))),
                equal(
                        "N32",
                        "float64 copy",
                        image(writtenAs(NiftiBytes.version1().datatype(64, 64)))),
                equal(
                        "N32b",
                        "int32 copy",
                        image(writtenAs(NiftiBytes.version1().datatype(8, 32)))));
    }

    static List<Damage> gzip() {
        return List.of(
                refused("G01", "cut in the middle", "GZIP_TRUNCATED", packed(bytes -> Arrays.copyOf(bytes, MIDDLE))),
                refused("G02", "no trailer", "GZIP_TRUNCATED", packed(bytes -> GzipBytes.withoutLast(bytes, 8))),
                refused("G03", "checksum wrong", "GZIP_DAMAGED", packed(bytes -> GzipBytes.withBitTurned(bytes, -8))),
                refused("G04", "length wrong", "GZIP_DAMAGED", packed(bytes -> GzipBytes.withBitTurned(bytes, -1))),
                equal("G05", "two members", packed(DamagedImages::twoMembers)),
                refused("G06", "second header damaged", "GZIP_GARBAGE_BEHIND", packed(bytes -> {
                    byte[] both = twoMembers(bytes);
                    both[firstMember(bytes).length] ^= 0x10;
                    return both;
                })),
                refused(
                        "G07",
                        "5 bytes of a second member",
                        "GZIP_TRUNCATED",
                        packed(bytes -> Arrays.copyOf(twoMembers(bytes), firstMember(bytes).length + 5))),
                refused(
                        "G08",
                        "garbage behind",
                        "GZIP_GARBAGE_BEHIND",
                        packed(bytes -> GzipBytes.joined(bytes, text("garbage")))),
                refused(
                        "G10",
                        "a bomb: 64 MiB behind a small header",
                        "NIFTI_TRAILING_BYTES",
                        image(bytes -> Arrays.copyOf(bytes, bytes.length + (64 << 20)))),
                flagged("G11", "plain data named .gz", "FILE_NAME_MISLEADS", packed(TinyStudy::inflate)),
                equal(
                        "G12",
                        "../../x in gzip's name field",
                        packed(bytes -> GzipBytes.memberWithHeader(
                                TinyStudy.inflate(bytes), 8, "../../x\0".getBytes(ISO_8859_1)))),
                refused(
                        "G13",
                        ".nii.zst",
                        "UNSUPPORTED_COMPRESSION",
                        study -> Files.move(study.pet(), study.pet().resolveSibling(TinyStudy.BAD + "_pet.nii.zst"))));
    }

    private static Damage.Deed packed(UnaryOperator<byte[]> edit) {
        return study -> study.bytes(study.pet(), edit);
    }

    private static Damage.Deed image(UnaryOperator<byte[]> edit) {
        return study -> study.inflated(study.pet(), edit);
    }

    private static Damage.Deed header(Consumer<ByteBuffer> change) {
        return image(fields(change));
    }

    private static NiftiBytes int16(NiftiBytes form) {
        return form.datatype(4, 16);
    }

    private static ByteBuffer noForms(ByteBuffer header) {
        return header.putShort(HeaderEdit.QFORM_CODE, (short) 0).putShort(HeaderEdit.SFORM_CODE, (short) 0);
    }

    /** The same voxels as float32, every hundredth of frame 3 not a number. */
    private static UnaryOperator<byte[]> nanVoxels() {
        UnaryOperator<byte[]> floats = writtenAs(NiftiBytes.version1());
        return bytes -> {
            ByteBuffer file = ByteBuffer.wrap(floats.apply(bytes)).order(ByteOrder.LITTLE_ENDIAN);
            int voxels = (file.capacity() - HeaderEdit.VOXELS) / Float.BYTES / TinyStudy.FRAMES;
            for (int voxel = 0; voxel < voxels; voxel += 100) {
                file.putFloat(HeaderEdit.VOXELS + Float.BYTES * (3 * voxels + voxel), Float.NaN);
            }
            return file.array();
        };
    }

    private static UnaryOperator<byte[]> nanFrame() {
        UnaryOperator<byte[]> floats = writtenAs(NiftiBytes.version1());
        return bytes -> {
            ByteBuffer file = ByteBuffer.wrap(floats.apply(bytes)).order(ByteOrder.LITTLE_ENDIAN);
            int frame = (file.capacity() - HeaderEdit.VOXELS) / TinyStudy.FRAMES;
            for (int at = 0; at < frame; at += Float.BYTES) {
                file.putFloat(HeaderEdit.VOXELS + 6 * frame + at, Float.NaN);
            }
            return file.array();
        };
    }

    private static byte[] firstMember(byte[] packed) {
        return GzipBytes.member(Arrays.copyOf(TinyStudy.inflate(packed), MIDDLE));
    }

    private static byte[] twoMembers(byte[] packed) {
        byte[] all = TinyStudy.inflate(packed);
        return GzipBytes.joined(firstMember(packed), GzipBytes.member(Arrays.copyOfRange(all, MIDDLE, all.length)));
    }

    private static void annexLink(TinyStudy study) throws IOException {
        Files.delete(study.pet());
        Files.createSymbolicLink(
                study.pet(), Path.of("../../../.git/annex/objects/Xq/9k/MD5E-s1.nii.gz/MD5E-s1.nii.gz"));
    }

    private static byte[] lfsPointer() {
        return text("version https://git-lfs.github.com/spec/v1\noid sha256:" + "4d7a".repeat(16) + "\nsize 12345\n");
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }
}
