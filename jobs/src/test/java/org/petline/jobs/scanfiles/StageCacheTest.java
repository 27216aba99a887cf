package org.petline.jobs.scanfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.jobs.tables.Fingerprint;
import org.petline.testing.LocalStore;

class StageCacheTest {
    private static final Fingerprint PRINT = Fingerprint.ofNothing().with("settings", "of today");
    private static final Numbers RESULT =
            new Numbers(List.of(0.1, -1e-300, Double.NaN, Double.POSITIVE_INFINITY), List.of(0.1f, 1e-30f), 7);

    @TempDir
    private Path folder;

    private final List<String> run = new ArrayList<>();

    /** What a stage may find out. */
    record Numbers(List<Double> doubles, List<Float> floats, int count) {}

    @Test
    void whatWasKeptComesBackToTheBitAndIsNotRunAgain() throws IOException {
        assertThat(ask(PRINT).count()).isEqualTo(7);
        Numbers kept = ask(PRINT);
        assertThat(kept.doubles()).isEqualTo(RESULT.doubles());
        assertThat(kept.floats()).isEqualTo(RESULT.floats());
        assertThat(run).hasSize(1);
    }

    @Test
    void anotherFingerprintRunsItAgain() throws IOException {
        ask(PRINT);
        ask(PRINT.with("version", "2"));
        assertThat(run).hasSize(2);
    }

    @Test
    void anyOtherByteAnywhereIsNoticed() throws IOException {
        ask(PRINT);
        Path file = folder.resolve("petline/stages/scan/sample.json");
        byte[] good = Files.readAllBytes(file);
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            Files.write(file, bad);
            Numbers told = ask(PRINT);
            assertThat(told.doubles()).as("byte " + at).isEqualTo(RESULT.doubles());
            assertThat(told.floats()).as("byte " + at).isEqualTo(RESULT.floats());
            assertThat(told.count()).as("byte " + at).isEqualTo(7);
        }
        Files.write(file, Arrays.copyOf(good, good.length / 2));
        assertThat(ask(PRINT).count()).isEqualTo(7);
        assertThat(run).hasSizeGreaterThan(good.length / 2);
    }

    private Numbers ask(Fingerprint print) throws IOException {
        return new StageCache(new LocalStore(folder), "scan").computeUnlessKept("sample", print, Numbers.class, () -> {
            run.add("run");
            return RESULT;
        });
    }
}
