package org.petline.kinetics;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.petline.kinetics.voxels.VoxelModels;

/** Runs the benchmarks over every model of the registry; arguments are JMH's own. */
public final class KineticsBenchmarks {
    private KineticsBenchmarks() {}

    /** Prints JMH's table: curves, or voxels, a second. */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .param("regional", KineticModels.names().toArray(String[]::new))
                        .param("voxelwise", VoxelModels.names().toArray(String[]::new))
                        .build())
                .run();
    }
}
