package org.petline.jobs.fitting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.petline.FrameTimes;
import org.petline.jobs.stages.results.SampledScan;

/**
 * A scan without noise: one tissue compartment everywhere, integrated in plain steps of a tenth of a second, so that VT,
 * BPND and R1 of every region are known.
 */
final class MadeUpScan {
    static final double DECAY_PER_MINUTE = Math.log(2) / 20.4;

    private static final double STEP_MINUTES = 0.1 / 60;
    private static final double[] DURATIONS = {
        10, 10, 10, 10, 10, 10, 15, 15, 30, 30, 60, 60, 120, 180, 300, 300, 300, 600, 600, 600, 600, 600
    };

    private final List<SampledScan.RegionTac> regions = new ArrayList<>();

    static FrameTimes times() {
        double[] starts = new double[DURATIONS.length];
        for (int frame = 1; frame < starts.length; frame++) starts[frame] = starts[frame - 1] + DURATIONS[frame - 1];
        return FrameTimes.ofSeconds(starts, DURATIONS);
    }

    /** Unchanged tracer in plasma, Bq/mL. */
    static double plasma(double minutes) {
        return minutes <= 0
                ? 0
                : 6e5 * minutes * Math.exp(-2.5 * minutes)
                        + 9e3 * (1 - Math.exp(-4 * minutes)) * Math.exp(-0.03 * minutes);
    }

    static ArterialCurves blood() {
        double[] minutes = new double[721];
        for (int n = 0; n < minutes.length; n++) minutes[n] = n < 360 ? n / 60.0 : 6 + (n - 360) / 360.0 * 90;
        double[] plasma = Arrays.stream(minutes).map(MadeUpScan::plasma).toArray();
        return ArterialCurves.of(
                minutes, plasma, Arrays.stream(plasma).map(each -> 0.8 * each).toArray());
    }

    /** The same with one compartment more. */
    MadeUpScan region(String name, double k1, double vt) {
        FrameTimes times = times();
        double[] sums = new double[times.count()];
        int[] steps = new int[times.count()];
        double tissue = 0;
        int frame = 0;
        for (long step = 0; frame < times.count(); step++) {
            double middle = (step + 0.5) * STEP_MINUTES;
            double next = tissue + STEP_MINUTES * (k1 * plasma(middle) - k1 / vt * tissue);
            sums[frame] += (tissue + next) / 2;
            steps[frame]++;
            tissue = next;
            if ((step + 1.5) * STEP_MINUTES > times.endMinutes(frame)) frame++;
        }
        for (int n = 0; n < sums.length; n++) sums[n] /= steps[n];
        return region(name, sums);
    }

    MadeUpScan region(String name, double[] values) {
        List<SampledScan.Sample> samples = Arrays.stream(values)
                .mapToObj(mean -> new SampledScan.Sample(mean, Double.NaN, 1))
                .toList();
        regions.add(new SampledScan.RegionTac(name, 1, 1, samples));
        return this;
    }

    /** The same curves, said to begin later. */
    FitInputs inputsFrom(double seconds) {
        FrameTimes later = times().shiftedBySeconds(seconds);
        return FitInputs.of(new SampledScan(regions, List.of()).tacs(later), later, DECAY_PER_MINUTE);
    }

    FitInputs inputs() {
        return FitInputs.of(new SampledScan(regions, List.of()).tacs(times()), times(), DECAY_PER_MINUTE);
    }

    /** A reference of VT 2, one of VT 2.5, and two targets of VT 5 and 3. */
    static MadeUpScan ofFourRegions() {
        return new MadeUpScan()
                .region("cerebellum", 0.10, 2)
                .region("pons", 0.08, 2.5)
                .region("putamen", 0.11, 5)
                .region("thalamus", 0.12, 3);
    }
}
