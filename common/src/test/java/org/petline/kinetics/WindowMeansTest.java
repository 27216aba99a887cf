package org.petline.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.petline.FrameTimes;

/** SUV, SUVR and FUR by numbers that a hand can check: four frames of 10, 10, 20 and 20 min. */
class WindowMeansTest {
    private static final FrameTimes TIMES =
            FrameTimes.ofSeconds(new double[] {0, 600, 1200, 2400}, new double[] {600, 600, 1200, 1200});
    private static final double[] WEIGHTS = {1, 2, 3, 4};

    private final Tac target = Tac.of(TIMES, new double[] {9, 6, 4, 1});
    private final ModelOptions options = ModelOptions.defaults()
            .with(new Window(10, 60))
            .with(new BloodVolume.Fixed(0))
            .withSuvPerActivity(0.25);

    /** (10 x 6 + 20 x 4 + 20 x 1) / 50 = 3.2, whatever the weights. */
    @Test
    void suvIsTheMeanByDurationOverDoseAWeight() {
        ReferenceInput any = ReferenceInput.of(target);

        Fit fit = new Suv(options).fit(target, any, WEIGHTS);

        assertThat(fit.estimate("SUV").value()).isCloseTo(0.25 * 3.2, within(1e-15));
        assertThat(fit.predicted()).containsExactly(Double.NaN, 3.2, 3.2, 3.2);
    }

    @Test
    void suvWithoutADoseIsFlaggedAndNotANumber() {
        ModelOptions unknown = ModelOptions.defaults().with(new Window(10, 60));

        Fit fit = new Suv(unknown).fit(target, ReferenceInput.of(target), WEIGHTS);

        assertThat(fit.flags()).containsExactly(FitFlag.INJECTED_ACTIVITY_UNKNOWN);
        assertThat(fit.estimate("SUV").value()).isNaN();
    }

    /** (60 + 80 + 20) / (10 x 2 + 20 x 2 + 20 x 1) = 2: areas, not a mean of ratios, which would be (3 + 2 + 1) / 3. */
    @Test
    void suvrIsARatioOfAreas() {
        ReferenceInput reference = ReferenceInput.of(Tac.of(TIMES, new double[] {1, 2, 2, 1}));

        Fit fit = new Suvr(options).fit(target, reference, WEIGHTS);

        assertThat(fit.estimate("SUVR").value()).isCloseTo(160.0 / 80, within(1e-15));
        assertThat(fit.bpnd().value()).isCloseTo(1, within(1e-15));
    }

    /** A frame of weight 0 is left out of both: (80 + 20) / (40 + 20). */
    @Test
    void aFrameOfWeightZeroIsLeftOutOfBothAreas() {
        ReferenceInput reference = ReferenceInput.of(Tac.of(TIMES, new double[] {1, 2, 2, 1}));

        Fit fit = new Suvr(options).fit(target, reference, new double[] {1, 0, 1, 1});

        assertThat(fit.estimate("SUVR").value()).isCloseTo(100.0 / 60, within(1e-15));
    }

    /**
     * Plasma of 2 from the start: its integral is 2 t, on average 60 from 20 to 40 min and 100 from 40 to 60 min. A target of 4
     * and 1 there is 2.5 on average, over 80.
     */
    @Test
    void furIsAMeanOverAMeanIntegral() {
        PlasmaInput plasma = PlasmaInput.of(TIMES, new double[] {-1e-9, 0, 30, 60}, new double[] {2, 2, 2, 2});

        Fit fit = new Fur(options.with(new Window(20, 60))).fit(target, plasma, WEIGHTS);

        assertThat(fit.estimate("FUR").value()).isCloseTo(2.5 / 80, within(1e-10));
    }

    /** Blood of 2 at a share of 0.1 leaves (4 - 0.2) / 0.9 and (1 - 0.2) / 0.9. */
    @Test
    void furTakesAGivenShareOfBloodOut() {
        double[] minutes = {-1e-9, 0, 30, 60};
        double[] two = {2, 2, 2, 2};
        PlasmaInput plasma = PlasmaInput.of(TIMES, minutes, two, two);
        ModelOptions bloody = options.with(new Window(20, 60)).with(new BloodVolume.Fixed(0.1));

        Fit fit = new Fur(bloody).fit(target, plasma, WEIGHTS);

        assertThat(fit.estimate("FUR").value()).isCloseTo((3.8 + 0.8) / 0.9 / 2 / 80, within(1e-10));
    }
}
