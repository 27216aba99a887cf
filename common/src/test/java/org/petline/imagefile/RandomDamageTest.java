package org.petline.imagefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.petline.Refusal;
import org.petline.testing.GzipBytes;

/** Bytes changed at random, wherever and however many: a refusal or a volume, never anything else. */
class RandomDamageTest {
    private static final int ROUNDS = 4_000;

    @Test
    void gzipDataAreRefusedOrWhole() throws IOException {
        byte[] pattern = new byte[1000];
        for (int i = 0; i < pattern.length; i++) pattern[i] = (byte) i;
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] file = GzipBytes.damagedAtRandom(
                    GzipBytes.joined(GzipBytes.member(pattern), GzipBytes.member(pattern)), round);
            try (FileContent content = FileContent.open(new ByteArrayInputStream(file), "x.gz")) {
                byte[] read = new byte[2 * pattern.length];
                int count = content.read(read, 0, read.length);
                // what is not refused is a whole number of members, bit for bit, or no gzip at all any more
                if (content.endsHere() && count > 0 && startsAsGzip(file)) {
                    assertThat(Arrays.copyOf(read, count))
                            .as("round %s", round)
                            .isEqualTo(Arrays.copyOf(GzipBytes.joined(pattern, pattern), count));
                    assertThat(count % pattern.length).isZero();
                }
            } catch (Refusal refusal) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(ROUNDS / 2);
    }

    private static boolean startsAsGzip(byte[] file) {
        return file.length > 1 && file[0] == 0x1f && file[1] == (byte) 0x8b;
    }
}
