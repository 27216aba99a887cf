package org.petline.jobs.tables;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file on its way out, hashed and counted as it passes. */
final class HashedStream extends OutputStream {
    private final MessageDigest digest;
    private OutputStream out = OutputStream.nullOutputStream();
    private long bytes;

    HashedStream() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** Begins, or begins again, on a stream that its owner closes. */
    void start(OutputStream stream) {
        out = stream;
        bytes = 0;
        digest.reset();
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        digest.update((byte) b);
        bytes++;
    }

    @Override
    public void write(byte[] b, int offset, int length) throws IOException {
        out.write(b, offset, length);
        digest.update(b, offset, length);
        bytes += length;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    long bytes() {
        return bytes;
    }

    /** Of all that passed; can be asked once. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
