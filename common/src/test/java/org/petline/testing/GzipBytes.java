package org.petline.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** gzip members made by hand from RFC 1952, with any header, and ways to damage them. */
public final class GzipBytes {
    private static final int HEADER_BYTES = 10;

    private GzipBytes() {}

    /** One member of this content, with the plainest header: 10 bytes, deflated data, 8 bytes of trailer. */
    public static byte[] member(byte... content) {
        return memberWithHeader(content, 0, new byte[0]);
    }

    /**
     * One member whose header has these flags and, behind its first ten bytes, these optional fields.
     *
     * @param flags FTEXT 1, FHCRC 2, FEXTRA 4, FNAME 8, FCOMMENT 16
     */
    public static byte[] memberWithHeader(byte[] content, int flags, byte... fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, (byte) flags, 1, 2, 3, 4, 0, 3});
        out.writeBytes(fields);
        Deflater deflater = new Deflater(6, true);
        deflater.setInput(content);
        deflater.finish();
        byte[] piece = new byte[1 << 12];
        while (!deflater.finished()) out.write(piece, 0, deflater.deflate(piece));
        deflater.end();
        CRC32 checksum = new CRC32();
        checksum.update(content);
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) checksum.getValue())
                .putInt(content.length)
                .array());
        return out.toByteArray();
    }

    /** The member of {@link #memberWithHeader} with the header's own checksum set and right. */
    public static byte[] memberWithHeaderChecksum(byte[] content) {
        byte[] plain = memberWithHeader(content, 2);
        CRC32 checksum = new CRC32();
        checksum.update(plain, 0, HEADER_BYTES);
        return memberWithHeader(content, 2, (byte) checksum.getValue(), (byte) (checksum.getValue() >>> Byte.SIZE));
    }

    /** All parts one after another. */
    public static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) out.writeBytes(part);
        return out.toByteArray();
    }

    /** A copy with one bit of the byte at {@code index} turned over; a negative index counts from the end. */
    public static byte[] withBitTurned(byte[] bytes, int index) {
        byte[] damaged = bytes.clone();
        damaged[index < 0 ? bytes.length + index : index] ^= 0x10;
        return damaged;
    }

    /** A copy without the last {@code count} bytes. */
    public static byte[] withoutLast(byte[] bytes, int count) {
        return Arrays.copyOf(bytes, bytes.length - count);
    }

    /** A copy, not only of gzip data, with one to four bytes changed, and in one of four cases cut, by this seed. */
    public static byte[] damagedAtRandom(byte[] bytes, long seed) {
        Random random = new Random(seed);
        byte[] damaged = bytes.clone();
        int changes = 1 + random.nextInt(4);
        for (int change = 0; change < changes; change++) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(1 << Byte.SIZE);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
    }
}
