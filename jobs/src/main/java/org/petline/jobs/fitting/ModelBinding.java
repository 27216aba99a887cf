package org.petline.jobs.fitting;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.petline.Flag;
import org.petline.jobs.settings.Settings;
import org.petline.kinetics.BoundModel;
import org.petline.kinetics.FitFlag;
import org.petline.kinetics.Input;
import org.petline.kinetics.KineticModels;
import org.petline.kinetics.KineticModels.Need;
import org.petline.kinetics.ModelOptions;
import org.petline.kinetics.PlasmaInput;
import org.petline.kinetics.ReferenceInput;
import org.petline.kinetics.SharedParameter;
import org.petline.kinetics.SharedValue;
import org.petline.kinetics.Tac;

/** Models bound to what one scan has, or what it lacks for them; a model is bound once for all regions. */
final class ModelBinding {
    private final Settings.Kinetics settings;
    private final FitInputs inputs;
    private final ModelOptions options;
    private final SharedEstimates shared;
    private final Map<String, Bound> bound = new TreeMap<>();

    /** A model that can be fitted, or the flag that says what is missing; one of the two is there. */
    record Bound(Optional<BoundModel> model, Optional<String> missing, FittedScan.Assumed assumed) {
        private static Bound to(BoundModel model, FittedScan.Assumed assumed) {
            return new Bound(Optional.of(model), Optional.empty(), assumed);
        }

        private static Bound lacking(Flag missing, FittedScan.Assumed assumed) {
            return new Bound(Optional.empty(), Optional.of(missing.name()), assumed);
        }
    }

    ModelBinding(Settings.Kinetics settings, FitInputs inputs, ModelOptions options) {
        this.settings = settings;
        this.inputs = inputs;
        this.options = options;
        this.shared = new SharedEstimates(settings, inputs, options);
    }

    /** A combination's model; one that nothing drives is bound to the target's own times. */
    Bound of(Sweep.Choice choice, Tac target) {
        boolean lacksActivity = choice.model().needs().contains(Need.INJECTED_ACTIVITY)
                && inputs.suvPerActivity().isEmpty();
        if (lacksActivity) return Bound.lacking(FitFlag.INJECTED_ACTIVITY_UNKNOWN, FittedScan.Assumed.NOTHING);
        if (choice.model().input() == Input.Kind.NONE) {
            return bound(choice, ReferenceInput.of(target), Optional.empty(), FittedScan.Assumed.NOTHING);
        }
        String key = choice.model().name() + " " + choice.weights() + " "
                + choice.reference().orElse("");
        return bound.computeIfAbsent(
                key, unused -> choice.model().needsReference() ? toReference(choice) : toPlasma(choice));
    }

    private Bound toReference(Sweep.Choice choice) {
        String region = choice.reference().orElseThrow();
        FittedScan.Assumed assumed = FittedScan.Assumed.NOTHING;
        if (!inputs.tacs().containsKey(region)) return Bound.lacking(MissingInput.REFERENCE_REGION_ABSENT, assumed);
        ReferenceInput input = ReferenceInput.of(inputs.tacs().get(region));
        if (choice.model().needs().contains(Need.BLOOD)) {
            Optional<SharedEstimates.Arterial> arterial = shared.arterial();
            if (arterial.isEmpty() || !arterial.get().input().hasBlood()) {
                return withoutBlood(MissingInput.WHOLE_BLOOD_ABSENT);
            }
            FittedScan.Known delay = arterial.get().delay();
            double shift = Double.isFinite(delay.value()) ? delay.value() : 0;
            input = inputs.blood().orElseThrow().beside(input, shift);
            assumed = assumed.withDelay(delay);
        }
        return bound(choice, input, Optional.of(region), assumed);
    }

    /** Blood that is there and cannot be used says more than that there is none. */
    private Bound withoutBlood(MissingInput missing) {
        String flag =
                inputs.bloodRefusal().map(refusal -> refusal.reason().name()).orElse(missing.name());
        return new Bound(Optional.empty(), Optional.of(flag), FittedScan.Assumed.NOTHING);
    }

    private Bound toPlasma(Sweep.Choice choice) {
        Optional<SharedEstimates.Arterial> arterial = shared.arterial();
        if (arterial.isEmpty()) return withoutBlood(MissingInput.PLASMA_ABSENT);
        PlasmaInput input = arterial.get().input();
        FittedScan.Assumed assumed =
                FittedScan.Assumed.NOTHING.withDelay(arterial.get().delay());
        boolean lacksBlood = needsBlood(choice.model()) && !input.hasBlood();
        if (lacksBlood) return Bound.lacking(MissingInput.WHOLE_BLOOD_ABSENT, assumed);
        return bound(choice, input, Optional.empty(), assumed);
    }

    /** With a blood volume of 0 whole blood does not matter, but to models that have a volume of their own. */
    private boolean needsBlood(KineticModels.Entry model) {
        boolean noVolume = settings.bloodVolume().given().isPresent()
                && settings.bloodVolume().number() == 0;
        return model.needs().contains(noVolume ? Need.BLOOD_OF_ANY_VOLUME : Need.BLOOD);
    }

    /** Binds the model, with the number that it takes as known. */
    private Bound bound(Sweep.Choice choice, Input input, Optional<String> reference, FittedScan.Assumed assumed) {
        ModelOptions chosen = options;
        FittedScan.Assumed all = assumed;
        if (choice.model().shared().isPresent()) {
            SharedParameter parameter = choice.model().shared().get();
            Optional<SharedValue> found = shared.value(parameter, input, reference, choice.weights());
            if (found.isEmpty()) return Bound.lacking(parameter.notFound(), assumed);
            chosen = options.with(found.get());
            String source = settings.shared(parameter).source();
            all = assumed.with(
                    parameter,
                    new FittedScan.Known(
                            source, found.get().value(), found.get().standardError()));
        }
        return Bound.to(choice.model().make().apply(chosen).bind(input), all);
    }
}
