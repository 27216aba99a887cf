package org.petline.testing;

import java.io.ByteArrayInputStream;

/** Bytes from a stream that keeps to the rules of InputStream and is as unhelpful as they allow. */
public final class HostileStream extends ByteArrayInputStream {
    private final int mostAtOnce;

    private HostileStream(byte[] bytes, int mostAtOnce) {
        super(bytes);
        this.mostAtOnce = mostAtOnce;
    }

    /** Gives a byte a read, and never says that any is available. */
    public static HostileStream oneByteARead(byte... bytes) {
        return new HostileStream(bytes, 1);
    }

    /** Gives at most {@code most} bytes a read, and never says that any is available. */
    public static HostileStream atMost(int most, byte... bytes) {
        return new HostileStream(bytes, most);
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(length, mostAtOnce));
    }

    @Override
    public synchronized int available() {
        return 0;
    }
}
