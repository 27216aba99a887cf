package org.petline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimulatedTissuesTest {
    private final SimulatedTissues simulated = new SimulatedTissues();

    /**
     * The table's head names its origin, a matrix exponential; 1e-9 of the curve's peak is what subtraction leaves of a
     * double in frames of 10 s, and where k2a is k2' the limit is taken to 1e-8.
     */
    @Test
    void theClosedFormsAreTheMatrixExponential() throws IOException {
        List<String> lines;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                SimulatedTissues.class.getResourceAsStream("/org/petline/kinetics/srtm-exact-93.csv"),
                StandardCharsets.UTF_8))) {
            lines = reader.lines().filter(line -> !line.startsWith("#")).toList();
        }
        String[] names = lines.get(0).split(",", -1);
        assertIsColumn(lines, 2, simulated.reference(), "reference");
        int compared = 0;
        for (int column = 3; column < names.length; column++) {
            String[] truth = names[column].split("/", 3);
            double bpnd = Double.parseDouble(truth[2]);
            double k2Prime = Double.parseDouble(truth[1]) / Double.parseDouble(truth[0]);
            for (BenchTissue tissue : simulated.referenceGrid()) {
                boolean isSame = tissue.truth() == bpnd
                        && Math.abs(tissue.k2Prime() - k2Prime) < 1e-12
                        && isNear(lines, column, tissue.curve());
                if (!isSame) continue;
                assertIsColumn(lines, column, tissue.curve(), names[column]);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(names.length - 3);
    }

    private static boolean isNear(List<String> lines, int column, double[] curve) {
        return Math.abs(curve[30] / value(lines, column, 30) - 1) < 0.01;
    }

    private static void assertIsColumn(List<String> lines, int column, double[] curve, String name) {
        for (int frame = 0; frame < curve.length; frame++) {
            assertThat(curve[frame])
                    .as("%s, frame %d", name, frame)
                    .isCloseTo(value(lines, column, frame), within(1e-6));
        }
    }

    private static double value(List<String> lines, int column, int frame) {
        return Double.parseDouble(lines.get(frame + 1).split(",", -1)[column]);
    }

    @Test
    void sixOfTheGridAreTheReferenceTimesANumber() {
        assertThat(simulated.referenceGrid()).hasSize(180);
        assertThat(simulated.referenceGrid().stream().filter(BenchTissue::isDegenerate))
                .hasSize(6);
    }

    @Test
    void noiseIsAsLargeAsItsLevelSays() {
        BenchTissue tissue = simulated.referencePoints().get(5);
        double[] exact = tissue.curve();
        double[] durations = new double[exact.length];
        double[] counts = new double[exact.length];
        double area = 0;
        for (int frame = 0; frame < exact.length; frame++) {
            durations[frame] = simulated.frames().durationMinutes(frame);
            counts[frame] = durations[frame];
            area += durations[frame] * exact[frame];
        }
        Random random = new Random(1);
        double size = 0;
        for (int trial = 0; trial < 2000; trial++) {
            double[] noisy = tissue.noisy(0.05, durations, counts, random);
            for (int frame = 0; frame < exact.length; frame++) {
                size += durations[frame] * Math.abs(noisy[frame] - exact[frame]) / 2000;
            }
        }
        // A normal deviate is sqrt(2 / pi) of its standard deviation in size.
        assertThat(size / area / Math.sqrt(2 / Math.PI)).isCloseTo(0.05, within(0.0005));
    }
}
