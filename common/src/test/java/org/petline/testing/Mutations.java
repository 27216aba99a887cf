package org.petline.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damaged copies of a healthy file, one a seed: bits flipped, cut, bytes put in, odd tokens spliced in. */
public final class Mutations {
    private static final List<String> TOKENS = List.of(
            "NaN",
            "1e999999",
            "-1",
            "0",
            "99999999999999999999",
            "null",
            "{",
            "[",
            "]]",
            "\"",
            "\t",
            "\n",
            "\r",
            "\0",
            "n/a",
            "\u2212" + "1",
            "1,5",
            "../../x",
            "!!java.lang.Runtime",
            "&a",
            "*a",
            "%s",
            "2147483647",
            "-2147483648",
            "\uD83D\uDE00");

    private final byte[] healthy;

    public Mutations(byte[] healthy) {
        this.healthy = healthy.clone();
    }

    /** The copy of a seed: one to four damages. */
    public byte[] of(long seed) {
        Random random = new Random(seed);
        byte[] bytes = healthy.clone();
        int damages = 1 + random.nextInt(4);
        for (int n = 0; n < damages; n++) bytes = damaged(bytes, random);
        return bytes;
    }

    private byte[] damaged(byte[] bytes, Random random) {
        if (bytes.length == 0) return bytes;
        // Headers decide most, and they stand in front.
        int at = random.nextInt(random.nextBoolean() ? Math.min(bytes.length, 400) : bytes.length);
        switch (random.nextInt(7)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> {
                byte extreme = (byte) (random.nextBoolean() ? 0xFF : 0x7F);
                Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(8)), extreme);
            }
            case 3 -> bytes = Arrays.copyOf(bytes, at);
            case 4 -> bytes = spliced(bytes, at, new byte[random.nextInt(40)], 0);
            case 5 -> {
                byte[] token = TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
                bytes = spliced(bytes, at, token, random.nextBoolean() ? token.length : 0);
            }
            default -> {
                int from = random.nextInt(bytes.length);
                byte[] piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(60)));
                bytes = spliced(bytes, at, piece, random.nextBoolean() ? piece.length : 0);
            }
        }
        return bytes;
    }

    /** Puts a piece in, in place of some bytes. */
    private static byte[] spliced(byte[] bytes, int at, byte[] piece, int replaced) {
        int rest = Math.min(bytes.length, at + replaced);
        return GzipBytes.joined(Arrays.copyOf(bytes, at), piece, Arrays.copyOfRange(bytes, rest, bytes.length));
    }
}
