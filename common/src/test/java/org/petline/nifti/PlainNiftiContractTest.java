package org.petline.nifti;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.petline.Reason;
import org.petline.imagefile.FrameReader;
import org.petline.testing.FrameReaderContract;
import org.petline.testing.NiftiBytes;

class PlainNiftiContractTest extends FrameReaderContract {
    @Override
    protected byte[] file() {
        return healthy().bytes();
    }

    @Override
    protected FrameReader open(InputStream in) throws IOException {
        return NiftiFrameReader.open(in, "sub-01_pet.nii");
    }

    @Override
    protected Set<Reason> reasonsOfCuts() {
        return Set.of(NiftiReason.NIFTI_TRUNCATED, NiftiReason.NIFTI_VOX_OFFSET);
    }

    static NiftiBytes healthy() {
        return NiftiBytes.version1()
                .size(3, 4, 5, FRAMES)
                .sform(1, 2, 0, 0, -10, 0, 3, 0, -20, 0, 0, 4, -30)
                .extension(16, 6, new byte[8])
                .extension(32, 4, new byte[24]);
    }
}
