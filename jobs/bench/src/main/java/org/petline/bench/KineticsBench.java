package org.petline.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.petline.FrameTimes;
import org.petline.kinetics.BloodVolume;
import org.petline.kinetics.BoundModel;
import org.petline.kinetics.Estimate;
import org.petline.kinetics.Fit;
import org.petline.kinetics.FitFlag;
import org.petline.kinetics.Input;
import org.petline.kinetics.KineticModels;
import org.petline.kinetics.ModelOptions;
import org.petline.kinetics.PlasmaInput;
import org.petline.kinetics.ReferenceInput;
import org.petline.kinetics.Srtm2;
import org.petline.kinetics.TStar;
import org.petline.kinetics.Tac;
import org.petline.kinetics.Weights;
import org.petline.kinetics.voxels.VoxelMaps;
import org.petline.kinetics.voxels.VoxelModel;
import org.petline.kinetics.voxels.VoxelModels;

/**
 * Petline's estimators on tissues whose truth is known: bias without noise, error and coverage with it, and speed.
 *
 * <p>The reference is known as its frame averages only, plasma and blood as a sample a second; weights are petline's default;
 * models that need k2' are given the
 * tissue's own, and those with plasma that cannot fit a share of blood its true share. Degenerate tissues (R1 = 1 + BPND) are left out.
 */
public final class KineticsBench {
    private static final long SEED = 20190722;
    private static final double LOW_NOISE = 0.05;
    private static final double HIGH_NOISE = 0.1;
    private static final double PERCENT = 100;
    private static final double NANO = 1e-9;

    /** Of the tissues with plasma no more than these are used with noise, so that slow models end. */
    private static final int PLASMA_TISSUES = 9;

    /** t* where it must be a number: voxels cannot choose it. */
    private static final double VOXEL_T_STAR_MINUTES = 30;

    private static final int VOXELS = 20000;
    private static final int VOXEL_ROUNDS = 12;

    private final int realisations;
    private final SimulatedTissues simulated = new SimulatedTissues();
    private final FrameTimes times = simulated.frames();
    private final ReferenceInput reference = ReferenceInput.of(Tac.of(times, simulated.reference()));
    private final PlasmaInput plasma =
            PlasmaInput.of(times, simulated.sampleMinutes(), simulated.plasma(), simulated.blood());
    private final double[] weights = Weights.DECAY.of(reference.tac(), SimulatedTissues.DECAY_PER_MINUTE);
    private final double[] durations = new double[times.count()];
    private final double[] counts = new double[times.count()];

    /** The benchmark with so many noisy curves a tissue and level. */
    public KineticsBench(int realisations) {
        if (realisations < 1) throw new IllegalArgumentException(realisations + " realisations");
        this.realisations = realisations;
        for (int frame = 0; frame < counts.length; frame++) {
            durations[frame] = times.durationMinutes(frame);
            counts[frame] =
                    durations[frame] * StrictMath.exp(-SimulatedTissues.DECAY_PER_MINUTE * times.midMinutes(frame));
        }
    }

    /** The models that are judged, in the registry's order. */
    public static List<String> estimators() {
        return KineticModels.names().stream()
                .filter(name -> Estimator.of(name).isPresent())
                .toList();
    }

    /** How many of the grid's reference tissues are degenerate. */
    public int degenerate() {
        return (int) simulated.referenceGrid().stream()
                .filter(BenchTissue::isDegenerate)
                .count();
    }

    /** How many of those SRTM flags, by any flag that says not to trust BPND. */
    public int degenerateFlagged() {
        BoundModel srtm = bound("SRTM", ModelOptions.defaults());
        int flagged = 0;
        for (BenchTissue tissue : simulated.referenceGrid()) {
            if (!tissue.isDegenerate()) continue;
            if (srtm.fit(Tac.of(times, tissue.curve()), weights).flags().contains(FitFlag.DEGENERATE)) flagged++;
        }
        return flagged;
    }

    /**
     * One estimator's row.
     *
     * @throws IllegalArgumentException if it is not one of {@link #estimators}
     */
    public AccuracyRow row(String name) {
        Estimator estimator =
                Estimator.of(name).orElseThrow(() -> new IllegalArgumentException("no estimator " + name));
        List<BenchTissue> all = identifiable(
                switch (estimator.tissues()) {
                    case REFERENCE -> simulated.referenceGrid();
                    case ONE_TISSUE -> simulated.oneTissue();
                    case TWO_TISSUE -> simulated.twoTissue();
                });
        List<BenchTissue> noisy = estimator.tissues() == Estimator.Tissues.REFERENCE
                ? identifiable(simulated.referencePoints())
                : some(all);
        double[] bias = new double[all.size()];
        for (int t = 0; t < bias.length; t++) {
            Fit fit = bound(estimator, all.get(t)).fit(Tac.of(times, all.get(t).curve()), weights);
            bias[t] = errorPercent(fit.estimate(estimator.result()), all.get(t));
        }
        double[] known = Arrays.stream(bias).filter(Double::isFinite).toArray();
        double[] sizes = Arrays.stream(known).map(Math::abs).sorted().toArray();
        Noise low = noise(estimator, noisy, LOW_NOISE);
        Noise high = noise(estimator, noisy, HIGH_NOISE);
        return new AccuracyRow(
                name,
                estimator.result(),
                new AccuracyRow.Noiseless(
                        known.length,
                        Arrays.stream(known).average().orElse(Double.NaN),
                        sizes.length == 0 ? Double.NaN : sizes[sizes.length / 2],
                        sizes.length == 0 ? Double.NaN : sizes[sizes.length - 1]),
                low.row(),
                high.row(),
                new AccuracyRow.Speed(
                        (low.row().curves() + high.row().curves()) / (low.seconds() + high.seconds()),
                        voxelsPerSecond(estimator, noisy)));
    }

