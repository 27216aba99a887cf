package org.petline.mgh;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.petline.Reason;
import org.petline.imagefile.FrameReader;
import org.petline.testing.FrameReaderContract;
import org.petline.testing.MghBytes;

class PlainMghContractTest extends FrameReaderContract {
    static final byte[] FOOTER = new byte[20]; // TR, flip angle, TE, TI, field of view

    @Override
    protected byte[] file() {
        return healthy().bytes();
    }

    @Override
    protected FrameReader open(InputStream in) throws IOException {
        return MghFrameReader.open(in, "aseg.mgh");
    }

    @Override
    protected Set<Reason> reasonsOfCuts() {
        return Set.of(MghReason.MGH_TRUNCATED);
    }

    @Override
    protected int dispensableTail() {
        return FOOTER.length;
    }

    static MghBytes healthy() {
        return new MghBytes().size(3, 4, 5, FRAMES).footer(FOOTER);
    }
}
