package org.petline.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.petline.FrameTimes;

/** SRTM against answers that were found in other ways: a table of exact tissues, and a search without any wit. */
class SrtmTruthTest {
    private static final double DECAY_PER_MINUTE = Math.log(2) / 20.364;

    /** See the head of the table for its origin; the tracer arrives within the third frame. */
    @Test
    void findsTheTruthOfTheMatrixExponential() throws IOException {
        List<List<String>> rows = table("srtm-exact-93.csv");
        FrameTimes times = FrameTimes.ofSeconds(column(rows, 0), column(rows, 1));
        Tac reference = Tac.of(times, column(rows, 2));
        BoundModel srtm = new Srtm(Prediction.FRAME_AVERAGE).bind(ReferenceInput.of(reference));
        double[] weights = Weights.DECAY.of(reference, DECAY_PER_MINUTE);
        for (int tissue = 3; tissue < rows.get(0).size(); tissue++) {
            String name = rows.get(0).get(tissue);
            String[] truth = name.split("/", 3);
            Fit fit = srtm.fit(Tac.of(times, column(rows, tissue)), weights);
            // The bar is 0.05 % in the median; measured over the 174 tissues that this is a sample of: 0.002 % at
            // worst.
            assertIsClose(fit.bpnd().value(), truth[2], 1e-4, name);
            // The first minute decides on R1 and k2; measured 0.003 and 0.007 % at worst.
            assertIsClose(fit.estimate("R1").value(), truth[0], 2e-4, name);
            assertIsClose(fit.estimate("k2").value(), truth[1], 2e-4, name);
        }
    }

    private static void assertIsClose(double estimate, String truth, double relative, String name) {
        double value = Double.parseDouble(truth);
        assertThat(estimate).as(name).isCloseTo(value, within(relative * value));
    }

    private static List<List<String>> table(String name) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(SrtmTruthTest.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) rows.add(List.of(line.split(",", -1)));
            }
        }
        return rows;
    }

    private static double[] column(List<List<String>> rows, int column) {
        return rows.stream()
                .skip(1)
                .mapToDouble(row -> Double.parseDouble(row.get(column)))
                .toArray();
    }

    /** 4000 values of k2a, each solved for R1 and theta: nothing that could sit in a local minimum. */
    @Test
    void noSearchOfEveryK2aFitsBetter() {
        AnalyticScan scan = new AnalyticScan();
        ReferenceInput reference = ReferenceInput.of(scan.reference());
        double[] weights = Weights.DECAY.of(scan.reference(), DECAY_PER_MINUTE);
        List<double[]> curves = curves(reference);
        double[] level = Srtm.predict(reference, 1, 0.1, 0);
        BoundModel srtm = new Srtm(Prediction.FRAME_AVERAGE).bind(reference);
        Random random = new Random(5);
        int compared = 0;
        for (int trial = 0; trial < 40; trial++) {
            double r1 = 0.6 + 0.8 * random.nextDouble();
            double bpnd = 0.3 + 3 * random.nextDouble();
            Tac truth = scan.tissue(r1, 0.03 + 0.2 * random.nextDouble(), bpnd);
            Tac noisy = scan.noisy(truth, weights, 0.2 + random.nextDouble(), random);
            Fit fit = srtm.fit(noisy, weights);
            if (fit.flags().contains(FitFlag.AT_BOUND)) continue;
            double least = curves.stream()
                    .mapToDouble(curve -> wrss(noisy, weights, level, curve))
                    .min()
                    .orElseThrow();
            assertThat(fit.quality().wrss()).as("trial " + trial).isLessThanOrEqualTo(least * (1 + 1e-9));
            compared++;
        }
        assertThat(compared).isGreaterThan(30);
    }

    /** The reference convolved with exp(-k2a t) over the whole default range of k2a. */
    private static List<double[]> curves(ReferenceInput reference) {
        List<double[]> curves = new ArrayList<>();
        for (int step = 0; step < 4000; step++) {
            double k2a = 0.001 * Math.pow(1000, step / 3999.0);
            curves.add(Srtm.predict(reference, 0, k2a, 0));
        }
        return curves;
    }

    /** Of the best mixture of two curves, by the normal equations. */
    private static double wrss(Tac tac, double[] weights, double[] one, double[] other) {
        double aa = 0;
        double ab = 0;
        double bb = 0;
        double ay = 0;
        double by = 0;
        for (int frame = 0; frame < weights.length; frame++) {
            aa += weights[frame] * one[frame] * one[frame];
            ab += weights[frame] * one[frame] * other[frame];
            bb += weights[frame] * other[frame] * other[frame];
            ay += weights[frame] * one[frame] * tac.at(frame);
            by += weights[frame] * other[frame] * tac.at(frame);
        }
        double determinant = aa * bb - ab * ab;
        double p = (ay * bb - by * ab) / determinant;
        double q = (by * aa - ay * ab) / determinant;
        double sum = 0;
        for (int frame = 0; frame < weights.length; frame++) {
            double residual = tac.at(frame) - p * one[frame] - q * other[frame];
            sum += weights[frame] * residual * residual;
        }
        return sum;
    }
}
