package org.petline.imagefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.petline.imagefile.ImageFileReason.GZIP_PADDED;
import static org.petline.imagefile.ImageFileReason.NAME_AND_COMPRESSION_DIFFER;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.testing.GzipBytes;
import org.petline.testing.HostileStream;

class FileContentTest {
    private static final byte[] CONTENT = "some bytes that are no image".getBytes(UTF_8);

    @ParameterizedTest(name = "{0}, packed {1}")
    @CsvSource({
        "x.nii, false, false",
        "x.nii.gz, true, false",
        "x.MGZ, true, false",
        "x.nii.gz, false, true",
        "x.mgz, false, true",
        "x.nii, true, true"
    })
    void theFirstBytesDecideAndAWrongNameIsFound(String name, boolean packed, boolean remarkable) throws IOException {
        byte[] file = packed ? GzipBytes.member(CONTENT) : CONTENT;
        try (FileContent content = FileContent.open(HostileStream.oneByteARead(file), name)) {
            byte[] read = new byte[CONTENT.length];
            assertThat(content.read(read, 0, read.length)).isEqualTo(CONTENT.length);
            assertThat(read).isEqualTo(CONTENT);
            assertThat(content.position()).isEqualTo(CONTENT.length);
            assertThat(content.endsHere()).isTrue();
            assertThat(content.findings().stream().map(HeaderFinding::reason).toList())
                    .isEqualTo(remarkable ? List.of(NAME_AND_COMPRESSION_DIFFER) : List.of());
        }
    }

    @Test
    void zeroPaddingBehindGzipIsFoundAtTheEnd() throws IOException {
        byte[] file = GzipBytes.joined(GzipBytes.member(CONTENT), new byte[484]);
        try (FileContent content = FileContent.open(new ByteArrayInputStream(file), "x.nii.gz")) {
            assertThat(content.skip(CONTENT.length)).isEqualTo(CONTENT.length);
            assertThat(content.findings()).isEmpty();
            assertThat(content.endsHere()).isTrue();
            assertThat(content.findings()).hasSize(1);
            assertThat(content.findings().get(0).reason()).isEqualTo(GZIP_PADDED);
            assertThat(content.findings().get(0).found()).isEqualTo("484 zero bytes");
        }
    }

    @Test
    void lessThanAskedForComesOnlyAtTheEnd() throws IOException {
        try (FileContent content = FileContent.open(HostileStream.oneByteARead(CONTENT), "x.nii")) {
            assertThat(content.skip(10)).isEqualTo(10);
            assertThat(content.endsHere()).isFalse();
            assertThat(content.read(new byte[100], 50, 50)).isEqualTo(CONTENT.length - 11);
            assertThat(content.read(new byte[100], 0, 100)).isZero();
            assertThat(content.skip(1)).isZero();
        }
    }

    @Test
    void everyReasonSaysWhatToDo() {
        for (ImageFileReason reason : ImageFileReason.values()) {
            assertThat(reason.meaning()).isNotBlank();
            assertThat(reason.remedy()).isNotBlank();
        }
        assertThat(ImageFileReason.CONTENT_NOT_PRESENT.remedy()).contains("datalad get", "git lfs pull");
    }
}
