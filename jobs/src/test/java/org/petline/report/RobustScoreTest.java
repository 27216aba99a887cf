package org.petline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RobustScoreTest {
    @Test
    void theOddOneDoesNotHideItself() {
        // Median 1.05, median absolute deviation 0.075: the limit lies 3.5 * 1.4826 * 0.075 = 0.389 from the median.
        RobustScore score = RobustScore.of(List.of(1.0, 1.1, 0.9, 1.05, 1.2, 9.0, Double.NaN, 0.95, 1.05));

        assertThat(score.median()).isEqualTo(1.05);
        assertThat(score.isOutlier(9.0)).isTrue();
        assertThat(score.isOutlier(1.05 + 0.388)).isFalse();
        assertThat(score.isOutlier(1.05 + 0.390)).isTrue();
        assertThat(score.isOutlier(Double.NaN)).isFalse();
    }

    @Test
    void fewScansSayNothing() {
        assertThat(RobustScore.of(List.of(1.0, 1.1, 0.9, 1.2, 90.0)).isOutlier(90))
                .isFalse();
    }

    @Test
    void whereAllAreTheSameNothingIsOdd() {
        assertThat(RobustScore.of(List.of(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 3.0)).isOutlier(3))
                .isFalse();
    }
}
