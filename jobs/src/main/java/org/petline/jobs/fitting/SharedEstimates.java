package org.petline.jobs.fitting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.settings.SharedChoice;
import org.petline.kinetics.BloodVolume;
import org.petline.kinetics.Delay;
import org.petline.kinetics.Estimate;
import org.petline.kinetics.Input;
import org.petline.kinetics.ModelOptions;
import org.petline.kinetics.PlasmaInput;
import org.petline.kinetics.SharedParameter;
import org.petline.kinetics.SharedValue;
import org.petline.kinetics.Tac;
import org.petline.kinetics.Window;

/**
 * What is found in the regions of one scan together: the delay of blood, once; a number that models take as known
 * for each reference and kind of weights. Each is found when it is first asked for. For one thread.
 */
final class SharedEstimates {
    private static final int FEWEST_FRAMES = 3;

    private final Settings.Kinetics settings;
    private final FitInputs inputs;
    private final ModelOptions options;
    private final Map<String, Optional<SharedValue>> values = new TreeMap<>();
    private Optional<Arterial> arterial = Optional.empty();

    /** Plasma as it reaches the brain, and by how much it was shifted. */
    record Arterial(PlasmaInput input, FittedScan.Known delay) {}

    SharedEstimates(Settings.Kinetics settings, FitInputs inputs, ModelOptions options) {
        this.settings = settings;
        this.inputs = inputs;
        this.options = options;
    }

    /** The scan's plasma, shifted by its delay; empty if the scan has none. A delay that is not found is taken as 0. */
    Optional<Arterial> arterial() {
        if (arterial.isEmpty()) {
            arterial = inputs.blood().map(blood -> delayed(blood.over(inputs.times())));
        }
        return arterial;
    }

    private Arterial delayed(PlasmaInput sampled) {
        if (settings.delay().given().isPresent()) {
            double minutes = settings.delay().number();
            return new Arterial(sampled.delayedByMinutes(minutes), new FittedScan.Known("given", minutes, 0));
        }
        Targets targets = complete(
                targets(settings.weights().get(0), List.copyOf(inputs.tacs().keySet())));
        if (targets.tacs().isEmpty()) {
            return new Arterial(sampled, new FittedScan.Known("fit", Double.NaN, Double.NaN));
        }
        ModelOptions known = sampled.hasBlood() ? options : options.with(new BloodVolume.Fixed(0));
        Estimate found = Delay.of(sampled, targets.tacs(), targets.weights(), known);
        PlasmaInput input = Double.isFinite(found.value()) ? sampled.delayedByMinutes(found.value()) : sampled;
        return new Arterial(input, new FittedScan.Known("fit", found.value(), found.standardError()));
    }

    /** The curves without a missing frame, which would be missing in the mean of all; all if there is no such curve. */
    private static Targets complete(Targets targets) {
        Targets whole = new Targets(new ArrayList<>(), new ArrayList<>());
        for (int target = 0; target < targets.tacs().size(); target++) {
            Tac tac = targets.tacs().get(target);
            if (IntStream.range(0, tac.count()).anyMatch(tac::isMissing)) continue;
            whole.tacs().add(tac);
            whole.weights().add(targets.weights().get(target));
        }
        return whole.tacs().isEmpty() ? targets : whole;
    }

    /**
     * A number that some models take as known, as the settings choose it; empty if its regions are absent or do not tell it.
     *
     * @param reference the region that drives the model, from whose own curve nothing is found; empty if none does
     */
    Optional<SharedValue> value(
            SharedParameter parameter, Input input, Optional<String> reference, Settings.FrameWeights weights) {
        SharedChoice choice = settings.shared(parameter);
        if (choice.given().isPresent())
            return Optional.of(parameter.given(choice.given().getAsDouble()));
        String key = parameter.key() + " " + weights + " " + reference.orElse("");
        return values.computeIfAbsent(key, unused -> {
            List<String> regions =
                    new ArrayList<>(choice.regions().isEmpty() ? inputs.tacs().keySet() : choice.regions());
            reference.ifPresent(regions::remove);
            Targets targets = targets(weights, regions);
            return targets.tacs().isEmpty()
                    ? Optional.empty()
                    : parameter.search().find(input, targets.tacs(), targets.weights(), options);
        });
    }

    /** Curves and their weights, in the same order. */
    private record Targets(List<Tac> tacs, List<double[]> weights) {}

    /** The curves of those regions that have something to tell: a curve of zeros or gaps would only cost time. */
    private Targets targets(Settings.FrameWeights scheme, List<String> regions) {
        Targets targets = new Targets(new ArrayList<>(), new ArrayList<>());
        for (String region : regions) {
            Tac tac = inputs.tacs().get(region);
            if (tac == null) continue;
            inputs.weights(scheme, region).ifPresent(raw -> {
                double[] weights = new Window(settings.startMinutes(), settings.endMinutes()).only(tac, raw);
                if (!tells(tac, weights)) return;
                targets.tacs().add(tac);
                targets.weights().add(weights);
            });
        }
        return targets;
    }

    private static boolean tells(Tac tac, double[] weights) {
        int used = 0;
        double sum = 0;
        for (int frame = 0; frame < weights.length; frame++) {
            if (tac.isMissing(frame) || weights[frame] == 0) continue;
            used++;
            sum += tac.at(frame) * tac.times().durationMinutes(frame);
        }
        return used >= FEWEST_FRAMES && sum > 0;
    }
}
