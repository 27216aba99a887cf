package org.petline.jobs.fitting;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.petline.jobs.settings.Settings;
import org.petline.kinetics.BoundModel;
import org.petline.kinetics.Input;
import org.petline.kinetics.K2Prime;
import org.petline.kinetics.KineticModels.Need;
import org.petline.kinetics.ModelOptions;
import org.petline.kinetics.PlasmaInput;
import org.petline.kinetics.ReferenceInput;
import org.petline.kinetics.Tac;
import org.petline.kinetics.Vnd;

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

        private static Bound lacking(MissingInput missing, FittedScan.Assumed assumed) {
            return new Bound(Optional.empty(), Optional.of(missing.name()), assumed);
        }
    }

    ModelBinding(Settings.Kinetics settings, FitInputs inputs, ModelOptions options) {
        this.settings = settings;
        this.inputs = inputs;
        this.options = options;
        this.shared = new SharedEstimates(settings, inputs, options);
    }

    /** A combination's model; SUV, which uses no reference, is bound to the target's own times. */
    Bound of(Sweep.Choice choice, Tac target) {
        boolean lacksActivity = choice.model().needs().contains(Need.INJECTED_ACTIVITY)
                && inputs.suvPerActivity().isEmpty();
        if (lacksActivity) {
            return Bound.lacking(MissingInput.INJECTED_ACTIVITY_UNKNOWN, FittedScan.Assumed.NOTHING);
        }
        if (choice.model().input() == Input.Kind.REFERENCE && !choice.needsReference()) {
            return Bound.to(
                    choice.model().make().apply(options).bind(ReferenceInput.of(target)), FittedScan.Assumed.NOTHING);
        }
        String key = choice.model().name() + " " + choice.weights() + " "
                + choice.reference().orElse("");
        return bound.computeIfAbsent(key, unused -> switch (choice.model().input()) {
            case REFERENCE -> toReference(choice);
            case PLASMA -> toPlasma(choice);
        });
    }

    private Bound toReference(Sweep.Choice choice) {
        String region = choice.reference().orElseThrow();
        Set<Need> needs = choice.model().needs();
        FittedScan.Assumed assumed = FittedScan.Assumed.NOTHING;
        if (!inputs.tacs().containsKey(region)) return Bound.lacking(MissingInput.REFERENCE_REGION_ABSENT, assumed);
        ReferenceInput input = ReferenceInput.of(inputs.tacs().get(region));
        ModelOptions chosen = options;
        if (needs.contains(Need.K2_PRIME)) {
            Optional<K2Prime> k2Prime = shared.k2Prime(region, input, choice.weights());
            if (k2Prime.isEmpty()) return Bound.lacking(MissingInput.K2_PRIME_NOT_FOUND, assumed);
            chosen = chosen.with(k2Prime.get());
            FittedScan.Known known = new FittedScan.Known(
                    settings.k2Prime().source(),
                    k2Prime.get().perMinute(),
                    k2Prime.get().standardError());
            assumed = new FittedScan.Assumed(known, assumed.vnd(), assumed.tStar(), assumed.delay());
        }
        if (needs.contains(Need.BLOOD)) {
            Optional<SharedEstimates.Arterial> arterial = shared.arterial();
            if (arterial.isEmpty() || !arterial.get().input().hasBlood()) {
                return withoutBlood(MissingInput.WHOLE_BLOOD_ABSENT);
            }
            FittedScan.Known delay = arterial.get().delay();
            double shift = Double.isFinite(delay.value()) ? delay.value() : 0;
            input = inputs.blood().orElseThrow().beside(input, shift);
            assumed = new FittedScan.Assumed(assumed.k2Prime(), assumed.vnd(), assumed.tStar(), delay);
        }
        return Bound.to(choice.model().make().apply(chosen).bind(input), assumed);
    }

    /** Blood that is there and cannot be used says more than that there is none. */
    private Bound withoutBlood(MissingInput missing) {
        String flag =
                inputs.bloodRefusal().map(refusal -> refusal.reason().name()).orElse(missing.name());
        return new Bound(Optional.empty(), Optional.of(flag), FittedScan.Assumed.NOTHING);
    }

    private Bound toPlasma(Sweep.Choice choice) {
        Set<Need> needs = choice.model().needs();
        Optional<SharedEstimates.Arterial> arterial = shared.arterial();
        if (arterial.isEmpty()) return withoutBlood(MissingInput.PLASMA_ABSENT);
        PlasmaInput input = arterial.get().input();
        FittedScan.Assumed assumed = new FittedScan.Assumed(
                FittedScan.Known.NOTHING,
                FittedScan.Known.NOTHING,
                FittedScan.Known.NOTHING,
                arterial.get().delay());
        boolean lacksBlood = needs.contains(Need.BLOOD) && !input.hasBlood();
        if (lacksBlood) return Bound.lacking(MissingInput.WHOLE_BLOOD_ABSENT, assumed);
        ModelOptions chosen = options;
        if (needs.contains(Need.VND)) {
            Optional<Vnd> vnd = shared.vnd(input, choice.weights());
            if (vnd.isEmpty()) return Bound.lacking(MissingInput.VND_NOT_FOUND, assumed);
            chosen = chosen.with(vnd.get());
            String source = settings.vnd().given().isPresent() ? "given" : "joint";
            FittedScan.Known known =
                    new FittedScan.Known(source, vnd.get().mlPerMl(), vnd.get().standardError());
            assumed = new FittedScan.Assumed(assumed.k2Prime(), known, assumed.tStar(), assumed.delay());
        }
        return Bound.to(choice.model().make().apply(chosen).bind(input), assumed);
    }
}
