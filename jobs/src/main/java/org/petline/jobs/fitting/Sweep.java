package org.petline.jobs.fitting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.petline.jobs.settings.Settings;
import org.petline.kinetics.KineticModels;

/** Every combination of the choices that the settings list: pvc slowest, then weights, references, models. */
record Sweep(List<Choice> choices) {
    /** Copies the list. */
    Sweep {
        choices = List.copyOf(choices);
    }

    /**
     * One combination.
     *
     * @param words the same as the tables name it
     */
    record Choice(
            KineticModels.Entry model,
            Optional<String> reference,
            Settings.FrameWeights weights,
            FittedScan.Combination words,
            FittedScan.Standing standing) {
        /** Whether a region can be a target: a reference region is not fitted with its own curve. */
        boolean fitsAgainst(String region) {
            return !model.needsReference() || !reference.equals(Optional.of(region));
        }

        /** What drives the model, for tables. */
        String inputName() {
            return switch (model.input()) {
                case NONE -> "none";
                case REFERENCE -> reference.orElseThrow();
                case PLASMA -> "plasma";
            };
        }
    }

    static Sweep of(Settings.Kinetics settings) {
        List<Choice> all = new ArrayList<>();
        List<Optional<String>> references = settings.references().isEmpty()
                ? List.of(Optional.empty())
                : settings.references().stream().map(Optional::of).toList();
        for (String pvc : settings.pvc()) {
            for (Settings.FrameWeights weights : settings.weights()) {
                for (Optional<String> reference : references) {
                    boolean firstOfAll = pvc.equals(settings.pvc().get(0))
                            && weights == settings.weights().get(0)
                            && reference.equals(references.get(0));
                    for (String model : settings.models()) {
                        FittedScan.Combination words = new FittedScan.Combination(
                                pvc,
                                model,
                                reference.orElse(""),
                                word(weights),
                                word(settings.prediction()),
                                word(settings.outliers()));
                        FittedScan.Standing standing = FittedScan.Standing.ALTERNATIVE;
                        if (firstOfAll) {
                            standing = model.equals(settings.primaryModel())
                                    ? FittedScan.Standing.PRIMARY
                                    : FittedScan.Standing.OTHER_MODEL;
                        }
                        KineticModels.Entry entry = KineticModels.find(model).orElseThrow();
                        all.add(new Choice(entry, reference, weights, words, standing));
                    }
                }
            }
        }
        return new Sweep(all);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
