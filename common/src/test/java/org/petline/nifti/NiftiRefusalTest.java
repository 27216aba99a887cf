package org.petline.nifti;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.petline.imagefile.ImageFileReason.CONTENT_IS_WEB_PAGE;
import static org.petline.imagefile.ImageFileReason.CONTENT_NOT_GZIP;
import static org.petline.imagefile.ImageFileReason.CONTENT_NOT_PRESENT;
import static org.petline.nifti.NiftiReason.NIFTI_AFFINE;
import static org.petline.nifti.NiftiReason.NIFTI_BITPIX;
import static org.petline.nifti.NiftiReason.NIFTI_BLANK;
import static org.petline.nifti.NiftiReason.NIFTI_DATATYPE;
import static org.petline.nifti.NiftiReason.NIFTI_DIMENSIONS;
import static org.petline.nifti.NiftiReason.NIFTI_EMPTY;
import static org.petline.nifti.NiftiReason.NIFTI_EXTENSION;
import static org.petline.nifti.NiftiReason.NIFTI_NOT_NIFTI;
import static org.petline.nifti.NiftiReason.NIFTI_PAIR;
import static org.petline.nifti.NiftiReason.NIFTI_SCALING;
import static org.petline.nifti.NiftiReason.NIFTI_SPACING;
import static org.petline.nifti.NiftiReason.NIFTI_TRAILING_BYTES;
import static org.petline.nifti.NiftiReason.NIFTI_TRUNCATED;
import static org.petline.nifti.NiftiReason.NIFTI_VOX_OFFSET;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.Reason;
import org.petline.Refusal;
import org.petline.imagefile.FrameReader;
import org.petline.testing.GzipBytes;
import org.petline.testing.NiftiBytes;

/** What is refused, one named case each: reason, field, and what the message must say. */
class NiftiRefusalTest {
    private static NiftiBytes file() {
        return NiftiBytes.version1();
    }

    private static Arguments row(String what, byte[] file, Reason reason, String field, String found) {
        return Arguments.of(what, file, reason, field, found);
    }

    private static Arguments row(String what, NiftiBytes file, Reason reason, String field, String found) {
        return Arguments.of(what, file.bytes(), reason, field, found);
    }

