package org.petline.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A stream whose bytes are hashed and counted in the pass in which somebody else reads them. */
public final class HashedInputStream extends FilterInputStream {
    private static final int BUFFER_BYTES = 1 << 16;

    private final MessageDigest digest = Sha256.digest();
    private long bytes;

    public HashedInputStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        if (one >= 0) {
            digest.update((byte) one);
            bytes++;
        }
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = in.read(into, offset, length);
        if (count > 0) {
            digest.update(into, offset, count);
            bytes += count;
        }
        return count;
    }

    /** A skipped byte would be missing in the hash: it is read. */
    @Override
    public long skip(long count) throws IOException {
        byte[] passed = new byte[(int) Math.max(0, Math.min(count, BUFFER_BYTES))];
        return passed.length == 0 ? 0 : Math.max(0, read(passed, 0, passed.length));
    }

    /** No byte is hashed twice. */
    @Override
    public boolean markSupported() {
        return false;
    }

    /** Reads what is left, and gives the SHA-256 of the whole stream, 64 hexadecimal digits; to be called once. */
    public String sha256OfAll() throws IOException {
        byte[] rest = new byte[BUFFER_BYTES];
        while (read(rest, 0, rest.length) >= 0) {}
        return HexFormat.of().formatHex(digest.digest());
    }

    /** How many bytes were read so far. */
    public long bytes() {
        return bytes;
    }
}
