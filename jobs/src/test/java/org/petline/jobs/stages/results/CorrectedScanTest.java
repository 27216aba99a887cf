package org.petline.jobs.stages.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.petline.FrameTimes;
import org.petline.kinetics.Tac;
import org.petline.regions.CorrectedCurves;

/** What the fits get of a corrected scan. */
class CorrectedScanTest {
    private static final FrameTimes TIMES = FrameTimes.ofSeconds(new double[] {0, 60, 120}, new double[] {60, 60, 60});

    private static Tac fitted(double[] activities, double... errors) {
        List<CorrectedCurves.Value> values = new ArrayList<>();
        for (int f = 0; f < activities.length; f++) {
            values.add(new CorrectedCurves.Value(activities[f], errors[f], 0));
        }
        CorrectedCurves.Change change = new CorrectedCurves.Change(0.6, 0.2, 0, 1.5, 0.3, 0.01);
        CorrectedCurves curves =
                new CorrectedCurves("gtm", List.of(new CorrectedCurves.Curve("putamen", values, change)), 1);
        return new CorrectedScan(List.of(curves), List.of(), new TreeMap<>())
                .tacs("gtm", TIMES)
                .get("putamen");
    }

    @Test
    void anEmptyFrameHasNoErrorAndTakesThatOfNoOther() {
        assertThat(fitted(new double[] {0, 5, 6}, Double.NaN, 0.1, 0.2).errors())
                .hasValue(new double[] {0, 0.1, 0.2});
    }

    @Test
    void aMissingFrameTakesNoError() {
        Tac tac = fitted(new double[] {Double.NaN, 5, 6}, Double.NaN, 0.1, 0.2);
        assertThat(tac.isMissing(0)).isTrue();
        assertThat(tac.errors()).hasValue(new double[] {0, 0.1, 0.2});
    }

    @Test
    void whereTheErrorOfAFrameIsUnknownTheCurveItselfTellsItsNoise() {
        assertThat(fitted(new double[] {4, 5, 6}, Double.NaN, 0.1, 0.2).errors())
                .isEmpty();
        assertThat(fitted(new double[] {4, 5, 6}, Double.NaN, Double.NaN, Double.NaN)
                        .errors())
                .isEmpty();
    }
}
