package org.petline.jobs.fitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.kinetics.Tac;

class BloodPlausibilityTest {
    private static final OptionalDouble UNKNOWN = OptionalDouble.empty();

    /** 70 kg and 400 MBq. */
    private static final OptionalDouble SUV = OptionalDouble.of(7e4 / 4e8);

    private static Collection<Tac> tissue(double k1, double vt) {
        return new MadeUpScan().region("putamen", k1, vt).inputs().tacs().values();
    }

    /** Plasma at these minutes, written on a clock that counts otherwise and in another unit. */
    private static ArterialCurves blood(double perMinute, double perActivity, double[] minutes) {
        return ArterialCurves.of(
                Arrays.stream(minutes).map(t -> t * perMinute).toArray(),
                Arrays.stream(minutes)
                        .map(t -> MadeUpScan.plasma(t) * perActivity)
                        .toArray(),
                Arrays.stream(minutes).map(t -> Double.NaN).toArray());
    }

    private static double[] dense(double from, double until) {
        return DoubleStream.iterate(from, t -> t <= until, t -> t + 0.1).toArray();
    }

    private static List<String> flags(ArterialCurves blood, Collection<Tac> tissue, OptionalDouble suv) {
        return BloodPlausibility.of(MadeUpScan.times(), tissue, blood, suv);
    }

    /** K1 from 0.01 to 1 and VT from 0.2 to 200: what radioligands of the brain do. */
    @ParameterizedTest
    @CsvSource({"0.01,0.2", "0.01,200", "1,0.2", "1,200", "0.1,3"})
    void whatTracersDoIsNotFlagged(double k1, double vt) {
        Collection<Tac> tissue = tissue(k1, vt);
        double[] manual = {0, 0.5, 1, 2, 5, 10, 20, 40, 60, 80};
        double[] late = {5, 10, 20, 40, 60, 80};

        assertThat(flags(blood(1, 1, dense(0, 90)), tissue, SUV)).isEmpty();
        assertThat(flags(blood(1, 1, manual), tissue, SUV)).isEmpty();
        assertThat(flags(blood(1, 1, late), tissue, SUV)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.1,3,1000", "0.1,3,0.001", "0.5,20,0.001", "0.05,1,1000"})
    void plasmaInAnotherUnitIsFlaggedWithBothValues(double k1, double vt, double factor) {
        ArterialCurves blood = blood(1, factor, dense(0, 90));

        assertThat(flags(blood, tissue(k1, vt), UNKNOWN))
                .singleElement()
                .asString()
                .startsWith("PLASMA_IMPLAUSIBLE: mean of plasma ")
                .contains(", of tissue ");
        assertThat(flags(blood, List.of(), SUV)).singleElement().asString().contains("an SUV of");
    }

    @Test
    void minutesThatAreCalledSecondsCoverLittle() {
        assertThat(flags(blood(1.0 / 60, 1, dense(0, 90)), tissue(0.1, 3), UNKNOWN))
                .first()
                .asString()
                .startsWith("BLOOD_COVERS_LITTLE: last sample at 1.50 min, last frame ends at ");
    }

    @Test
    void bloodThatComesAfterTheTissueIsOnAnotherClock() {
        double[] minutes = dense(-20, 90);
        double[] plasma =
                Arrays.stream(minutes).map(t -> MadeUpScan.plasma(t - 10)).toArray();
        double[] unknown = Arrays.stream(minutes).map(t -> Double.NaN).toArray();

        assertThat(flags(ArterialCurves.of(minutes, plasma, unknown), tissue(0.1, 3), UNKNOWN))
                .anyMatch(flag -> flag.startsWith("BLOOD_AFTER_TISSUE: tracer in blood from "));
    }
}
