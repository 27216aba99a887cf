package org.petline.mgh;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.petline.Reason;
import org.petline.gzip.GzipReason;
import org.petline.imagefile.FrameReader;
import org.petline.testing.FrameReaderContract;
import org.petline.testing.GzipBytes;

class GzipMghContractTest extends FrameReaderContract {
    @Override
    protected byte[] file() {
        return GzipBytes.member(PlainMghContractTest.healthy().bytes());
    }

    @Override
    protected FrameReader open(InputStream in) throws IOException {
        return MghFrameReader.open(in, "aseg.mgz");
    }

    @Override
    protected Set<Reason> reasonsOfCuts() {
        return Set.of(GzipReason.GZIP_TRUNCATED, MghReason.MGH_TRUNCATED);
    }
}
