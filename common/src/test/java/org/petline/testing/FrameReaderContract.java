package org.petline.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.petline.Reason;
import org.petline.Refusal;
import org.petline.imagefile.FrameReader;

/**
 * What every reader of frames keeps to, whatever the format and the compression.
 *
 * <p>The file under test has {@link #FRAMES} frames of {@link #VOXELS} voxels whose values are their index in the file.
 */
public abstract class FrameReaderContract {
    protected static final int FRAMES = 4;
    protected static final int VOXELS = 3 * 4 * 5;

    /** A healthy file with nothing remarkable. */
    protected abstract byte[] file();

    protected abstract FrameReader open(InputStream in) throws IOException;

    /** What a cut may be called; a cut within the first bytes may look like no such file at all. */
    protected abstract Set<Reason> reasonsOfCuts();

    /** Bytes at the end of the file that may be missing without harm. */
    protected int dispensableTail() {
        return 0;
    }

    @Test
    void framesComeInOrderAndThenNoMore() throws IOException {
        try (FrameReader reader = open(new ByteArrayInputStream(file()))) {
            assertThat(reader.frames()).isEqualTo(FRAMES);
            assertThat(reader.grid().voxels()).isEqualTo(VOXELS);
            float[] voxels = new float[VOXELS];
            for (int frame = 0; frame < FRAMES; frame++) {
                assertThat(reader.next(voxels)).isTrue();
                for (int v = 0; v < VOXELS; v++) assertThat(voxels[v]).isEqualTo(frame * VOXELS + v);
            }
            Arrays.fill(voxels, -1);
            assertThat(reader.next(voxels)).isFalse();
            assertThat(voxels).containsOnly(-1);
            assertThat(reader.findings()).isEmpty();
        }
    }

    @Test
    void aByteAReadGivesTheSame() throws IOException {
        assertThat(sum(HostileStream.oneByteARead(file()))).isEqualTo(sumOfAll());
    }

    @Test
    void sevenBytesAReadGiveTheSame() throws IOException {
        assertThat(sum(HostileStream.atMost(7, file()))).isEqualTo(sumOfAll());
    }

    @Test
    void everyCutIsRefused() throws IOException {
        byte[] file = file();
        for (int length = 1; length < file.length - dispensableTail(); length++) {
            Refusal refusal = refusalOf(Arrays.copyOf(file, length));
            assertThat(reasonsOfCuts()).as("cut at %s: %s", length, refusal).contains(refusal.reason());
            assertThat(refusal.file()).as("cut at %s", length).isNotEmpty();
            assertThat(refusal.found()).as("cut at %s", length).isNotEmpty();
        }
    }

    /** Bytes changed at random: frames or a refusal, never another exception. */
    @Test
    void randomDamageNeverSurprises() throws IOException {
        byte[] file = file();
        int refused = 0;
        for (int seed = 0; seed < 2000; seed++) {
            try {
                sum(new ByteArrayInputStream(GzipBytes.damagedAtRandom(file, seed)));
            } catch (Refusal refusal) {
                refused++;
            } catch (RuntimeException surprise) {
                throw new AssertionError("seed " + seed, surprise);
            }
        }
        assertThat(refused).isGreaterThan(300); // cuts alone are 500
    }

    /** Whoever reads as many frames as the header says, and does not ask once more, must see a damaged end too. */
    @Test
    void theLastFrameIsOnlyGivenOnceTheEndIsVerified() throws IOException {
        byte[] file = GzipBytes.withoutLast(file(), 1 + dispensableTail());
        try (FrameReader reader = open(new ByteArrayInputStream(file))) {
            float[] voxels = new float[VOXELS];
            for (int frame = 0; frame < FRAMES - 1; frame++)
                assertThat(reader.next(voxels)).isTrue();
            assertThatThrownBy(() -> reader.next(voxels)).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void anArrayOfAnotherLengthIsAProgrammersMistake() throws IOException {
        try (FrameReader reader = open(new ByteArrayInputStream(file()))) {
            for (int length : new int[] {VOXELS - 1, VOXELS + 1, FRAMES * VOXELS}) {
                assertThatThrownBy(() -> reader.next(new float[length])).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void aSeriesIsNotOneVolume() throws IOException {
        try (FrameReader reader = open(new ByteArrayInputStream(file()))) {
            assertThatThrownBy(reader::onlyVolume).hasMessageContaining("NOT_ONE_VOLUME");
        }
        try (FrameReader reader = open(new ByteArrayInputStream(file()))) {
            assertThatThrownBy(reader::onlyLabels).hasMessageContaining("NOT_ONE_VOLUME");
        }
    }

    @Test
    void theSourceIsReadToItsLastByteAndClosed() throws IOException {
        List<String> calls = new ArrayList<>();
        ByteArrayInputStream source = new ByteArrayInputStream(file()) {
            @Override
            public void close() {
                calls.add("closed");
            }
        };
        try (FrameReader reader = open(source)) {
            float[] voxels = new float[VOXELS];
            while (reader.next(voxels)) assertThat(calls).isEmpty();
            assertThat(source.read()).isEqualTo(-1);
        }
        assertThat(calls).isNotEmpty();
    }

    @Test
    void theSourceIsClosedIfOpeningFails() {
        List<String> calls = new ArrayList<>();
        InputStream source = new ByteArrayInputStream(new byte[] {1, 2, 3}) {
            @Override
            public void close() {
                calls.add("closed");
            }
        };
        assertThatThrownBy(() -> open(source)).isInstanceOf(Refusal.class);
        assertThat(calls).containsExactly("closed");
    }

    /** The refusal that reading a whole file ends with. */
    protected final Refusal refusalOf(byte[] file) throws IOException {
        try {
            sum(new ByteArrayInputStream(file));
        } catch (Refusal refusal) {
            return refusal;
        }
        throw new AssertionError("read to the end without a refusal");
    }

    private double sum(InputStream in) throws IOException {
        double sum = 0;
        try (FrameReader reader = open(in)) {
            if (reader.grid().voxels() > 100 * VOXELS)
                return reader.onlyVolume().voxels()[0];
            float[] voxels = new float[reader.grid().voxels()];
            while (reader.next(voxels)) {
                for (int v = 0; v < voxels.length; v++) sum += voxels[v] * (v + 1.0);
            }
        }
        return sum;
    }

    private static double sumOfAll() {
        double sum = 0;
        for (int v = 0; v < FRAMES * VOXELS; v++) sum += v * (v % VOXELS + 1.0);
        return sum;
    }
}
