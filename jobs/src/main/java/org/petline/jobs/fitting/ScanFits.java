package org.petline.jobs.fitting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.petline.jobs.settings.Settings;
import org.petline.kinetics.BloodVolume;
import org.petline.kinetics.BoundModel;
import org.petline.kinetics.Fit;
import org.petline.kinetics.FitFlag;
import org.petline.kinetics.Input;
import org.petline.kinetics.KineticModels;
import org.petline.kinetics.ModelOptions;
import org.petline.kinetics.Prediction;
import org.petline.kinetics.Quality;
import org.petline.kinetics.RobustFit;
import org.petline.kinetics.TStar;
import org.petline.kinetics.Tac;
import org.petline.kinetics.Window;

/** The fits of one scan, combination by combination; what several combinations share is computed once. */
final class ScanFits {
    private final Settings.Kinetics settings;
    private final FitInputs inputs;
    private final ModelBinding binding;

    /** Plasma models do not depend on the reference, so that one fit serves all references. */
    private final Map<String, Map<String, Done>> ofPlasma = new TreeMap<>();

    /** One region's fit, or what it lacks. */
    private record Done(Optional<Fit> fit, List<Double> weights, FittedScan.Assumed assumed, List<String> flags) {}

    ScanFits(Settings.Kinetics settings, FitInputs inputs) {
        this.settings = settings;
        this.inputs = inputs;
        this.binding = new ModelBinding(settings, inputs, options());
    }

    private ModelOptions options() {
        Prediction prediction = switch (settings.prediction()) {
            case FRAME_AVERAGE -> Prediction.FRAME_AVERAGE;
            case MID_FRAME -> Prediction.MID_FRAME;
        };
        ModelOptions options = ModelOptions.defaults()
                .with(prediction)
                .with(new Window(settings.windowStartMinutes(), settings.windowEndMinutes()))
                .with(
                        settings.tStar().given().isPresent()
                                ? new TStar.Fixed(settings.tStar().number())
                                : new TStar.Chosen(settings.tStarMaxDeviation()))
                .with(
                        settings.bloodVolume().given().isPresent()
                                ? new BloodVolume.Fixed(settings.bloodVolume().number())
                                : new BloodVolume.Fitted());
        return inputs.suvPerActivity().isPresent()
                ? options.withSuvPerActivity(inputs.suvPerActivity().getAsDouble())
                : options;
    }

    /** Every region's fit under one combination. */
    List<FittedScan.RegionFit> of(Sweep.Choice choice) {
        boolean isPlasma = choice.model().input() == Input.Kind.PLASMA;
        Map<String, Done> all = isPlasma
                ? ofPlasma.computeIfAbsent(
                        choice.words().pvc() + " " + choice.words().weights() + " "
                                + choice.model().name(),
                        unused -> fitted(choice))
                : fitted(choice);
        Optional<Fit> reference = choice.reference().map(all::get).flatMap(Done::fit);
        List<FittedScan.RegionFit> fits = new ArrayList<>();
        all.forEach((region, done) -> {
            boolean indirect = isPlasma && choice.reference().isPresent();
            Optional<Fit> other = choice.reference().equals(Optional.of(region)) ? Optional.empty() : reference;
            fits.add(told(
                    region,
                    choice,
                    done,
                    done.fit()
                            .map(fit -> indirect ? FitEstimates.withIndirectBpnd(fit, other) : FitEstimates.of(fit))
                            .orElse(List.of())));
        });
        return fits;
    }

    private Map<String, Done> fitted(Sweep.Choice choice) {
        Map<String, Done> all = new LinkedHashMap<>();
        inputs.tacs().forEach((region, tac) -> {
            if (!choice.fitsAgainst(region)) return;
            all.put(region, fitted(choice, region, tac));
        });
        return all;
    }

    private Done fitted(Sweep.Choice choice, String region, Tac tac) {
        ModelBinding.Bound bound = binding.of(choice, tac);
        Optional<double[]> weights = inputs.weights(choice.weights(), region)
                .map(raw -> new Window(settings.startMinutes(), settings.endMinutes()).only(tac, raw));
        if (weights.isEmpty()) return lacking(bound.assumed(), MissingInput.WEIGHTS_ABSENT.name());
        if (bound.model().isEmpty())
            return lacking(bound.assumed(), bound.missing().orElseThrow());
        Fit fit = fit(bound.model().get(), tac, weights.get());
        return new Done(
                Optional.of(fit),
                Arrays.stream(weights.get()).boxed().toList(),
                withTStar(bound.assumed(), fit),
                flags(fit, bound.assumed(), choice.model()));
    }

    private List<String> flags(Fit fit, FittedScan.Assumed assumed, KineticModels.Entry model) {
        List<String> flags = new ArrayList<>();
        if (model.needsHistory() && inputs.beginsLate()) flags.add(FitFlag.HISTORY_NOT_MEASURED.name());
        for (FitFlag flag : fit.flags()) flags.add(flag.name());
        boolean noDelay = !assumed.delay().source().isEmpty()
                && Double.isNaN(assumed.delay().value());
        if (noDelay) flags.add(MissingInput.DELAY_NOT_FOUND.name());
        return flags;
    }

    private static Done lacking(FittedScan.Assumed assumed, String missing) {
        return new Done(Optional.empty(), List.of(), assumed, List.of(missing));
    }

    private Fit fit(BoundModel model, Tac tac, double[] weights) {
        return switch (settings.outliers()) {
            case KEEP -> model.fit(tac, weights);
            case DOWN_WEIGHT -> RobustFit.of(model, tac, weights);
        };
    }

    private FittedScan.Assumed withTStar(FittedScan.Assumed assumed, Fit fit) {
        if (fit.find(TStar.ESTIMATE).isEmpty()) return assumed;
        String source = settings.tStar().given().isPresent() ? "given" : "auto";
        FittedScan.Known tStar =
                new FittedScan.Known(source, fit.estimate(TStar.ESTIMATE).value(), Double.NaN);
        return assumed.withTStar(tStar);
    }

    private static FittedScan.RegionFit told(
            String region, Sweep.Choice choice, Done done, List<FittedScan.Estimate> estimates) {
        return new FittedScan.RegionFit(
                new FittedScan.Asked(region, choice.words(), choice.standing(), choice.inputName()),
                done.assumed(),
                new FittedScan.Found(estimates, done.fit().map(Fit::quality).orElse(Quality.none(0)), done.flags()),
                new FittedScan.Curves(
                        done.fit()
                                .map(fit ->
                                        Arrays.stream(fit.predicted()).boxed().toList())
                                .orElse(List.of()),
                        done.weights(),
                        done.fit().map(Fit::downWeighted).orElse(List.of()),
                        done.fit().flatMap(Fit::plot).map(List::of).orElse(List.of())));
    }
}
