package org.petline.kinetics;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.petline.kinetics.voxels.VoxelMaps;
import org.petline.kinetics.voxels.VoxelModel;
import org.petline.kinetics.voxels.VoxelModels;

/** Voxels a second, with their standard errors. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class VoxelBenchmark {
    private static final int VOXELS = 16384;
    private static final int CURVES = 1024;

    /** The model's name. */
    @Param("SRTM")
    public String voxelwise;

    private VoxelModel model;
    private float[][] tacs;
    private VoxelMaps maps;

    /** Binds the model. */
    @Setup
    public void bind() {
        BenchmarkScan scan = new BenchmarkScan();
        KineticModels.Entry entry = KineticModels.find(voxelwise).orElseThrow();
        Input input = scan.input(entry.input());
        model = VoxelModels.bind(voxelwise, BenchmarkScan.options(entry), input, scan.weights());
        Tac[] targets = scan.targets(CURVES);
        tacs = new float[targets[0].count()][VOXELS];
        for (int v = 0; v < VOXELS; v++) {
            for (int frame = 0; frame < tacs.length; frame++) tacs[frame][v] = (float) targets[v % CURVES].at(frame);
        }
        maps = model.maps(VOXELS);
    }

    /** A slab. */
    @Benchmark
    @OperationsPerInvocation(VOXELS)
    public VoxelMaps fit() {
        model.fit(tacs, 0, VOXELS, maps);
        return maps;
    }
}
