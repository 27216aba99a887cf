package org.petline.gzip;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.petline.gzip.GzipReason.GZIP_DAMAGED;
import static org.petline.gzip.GzipReason.GZIP_GARBAGE_BEHIND;
import static org.petline.gzip.GzipReason.GZIP_TRUNCATED;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.Refusal;
import org.petline.testing.GzipBytes;
import org.petline.testing.HostileStream;

class GzipMembersTest {
    private static final byte[] FIRST = content(100_000, 1);
    private static final byte[] SECOND = content(50_000, 2);
    private static final byte[] TWO_MEMBERS = GzipBytes.joined(GzipBytes.member(FIRST), GzipBytes.member(SECOND));
    private static final int SECOND_STARTS = GzipBytes.member(FIRST).length;

    /** Half of the bytes random, so that deflated data are long and every one of them counts. */
    private static byte[] content(int bytes, int seed) {
        byte[] content = new byte[bytes];
        new Random(seed).nextBytes(content);
        for (int i = 0; i < bytes; i += 2) content[i] = 7;
        return content;
    }

    @Test
    void membersFollowEachOther() throws IOException {
        try (GzipMembers in = new GzipMembers(new ByteArrayInputStream(TWO_MEMBERS), "x.gz")) {
            assertThat(in.readAllBytes()).isEqualTo(GzipBytes.joined(FIRST, SECOND));
            assertThat(in.members()).isEqualTo(2);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void whatGzipOutputWritesComesBack() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GzipOutput out = new GzipOutput(packed)) {
            out.write(FIRST);
        }
        assertThat(unpacked(packed.toByteArray())).isEqualTo(FIRST);
    }

