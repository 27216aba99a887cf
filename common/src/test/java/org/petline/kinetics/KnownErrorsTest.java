package org.petline.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Curves that bring the errors of their frames. */
class KnownErrorsTest {
    private static final AnalyticScan SCAN = new AnalyticScan();
    private static final double NOISE = 0.2;

    private static double error(String model, double told) {
        KineticModels.Entry entry = KineticModels.find(model).orElseThrow();
        double[] weights = new double[SCAN.times.count()];
        Arrays.fill(weights, 1);
        Tac reference = SCAN.reference().withErrors(new double[weights.length]);
        BoundModel bound = entry.make().apply(ModelOptions.defaults()).bind(ReferenceInput.of(reference));
        double[] errors = new double[weights.length];
        Arrays.fill(errors, told);
        Tac noisy = SCAN.noisy(SCAN.tissue(1.1, 0.11, 1.5), weights, NOISE, new Random(3));
        return bound.fit(noisy.withErrors(errors), weights).estimate("BPND").standardError();
    }

    /** Residuals say how wrong a model or an error is; that of a curve is known to a fifth by 31 of them. */
    @ParameterizedTest
    @ValueSource(strings = {"SRTM", "MRTM1"})
    void errorsThatAreTooSmallForTheResidualsAreEnlargedToThem(String model) {
        double right = error(model, NOISE);
        assertThat(error(model, NOISE / 100)).isCloseTo(right, within(0.2 * right));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SRTM", "MRTM1"})
    void errorsThatAreKnownToBeLargeStayLarge(String model) {
        double right = error(model, NOISE);
        assertThat(error(model, 10 * NOISE)).isBetween(8 * right, 12 * right);
    }
}
