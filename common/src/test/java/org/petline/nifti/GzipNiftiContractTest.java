package org.petline.nifti;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.petline.Reason;
import org.petline.gzip.GzipReason;
import org.petline.imagefile.FrameReader;
import org.petline.testing.FrameReaderContract;
import org.petline.testing.GzipBytes;

/** Three members, their borders within the header and within frame 1. */
class GzipNiftiContractTest extends FrameReaderContract {
    private static final int FRAME_BYTES = 4 * VOXELS;

    @Override
    protected byte[] file() {
        byte[] content = PlainNiftiContractTest.healthy().bytes();
        int inHeader = 100;
        int inFrame1 = content.length - 3 * FRAME_BYTES + 10;
        return GzipBytes.joined(
                GzipBytes.member(Arrays.copyOf(content, inHeader)),
                GzipBytes.member(Arrays.copyOfRange(content, inHeader, inFrame1)),
                GzipBytes.member(Arrays.copyOfRange(content, inFrame1, content.length)));
    }

    @Override
    protected FrameReader open(InputStream in) throws IOException {
        return NiftiFrameReader.open(in, "sub-01_pet.nii.gz");
    }

    @Override
    protected Set<Reason> reasonsOfCuts() {
        // At a border between members the gzip stream is whole, and only the header's promise shows the cut. One byte
        // of
        // gzip is not yet recognised as such.
        return Set.of(GzipReason.GZIP_TRUNCATED, NiftiReason.NIFTI_TRUNCATED);
    }

    @Test
    void aCutBetweenMembersIsHeldAgainstTheHeader() throws IOException {
        byte[] content = PlainNiftiContractTest.healthy().bytes();
        byte[] cut = GzipBytes.member(Arrays.copyOf(content, content.length - FRAME_BYTES - 1));
        assertThat(refusalOf(cut).reason()).isEqualTo(NiftiReason.NIFTI_TRUNCATED);
        assertThat(refusalOf(cut).found())
                .contains("frame 2 of 4")
                .contains("byte " + (content.length - FRAME_BYTES - 1));
    }

    @Test
    void damageInFrame2NamesFrame2() throws IOException {
        byte[] content = PlainNiftiContractTest.healthy().bytes();
        byte[] cut = GzipBytes.joined(
                GzipBytes.member(Arrays.copyOf(content, content.length - FRAME_BYTES - 1)),
                new byte[] {0x1f, (byte) 0x8b, 9});
        assertThat(refusalOf(cut).reason()).isEqualTo(GzipReason.GZIP_DAMAGED);
        assertThat(refusalOf(cut).found()).contains("frame 2 of 4").contains("gzip member 2");
    }
}
