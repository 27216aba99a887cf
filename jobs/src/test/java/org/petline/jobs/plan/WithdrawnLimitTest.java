package org.petline.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithdrawnLimitTest {
    @ParameterizedTest(name = "{0} of {1} scans: {2}")
    @CsvSource({
        "10%, 60, 6",
        "10%, 19, 1",
        "10%, 2, 1",
        "0%, 60, 0",
        "0, 60, 0",
        "7, 3, 7",
        "12.5 %, 16, 2",
        "100%, 5, 5"
    })
    void aShareRoundsDownAndLetsOneGo(String spelling, int known, int most) {
        assertThat(WithdrawnLimit.parse(spelling).of(known)).isEqualTo(most);
    }

    @ParameterizedTest
    @CsvSource({"-1", "1.5", "x%", "101%", "''"})
    void whatIsNeitherNumberNorShareIsNoLimit(String spelling) {
        assertThatThrownBy(() -> WithdrawnLimit.parse(spelling)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTenthIsUsual() {
        assertThat(WithdrawnLimit.DEFAULT).isEqualTo(WithdrawnLimit.parse("10%"));
    }
}