    static Stream<Arguments> contents() {
        String annex = "/annex/objects/MD5E-s76543210--0123456789abcdef0123456789abcdef.nii.gz\n";
        String link = "../../.git/annex/objects/aa/bb/MD5E-s1--00.nii.gz/MD5E-s1--00.nii.gz";
        String lfs = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
        return Stream.of(
                row("0 bytes", new byte[0], NIFTI_EMPTY, "", "0 bytes"),
                row("gzip of 0 bytes", GzipBytes.member(), NIFTI_EMPTY, "", "0 bytes"),
                row("1 byte", new byte[] {0x5c}, NIFTI_TRUNCATED, "header", "byte 1"),
                row("348 zero bytes", new byte[348], NIFTI_BLANK, "", "348 zero bytes"),
                row("zeros as far as the eye reaches", new byte[100_000], NIFTI_BLANK, "", "348 zero bytes"),
                row("HTML", "<!DOCTYPE html><html>404".getBytes(UTF_8), CONTENT_IS_WEB_PAGE, "", "404"),
                row("HTML, space", " \n\t<HTML lang=en>".getBytes(UTF_8), CONTENT_IS_WEB_PAGE, "", "<HTML"),
                row("XML error", "<?xml version='1.0'?><Error/>".getBytes(UTF_8), CONTENT_IS_WEB_PAGE, "", "Error"),
                row("git-annex pointer", annex.getBytes(UTF_8), CONTENT_NOT_PRESENT, "", "git-annex"),
                row("git-annex link as text", link.getBytes(UTF_8), CONTENT_NOT_PRESENT, "", "git-annex"),
                row("Git LFS pointer", lfs.getBytes(UTF_8), CONTENT_NOT_PRESENT, "", "Git LFS"),
                row("zstd", new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0}, CONTENT_NOT_GZIP, "", "zstd"),
                row("bzip2", "BZh91AY&SY".getBytes(UTF_8), CONTENT_NOT_GZIP, "", "bzip2"),
                row("xz", new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0}, CONTENT_NOT_GZIP, "", "xz"),
                row("zip", new byte[] {'P', 'K', 3, 4, 20, 0}, CONTENT_NOT_GZIP, "", "zip"),
                row("text", "i;j;k\n1;2;3\n".getBytes(UTF_8), NIFTI_NOT_NIFTI, "sizeof_hdr", "348 or 540"));
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                row("sizeof_hdr 347", file().sizeofHdr(347), NIFTI_NOT_NIFTI, "sizeof_hdr", "347"),
                row("no magic", file().magic(""), NIFTI_NOT_NIFTI, "magic", "ANALYZE"),
                row("magic of version 2", file().magic("n+2"), NIFTI_NOT_NIFTI, "magic", "n+2"),
                row("pair of files", file().magic("ni1"), NIFTI_PAIR, "magic", "ni1"),
                row("pair, version 2", NiftiBytes.version2().magic("ni2\0\r\n\032\n"), NIFTI_PAIR, "magic", "ni2"),
                row("line ends changed", NiftiBytes.version2().magic("n+2\0\n\032\n"), NIFTI_NOT_NIFTI, "magic", "n+2"),
                row("no dimensions", file().dim(0, 0), NIFTI_DIMENSIONS, "dim[0]", "0"),
                row("8 dimensions", file().dim(0, 8), NIFTI_DIMENSIONS, "dim[0]", "8"),
                row("-1 dimensions", file().dim(0, -1), NIFTI_DIMENSIONS, "dim[0]", "-1"),
                row("empty axis", file().dim(2, 0), NIFTI_DIMENSIONS, "dim[2]", "0"),
                row("vector hack", file().dim(1, -1), NIFTI_DIMENSIONS, "dim[1]", "-1"),
                row("no frames", file().size(3, 4, 5, 0), NIFTI_DIMENSIONS, "dim[4]", "0"),
                row("5 dimensions", file().size(3, 4, 5, 2, 2), NIFTI_DIMENSIONS, "dim[5]", "2"),
                row("7 dimensions", file().size(3, 4, 5, 2, 1, 1, 2), NIFTI_DIMENSIONS, "dim[7]", "2"),
                row("32767^4", file().size(32767, 32767, 32767, 32767), NIFTI_DIMENSIONS, "dim", "32767x32767"),
                row(
                        "2^62 voxels",
                        NiftiBytes.version2().size(1L << 31, 1L << 31, 1),
                        NIFTI_DIMENSIONS,
                        "dim",
                        "2147483648x"),
                row(
                        "2^40 frames",
                        NiftiBytes.version2().size(1, 1, 1, 1L << 40),
                        NIFTI_DIMENSIONS,
                        "dim",
                        "1099511627776"),
                row("RGB", file().datatype(128, 24), NIFTI_DATATYPE, "datatype", "RGB24"),
                row("RGBA", file().datatype(2304, 32), NIFTI_DATATYPE, "datatype", "RGBA32"),
                row("complex", file().datatype(32, 64), NIFTI_DATATYPE, "datatype", "complex64"),
                row("float128", file().datatype(1536, 128), NIFTI_DATATYPE, "datatype", "float128"),
                row("bits", file().datatype(1, 1), NIFTI_DATATYPE, "datatype", "binary"),
                row("datatype 0", file().datatype(0, 0), NIFTI_DATATYPE, "datatype", "unknown"),
                row("datatype 17", file().datatype(17, 32), NIFTI_DATATYPE, "datatype", "17"),
                row("bitpix", file().bitpix(16), NIFTI_BITPIX, "bitpix", "16"),
                row("vox_offset 0", file().voxOffset(0), NIFTI_VOX_OFFSET, "vox_offset", "0"),
                row("vox_offset 348", file().voxOffset(348), NIFTI_VOX_OFFSET, "vox_offset", "348"),
                row("vox_offset negative", file().voxOffset(-352), NIFTI_VOX_OFFSET, "vox_offset", "-352"),
                row("vox_offset NaN", file().voxOffset(Double.NaN), NIFTI_VOX_OFFSET, "vox_offset", "NaN"),
                row("vox_offset 352.5", file().voxOffset(352.5), NIFTI_VOX_OFFSET, "vox_offset", "352.5"),
                row("vox_offset past the end", file().voxOffset(99_984), NIFTI_VOX_OFFSET, "vox_offset", "byte 592"),
                row("vox_offset 1e30", file().voxOffset(1e30), NIFTI_VOX_OFFSET, "vox_offset", "E30"),
                row(
                        "version 2, vox_offset 352",
                        NiftiBytes.version2().voxOffset(352),
                        NIFTI_VOX_OFFSET,
                        "vox_offset",
                        "544"),
                row("slope NaN", file().scaling(Double.NaN, 0), NIFTI_SCALING, "scl_slope", "NaN"),
                row("slope inf", file().scaling(1 / 0.0, 0), NIFTI_SCALING, "scl_slope", "Infinity"),
                row("intercept NaN", file().scaling(1, Double.NaN), NIFTI_SCALING, "scl_inter", "NaN"),
                row("voxel size 0", file().pixdim(3, 0), NIFTI_SPACING, "pixdim[3]", "0.0"),
                row(
                        "voxel size NaN",
                        file().pixdim(1, Double.NaN).qform(1, 0, 0, 0, 0, 0, 0),
                        NIFTI_SPACING,
                        "pixdim[1]",
                        "NaN"),
                row("sform of zeros", file().sform(1, new double[12]), NIFTI_AFFINE, "srow_x, srow_y, srow_z", "0.0"),
                row(
                        "sform singular though the qform is not",
                        file().sform(1, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0).qform(1, 0, 0, 0, 0, 0, 0),
                        NIFTI_AFFINE,
                        "srow_x, srow_y, srow_z",
                        "2.0"),
                row(
                        "sform NaN",
                        file().sform(1, 2, 0, 0, Double.NaN, 0, 3, 0, 0, 0, 0, 4, 0),
                        NIFTI_AFFINE,
                        "srow_x, srow_y, srow_z",
                        "NaN"),
                row(
                        "quaternion too long",
                        file().qform(1, 1, 1, 0, 0, 0, 0),
                        NIFTI_AFFINE,
                        "quatern_b, quatern_c, quatern_d",
                        "no rotation"),
                row(
                        "qoffset NaN",
                        file().qform(1, 0, 0, 0, 0, Double.NaN, 0),
                        NIFTI_AFFINE,
                        "quatern, qoffset, pixdim",
                        "NaN"),
                row("two faults", file().bitpix(8).dim(0, 9), NIFTI_DIMENSIONS, "dim[0]", "and 1 more"));
    }

    static Stream<Arguments> bodies() {
        byte[] healthy = file().bytes();
        return Stream.of(
                row("header cut", Arrays.copyOf(healthy, 347), NIFTI_TRUNCATED, "header", "byte 347"),
                row("no extension flag", Arrays.copyOf(healthy, 350), NIFTI_TRUNCATED, "extension flag", "byte 350"),
                row("extension of 0 bytes", file().extension(0, 4, new byte[24]), NIFTI_EXTENSION, "esize", "0 bytes"),
                row("extension of -16 bytes", file().extension(-16, 4, new byte[24]), NIFTI_EXTENSION, "esize", "-16"),
                row("extension of 31 bytes", file().extension(31, 4, new byte[24]), NIFTI_EXTENSION, "esize", "31"),
                row("extension past the voxels", file().extension(48, 4, new byte[24]), NIFTI_EXTENSION, "esize", "48"),
                row(
                        "second extension broken",
                        file().extension(32, 4, new byte[24]).extension(7, 4, new byte[24]),
                        NIFTI_EXTENSION,
                        "esize",
                        "7 bytes at byte 384"),
                row("no voxels", Arrays.copyOf(healthy, 352), NIFTI_TRUNCATED, "voxels", "byte 352, in frame 0 of 1"),
                row("half a voxel", Arrays.copyOf(healthy, 590), NIFTI_TRUNCATED, "voxels", "byte 590"),
                row(
                        "cut in frame 3",
                        Arrays.copyOf(file().size(3, 4, 5, 6).bytes(), 352 + 3 * 240 + 17),
                        NIFTI_TRUNCATED,
                        "voxels",
                        "byte 1089, in frame 3 of 6"),
                row("a byte behind", file().behind((byte) 0), NIFTI_TRAILING_BYTES, "end of file", "byte 592"),
                row(
                        "header for 5 of 6 frames",
                        GzipBytes.joined(file().size(3, 4, 5, 5).bytes(), new byte[240]),
                        NIFTI_TRAILING_BYTES,
                        "end of file",
                        "byte 1552"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"contents", "headers", "bodies"})
    @Timeout(10)
    void isRefusedByName(String what, byte[] file, Reason reason, String field, String found) throws IOException {
        Refusal refusal = refusalOf(file);
        assertThat(refusal.reason()).as("%s: %s", what, refusal).isEqualTo(reason);
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal.found()).contains(found);
        assertThat(refusal.file()).isEqualTo("sub-01_pet.nii.gz");
    }

    @ParameterizedTest(name = "{0}, gzip")
    @MethodSource({"headers", "bodies"})
    @Timeout(10)
    void isRefusedByTheSameNameThroughGzip(String what, byte[] file, Reason reason, String field, String found)
            throws IOException {
        Refusal refusal = refusalOf(GzipBytes.member(file));
        assertThat(refusal.reason()).as("%s: %s", what, refusal).isEqualTo(reason);
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal.found()).contains(found);
    }

    /** 64 MB of zeros in some 64 kB: refused at the first byte behind the promise. */
    @Test
    void aGzipBombIsRefusedAtHeaderSizePlusOneByte() throws IOException {
        byte[] bomb = GzipBytes.joined(GzipBytes.member(file().bytes()), GzipBytes.member(new byte[64 << 20]));
        Refusal refusal = refusalOf(bomb);
        assertThat(refusal.reason()).isEqualTo(NIFTI_TRAILING_BYTES);
        assertThat(refusal.found()).contains("byte 592");
    }

    /** 2^28 voxels promised, none there: memory must not be taken on trust. */
    @Test
    void aLyingHeaderCostsNoMemory() throws IOException {
        byte[] file = file().size(1024, 1024, 256).bytes();
        assertThat(file).hasSize(352);
        try (FrameReader reader = NiftiFrameReader.open(new ByteArrayInputStream(file), "x.nii")) {
            assertThat(reader.grid().voxels()).isEqualTo(1 << 28);
            Refusal refusal = catchThrowableOfType(Refusal.class, reader::onlyVolume);
            assertThat(refusal.reason()).isEqualTo(NIFTI_TRUNCATED);
        }
    }

    @Test
    void everyReasonHasACaseHereOrIsAFinding() {
        Set<NiftiReason> findings = EnumSet.of(
                NiftiReason.NIFTI_QFAC,
                NiftiReason.NIFTI_NO_FORM,
                NiftiReason.NIFTI_FORMS_DISAGREE,
                NiftiReason.NIFTI_UNITS); // VoxelToWorldTest
        Set<Object> refused = Stream.of(contents(), headers(), bodies())
                .flatMap(rows -> rows)
                .map(row -> row.get()[2])
                .collect(Collectors.toSet());
        List<NiftiReason> untested = Arrays.stream(NiftiReason.values())
                .filter(reason -> !findings.contains(reason) && !refused.contains(reason))
                .toList();
        assertThat(untested).isEmpty();
    }

    private static Refusal refusalOf(byte[] file) throws IOException {
        try (FrameReader reader = NiftiFrameReader.open(new ByteArrayInputStream(file), "sub-01_pet.nii.gz")) {
            float[] voxels = new float[reader.grid().voxels()];
            while (reader.next(voxels)) assertThat(voxels).isNotEmpty();
        } catch (Refusal refusal) {
            return refusal;
        }
        throw new AssertionError("read to the end without a refusal");
    }
}
