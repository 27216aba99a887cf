package org.petline.kinetics;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Regional curves a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RegionBenchmark {
    private static final int CURVES = 64;

    /** The model's name. */
    @Param("SRTM")
    public String regional;

    private BoundModel model;
    private Tac[] targets;
    private double[] weights;
    private int next;

    /** Binds the model. */
    @Setup
    public void bind() {
        BenchmarkScan scan = new BenchmarkScan();
        KineticModels.Entry entry = KineticModels.find(regional).orElseThrow();
        model = entry.make().apply(BenchmarkScan.options(entry)).bind(scan.input(entry.input()));
        targets = scan.targets(CURVES);
        weights = scan.weights();
    }

    /** One curve. */
    @Benchmark
    public Fit fit() {
        next = (next + 1) % CURVES;
        return model.fit(targets[next], weights);
    }
}
