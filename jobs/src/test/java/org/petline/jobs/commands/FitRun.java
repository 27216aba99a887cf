package org.petline.jobs.commands;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.petline.FrameTimes;
import org.petline.Refusal;
import org.petline.bids.DecayCorrection;
import org.petline.bids.Radionuclide;
import org.petline.jobs.commands.fit.FitCommand;
import picocli.CommandLine;

/** What petline fit printed, and its exit code. */
public record FitRun(int exitCode, String out, String err) {
    /** Runs the command as the command line would. */
    public static FitRun of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter errors = new PrintWriter(err);
        int exitCode = new CommandLine(new FitCommand())
                .setOut(new PrintWriter(out))
                .setErr(errors)
                .setParameterExceptionHandler((problem, ignored) -> {
                    errors.println(problem.getMessage());
                    return 1;
                })
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    if (!(problem instanceof Refusal refusal)) throw problem;
                    RefusalText.print(refusal, errors);
                    return 1;
                })
                .execute(arguments);
        return new FitRun(exitCode, out.toString(), err.toString());
    }

    /** The cells of a region's line in the first block that has it. */
    public List<String> line(String region) {
        return out.lines()
                .filter(line -> line.startsWith(region + " "))
                .map(line -> List.of(line.split("\\s{2,}", -1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line of " + region + " in\n" + out + err));
    }

    /** The main result of a region. */
    public double main(String region) {
        return Double.parseDouble(line(region).get(1));
    }

    /** Curves to be written as a table. */
    static final class Curves {
        private final FrameTimes frames;
        private final List<String> names = new ArrayList<>();
        private final List<double[]> values = new ArrayList<>();

        Curves(FrameTimes frames) {
            this.frames = frames;
        }

        Curves with(String region, double... activity) {
            names.add(region);
            values.add(activity.clone());
            return this;
        }

        /** Writes the table, all digits kept; a JSON beside it if it is not empty. */
        void write(Path file, String json) throws IOException {
            Files.createDirectories(file.toAbsolutePath().getParent());
            StringBuilder text = new StringBuilder("frame_start\tframe_end\t" + String.join("\t", names) + "\n");
            for (int frame = 0; frame < frames.count(); frame++) {
                StringJoiner row = new StringJoiner("\t", "", "\n");
                row.add(Double.toString(frames.startSeconds(frame))).add(Double.toString(frames.endSeconds(frame)));
                for (double[] curve : values)
                    row.add(Double.isNaN(curve[frame]) ? "n/a" : Double.toString(curve[frame]));
                text.append(row);
            }
            Files.writeString(file, text);
            if (!json.isEmpty()) {
                Files.writeString(Path.of(file.toString().replaceFirst("\\.tsv$", ".json")), json);
            }
        }

        /** The same curves with every number a multiple. */
        Curves times(double factor) {
            Curves scaled = new Curves(frames);
            for (int region = 0; region < names.size(); region++) {
                scaled.with(
                        names.get(region),
                        Arrays.stream(values.get(region)).map(v -> v * factor).toArray());
            }
            return scaled;
        }

        /** The same curves as they were counted, not corrected for the decay of C11. */
        Curves decaying() {
            double[] factors = DecayCorrection.NONE.factors(frames, Radionuclide.C11);
            Curves counted = new Curves(frames);
            for (int region = 0; region < names.size(); region++) {
                double[] curve = values.get(region).clone();
                for (int frame = 0; frame < curve.length; frame++) curve[frame] /= factors[frame];
                counted.with(names.get(region), curve);
            }
            return counted;
        }

        /** The same curves on a clock that reads later. */
        Curves later(double seconds) {
            Curves shifted = new Curves(frames.shiftedBySeconds(seconds));
            for (int region = 0; region < names.size(); region++) shifted.with(names.get(region), values.get(region));
            return shifted;
        }

        /** The same curves without some frames: a break in the scan. */
        Curves without(int from, int to) {
            int[] kept = IntStream.range(0, frames.count())
                    .filter(frame -> frame < from || frame >= to)
                    .toArray();
            Curves left = new Curves(FrameTimes.ofSeconds(
                    Arrays.stream(kept).mapToDouble(frames::startSeconds).toArray(),
                    Arrays.stream(kept).mapToDouble(frames::durationSeconds).toArray()));
            for (int region = 0; region < names.size(); region++) {
                double[] curve = values.get(region);
                left.with(
                        names.get(region),
                        Arrays.stream(kept).mapToDouble(frame -> curve[frame]).toArray());
            }
            return left;
        }
    }
}
