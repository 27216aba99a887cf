package org.petline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.blood.BloodFlag;
import org.petline.jobs.fitting.MissingInput;
import org.petline.jobs.stages.results.ScanFlag;
import org.petline.kinetics.FitFlag;
import org.petline.registration.CoregistrationFlag;
import org.petline.registration.MotionFlag;

class FlagMeaningsTest {
    static Stream<Enum<?>> flags() {
        return Stream.of(
                        ScanFlag.values(),
                        MotionFlag.values(),
                        CoregistrationFlag.values(),
                        FitFlag.values(),
                        BloodFlag.values(),
                        MissingInput.values())
                .flatMap(Stream::of);
    }

    @ParameterizedTest
    @MethodSource("flags")
    void everyFlagOfEveryRoomIsExplained(Enum<?> flag) {
        assertThat(FlagMeanings.isKnown(flag.name())).isTrue();
    }
}
