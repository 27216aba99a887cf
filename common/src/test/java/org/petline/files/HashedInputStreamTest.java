package org.petline.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HashedInputStreamTest {
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /** FIPS 180-2, appendix B.1. */
    @Test
    void threeLettersHaveTheHashOfTheStandard() throws IOException {
        byte[] abc = {'a', 'b', 'c'};
        assertThat(Sha256.of(abc)).isEqualTo(SHA256_OF_ABC);
        assertThat(new HashedInputStream(new ByteArrayInputStream(abc)).sha256OfAll())
                .isEqualTo(SHA256_OF_ABC);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void howTheBytesAreTakenMakesNoDifference(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] bytes = new byte[200_000 + random.nextInt(1000)];
        random.nextBytes(bytes);
        HashedInputStream stream = new HashedInputStream(new ByteArrayInputStream(bytes));
        byte[] into = new byte[1000];
        for (int step = 0; step < 100; step++) {
            switch (random.nextInt(3)) {
                case 0 -> stream.read();
                case 1 -> stream.read(into, 10, random.nextInt(900));
                default -> stream.skip(random.nextInt(100_000));
            }
        }
        assertThat(stream.bytes()).isPositive();
        assertThat(stream.sha256OfAll()).isEqualTo(Sha256.of(bytes));
        assertThat(stream.bytes()).isEqualTo(bytes.length);
    }

    @Test
    void aMarkIsNotTaken() {
        assertThat(new HashedInputStream(new ByteArrayInputStream(new byte[9])).markSupported())
                .isFalse();
    }
}