    private static List<BenchTissue> identifiable(List<BenchTissue> tissues) {
        return tissues.stream().filter(tissue -> !tissue.isDegenerate()).toList();
    }

    private static List<BenchTissue> some(List<BenchTissue> tissues) {
        List<BenchTissue> out = new ArrayList<>();
        int stride = tissues.size() / PLASMA_TISSUES + 1;
        for (int t = 0; t < tissues.size(); t += stride) out.add(tissues.get(t));
        return out;
    }

    private static double errorPercent(Estimate estimate, BenchTissue tissue) {
        double scale = tissue.truth() == 0 ? 1 : tissue.truth();
        return PERCENT * (estimate.value() - tissue.truth()) / scale;
    }

    /** One level of noise, and the time of its fits. */
    private record Noise(AccuracyRow.Noisy row, double seconds) {}

    private Noise noise(Estimator estimator, List<BenchTissue> tissues, double level) {
        Random random = new Random(SEED);
        double squares = 0;
        int known = 0;
        int judged = 0;
        int held = 0;
        int curves = 0;
        double seconds = 0;
        for (BenchTissue tissue : tissues) {
            BoundModel model = bound(estimator, tissue);
            Tac[] targets = new Tac[realisations];
            for (int r = 0; r < realisations; r++) {
                targets[r] = Tac.of(times, tissue.noisy(level, durations, counts, random));
            }
            double start = cpuSeconds();
            for (Tac target : targets) {
                Fit fit = model.fit(target, weights);
                Estimate estimate = fit.estimate(estimator.result());
                curves++;
                double error = errorPercent(estimate, tissue);
                if (!Double.isFinite(error)) continue;
                known++;
                squares += error * error;
                boolean isPlain = !fit.flags().contains(FitFlag.AT_BOUND)
                        && !fit.flags().contains(FitFlag.DEGENERATE)
                        && Double.isFinite(estimate.standardError());
                if (!isPlain) continue;
                judged++;
                if (fit.lower(estimate) <= tissue.truth() && tissue.truth() <= fit.upper(estimate)) held++;
            }
            seconds += cpuSeconds() - start;
        }
        return new Noise(
                new AccuracyRow.Noisy(
                        curves,
                        StrictMath.sqrt(squares / known),
                        PERCENT * held / judged,
                        PERCENT * (curves - known) / curves),
                seconds);
    }

    private BoundModel bound(Estimator estimator, BenchTissue tissue) {
        return bound(estimator.name(), options(estimator, tissue));
    }

    private BoundModel bound(String name, ModelOptions options) {
        KineticModels.Entry entry = KineticModels.find(name).orElseThrow();
        return entry.make().apply(options).bind(input(entry));
    }

    private Input input(KineticModels.Entry entry) {
        return entry.input() == Input.Kind.REFERENCE ? reference : plasma;
    }

    private static ModelOptions options(Estimator estimator, BenchTissue tissue) {
        ModelOptions options = ModelOptions.defaults();
        if (estimator.blood() == Estimator.Blood.GIVEN) {
            options = options.with(new BloodVolume.Fixed(SimulatedTissues.BLOOD_VOLUME));
        }
        return tissue.k2Prime() > 0 ? options.with(Srtm2.K2_PRIME.given(tissue.k2Prime())) : options;
    }

    private double voxelsPerSecond(Estimator estimator, List<BenchTissue> tissues) {
        if (!VoxelModels.names().contains(estimator.name())) return Double.NaN;
        Random random = new Random(SEED);
        float[][] tacs = new float[times.count()][VOXELS];
        for (int v = 0; v < VOXELS; v++) {
            double[] curve = tissues.get(v % tissues.size()).noisy(HIGH_NOISE, durations, counts, random);
            for (int frame = 0; frame < curve.length; frame++) tacs[frame][v] = (float) curve[frame];
        }
        KineticModels.Entry entry = KineticModels.find(estimator.name()).orElseThrow();
        ModelOptions options = options(estimator, tissues.get(0)).with(new TStar.Fixed(VOXEL_T_STAR_MINUTES));
        VoxelModel model = VoxelModels.bind(estimator.name(), options, input(entry), weights);
        VoxelMaps maps = model.maps(VOXELS);
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < VOXEL_ROUNDS; round++) {
            double start = cpuSeconds();
            model.fit(tacs, 0, VOXELS, maps);
            best = Math.min(best, cpuSeconds() - start);
        }
        return VOXELS / best;
    }

    private static double cpuSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() * NANO;
    }
}
