package org.petline.jobs.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.petline.FrameTimes;

/**
 * One tissue compartment driven by a plasma curve of two exponentials, 100 (exp(-0.1 t) - exp(-4 t)) kBq/mL: frame
 * averages in closed form, for k2 other than 0.1 and 4. Whole blood is the plasma; nothing is metabolised.
 */
final class ArterialScan {
    private static final double PEAK = 100;
    private static final double SLOW = 0.1;
    private static final double FAST = 4;
    private static final int FRAMES = 30;

    private ArterialScan() {}

    static FrameTimes frames() {
        double[] starts = new double[FRAMES];
        double[] durations = new double[FRAMES];
        double start = 0;
        for (int frame = 0; frame < FRAMES; frame++) {
            starts[frame] = start;
            durations[frame] = frame < 6 ? 10 : frame < 14 ? 60 : 330;
            start += durations[frame];
        }
        return FrameTimes.ofSeconds(starts, durations);
    }

    /** Frame averages, kBq/mL. */
    static double[] tissue(double k1, double k2PerMinute) {
        FrameTimes times = frames();
        double[] curve = new double[FRAMES];
        for (int frame = 0; frame < FRAMES; frame++) {
            double from = times.startMinutes(frame);
            double to = times.endMinutes(frame);
            curve[frame] =
                    k1 * PEAK * (convolved(SLOW, k2PerMinute, from, to) - convolved(FAST, k2PerMinute, from, to));
        }
        return curve;
    }

    /** The average of exp(-a t) convolved with exp(-k t). */
    private static double convolved(double a, double k, double from, double to) {
        return (average(k, from, to) - average(a, from, to)) / (a - k);
    }

    private static double average(double rate, double from, double to) {
        return (Math.exp(-rate * from) - Math.exp(-rate * to)) / (rate * (to - from));
    }

    private static double plasma(double minutes) {
        return PEAK * (Math.exp(-SLOW * minutes) - Math.exp(-FAST * minutes));
    }

    /** Samples a second apart in the first two minutes, then every ten, as {@code _blood.tsv} in kBq/mL. */
    static void writeBlood(Path file, double timeZeroSeconds) throws IOException {
        Files.createDirectories(file.getParent());
        StringBuilder text = new StringBuilder("time\twhole_blood_radioactivity\tplasma_radioactivity\n");
        for (int second = 0; second <= 5940; second += second < 120 ? 1 : 10) {
            double value = plasma(second / 60.0);
            text.append(second + timeZeroSeconds)
                    .append('\t')
                    .append(value)
                    .append('\t')
                    .append(value)
                    .append('\n');
        }
        Files.writeString(file, text);
        Files.writeString(Path.of(file.toString().replace(".tsv", ".json")), """
                {"PlasmaAvail": true, "WholeBloodAvail": true, "MetaboliteAvail": false, "DispersionCorrected": true,
                 "time": {"Units": "s"}, "whole_blood_radioactivity": {"Units": "kBq/mL"},
                 "plasma_radioactivity": {"Units": "kBq/mL"}}
                """);
    }

    /** As bloodstream writes it. */
    static void writeInputFunction(Path file) throws IOException {
        StringBuilder text = new StringBuilder("time\twhole_blood_radioactivity\tAIF\n");
        for (int second = 0; second <= 5940; second++) {
            double value = plasma(second / 60.0);
            text.append(second)
                    .append('\t')
                    .append(value)
                    .append('\t')
                    .append(value)
                    .append('\n');
        }
        Files.writeString(file, text);
        Files.writeString(Path.of(file.toString().replace(".tsv", ".json")), """
                {"time": {"Units": ["s"]}, "whole_blood_radioactivity": {"Units": ["kBq"]}, "AIF": {"Units": ["kBq"]}}
                """);
    }
}