    @Test
    void aByteAReadGivesTheSame() throws IOException {
        GzipMembers in = new GzipMembers(HostileStream.oneByteARead(TWO_MEMBERS), "x.gz");
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) content.write(next);
        assertThat(content.toByteArray()).isEqualTo(GzipBytes.joined(FIRST, SECOND));
    }

    /**
     * The border between two members at each place of a 512 byte buffer, from a source that never says that bytes are
     * available: the JDK's stream (17.0.15) stops short in one of twenty.
     */
    @Test
    void noAlignmentOfTheSecondMemberIsShort() throws IOException {
        byte[] whole = "first and second".getBytes(ISO_8859_1);
        for (int shift = 0; shift < 512; shift++) {
            byte[] name = new byte[shift + 1]; // a header name of this length, zero-terminated
            Arrays.fill(name, 0, shift, (byte) 'n');
            byte[] file = GzipBytes.joined(
                    GzipBytes.memberWithHeader("first ".getBytes(ISO_8859_1), 8, name),
                    GzipBytes.member("and second".getBytes(ISO_8859_1)));
            GzipMembers in = new GzipMembers(HostileStream.atMost(512, file), "x.gz");
            assertThat(in.readAllBytes()).as("shift %s", shift).isEqualTo(whole);
        }
    }

    static Stream<Arguments> damages() {
        byte[] first = GzipBytes.member(FIRST);
        byte[] two = TWO_MEMBERS;
        return Stream.of(
                Arguments.of("cut in the middle of the data", Arrays.copyOf(first, 30_000), GZIP_TRUNCATED, 1),
                Arguments.of("no trailer", GzipBytes.withoutLast(first, 8), GZIP_TRUNCATED, 1),
                Arguments.of("half a trailer", GzipBytes.withoutLast(first, 4), GZIP_TRUNCATED, 1),
                Arguments.of("checksum", GzipBytes.withBitTurned(first, -8), GZIP_DAMAGED, 1),
                Arguments.of("length field", GzipBytes.withBitTurned(first, -1), GZIP_DAMAGED, 1),
                Arguments.of(
                        "second header's method", GzipBytes.withBitTurned(two, SECOND_STARTS + 2), GZIP_DAMAGED, 2),
                Arguments.of(
                        "second header's first byte",
                        GzipBytes.withBitTurned(two, SECOND_STARTS),
                        GZIP_GARBAGE_BEHIND,
                        1),
                Arguments.of(
                        "second header's second byte",
                        GzipBytes.withBitTurned(two, SECOND_STARTS + 1),
                        GZIP_DAMAGED,
                        2),
                Arguments.of("five bytes of a second member", Arrays.copyOf(two, SECOND_STARTS + 5), GZIP_TRUNCATED, 2),
                Arguments.of("one byte of a second member", Arrays.copyOf(two, SECOND_STARTS + 1), GZIP_TRUNCATED, 2),
                Arguments.of("data of the second member", GzipBytes.withBitTurned(two, -3000), GZIP_DAMAGED, 2),
                Arguments.of("second checksum", GzipBytes.withBitTurned(two, -7), GZIP_DAMAGED, 2),
                Arguments.of(
                        "garbage behind",
                        GzipBytes.joined(two, "garbage".getBytes(ISO_8859_1)),
                        GZIP_GARBAGE_BEHIND,
                        2),
                Arguments.of(
                        "garbage behind zero padding",
                        GzipBytes.joined(two, new byte[100], new byte[] {1}),
                        GZIP_GARBAGE_BEHIND,
                        2),
                Arguments.of("reserved flag", GzipBytes.memberWithHeader(FIRST, 0x20), GZIP_DAMAGED, 1),
                Arguments.of(
                        "header checksum",
                        GzipBytes.withBitTurned(GzipBytes.memberWithHeaderChecksum(FIRST), 10),
                        GZIP_DAMAGED,
                        1),
                Arguments.of("no byte at all", new byte[0], GZIP_TRUNCATED, 1),
                Arguments.of("plain bytes", FIRST, GZIP_DAMAGED, 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void damageIsRefusedNamingTheMember(String what, byte[] file, GzipReason reason, int member) {
        assertThat(refusalOf(file).reason()).as(what).isEqualTo(reason);
        assertThat(refusalOf(file).found()).contains("gzip member " + member + ", byte ");
        assertThat(refusalOf(file).file()).isEqualTo("scan.nii.gz");
    }

    @Test
    void theByteOfDamageIsNamed() {
        assertThat(refusalOf(Arrays.copyOf(TWO_MEMBERS, SECOND_STARTS + 5)).found())
                .endsWith("byte " + (SECOND_STARTS + 5));
        assertThat(refusalOf(GzipBytes.withBitTurned(TWO_MEMBERS, SECOND_STARTS + 2))
                        .found())
                .endsWith("byte " + (SECOND_STARTS + 3));
        assertThat(refusalOf(GzipBytes.joined(TWO_MEMBERS, new byte[] {'x'})).found())
                .endsWith("byte " + (TWO_MEMBERS.length + 1));
    }

    @Test
    void everyCutIsRefused() {
        byte[] file = GzipBytes.joined(
                GzipBytes.member("first".getBytes(ISO_8859_1)), GzipBytes.member("second".getBytes(ISO_8859_1)));
        int border = GzipBytes.member("first".getBytes(ISO_8859_1)).length;
        for (int length = 0; length < file.length; length++) {
            if (length == border) continue; // a whole member is a whole file; formats count their bytes
            assertThat(refusalOf(Arrays.copyOf(file, length)).reason())
                    .as("cut at %s", length)
                    .isEqualTo(GZIP_TRUNCATED);
        }
    }

    @Test
    void everyTurnedBitIsRefusedOrHarmless() {
        byte[] content = "the same bytes, or a refusal".getBytes(ISO_8859_1);
        byte[] file = GzipBytes.joined(GzipBytes.member(content), GzipBytes.member(content));
        int refused = 0;
        for (int bit = 0; bit < Byte.SIZE * file.length; bit++) {
            byte[] damaged = file.clone();
            damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            try {
                assertThat(unpacked(damaged)).isEqualTo(GzipBytes.joined(content, content));
            } catch (Refusal | IOException refusal) {
                refused++;
            }
        }
        // Harmless: time, extra flags, system (6 bytes each header), FTEXT, and a bit or two of padding in the data.
        assertThat(Byte.SIZE * file.length - refused).isBetween(2 * 49, 2 * 60);
    }

    @Test
    void aRefusalIsRepeatedAndNeverBecomesAnEnd() throws IOException {
        try (GzipMembers in = new GzipMembers(
                new ByteArrayInputStream(GzipBytes.withBitTurned(TWO_MEMBERS, SECOND_STARTS + 2)), "x.gz")) {
            assertThat(in.readNBytes(FIRST.length)).isEqualTo(FIRST);
            for (int again = 0; again < 3; again++) assertThatThrownBy(in::read).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void headerFieldsAreSkipped() throws IOException {
        byte[] fields = GzipBytes.joined(
                new byte[] {5, 0, 1, 2, 3, 4, 5},
                "../../etc/passwd\0".getBytes(ISO_8859_1),
                "a comment\0".getBytes(ISO_8859_1));
        assertThat(unpacked(GzipBytes.memberWithHeader(FIRST, 4 | 8 | 16, fields)))
                .isEqualTo(FIRST);
        assertThat(unpacked(GzipBytes.memberWithHeaderChecksum(FIRST))).isEqualTo(FIRST);
    }

    @Test
    void emptyMembersAreMembers() throws IOException {
        byte[] file = GzipBytes.joined(GzipBytes.member(), GzipBytes.member(SECOND), GzipBytes.member());
        assertThat(unpacked(file)).isEqualTo(SECOND);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 511, 70_000})
    void zeroPaddingIsCounted(int zeros) throws IOException {
        GzipMembers in =
                new GzipMembers(new ByteArrayInputStream(GzipBytes.joined(TWO_MEMBERS, new byte[zeros])), "x.gz");
        assertThat(in.readAllBytes()).hasSize(FIRST.length + SECOND.length);
        assertThat(in.paddingBytes()).isEqualTo(zeros);
    }

    @Test
    void noMoreIsInflatedThanAskedFor() throws IOException {
        byte[] bomb = GzipBytes.member(new byte[50_000_000]);
        assertThat(bomb).hasSizeLessThan(60_000);
        CountingSource source = new CountingSource(bomb);
        GzipMembers in = new GzipMembers(source, "x.gz");
        assertThat(in.readNBytes(353)).hasSize(353);
        // one buffer of compressed bytes, whatever they would become
        assertThat(source.given).isLessThanOrEqualTo(1 << 16);
    }

    private static final class CountingSource extends ByteArrayInputStream {
        int given;

        CountingSource(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            int count = super.read(into, offset, length);
            given += Math.max(0, count);
            return count;
        }
    }

    private static Refusal refusalOf(byte[] file) {
        try {
            unpacked(file);
        } catch (Refusal refusal) {
            return refusal;
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
        throw new AssertionError("read to the end without a refusal");
    }

    private static byte[] unpacked(byte[] file) throws IOException {
        return new GzipMembers(new ByteArrayInputStream(file), "scan.nii.gz").readAllBytes();
    }
}
