package org.petline.jobs.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TimeSpanTest {
    @ParameterizedTest
    @CsvSource({"6h, PT6H", "90m, PT90M", "30s, PT30S", "1h30m, PT1H30M", "1h0m5s, PT1H5S", "48h, PT48H"})
    void timesAreWrittenAsPeopleDo(String text, Duration expected) {
        assertThat(new TimeSpan().convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "6", "h", "-1h", "1.5h", "0s", "6 h", "30m1h", "1d", "9999999h"})
    void anythingElseIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> new TimeSpan().convert(text))
                .isInstanceOf(CommandLine.TypeConversionException.class)
                .hasMessageContaining("is no time");
    }
}
