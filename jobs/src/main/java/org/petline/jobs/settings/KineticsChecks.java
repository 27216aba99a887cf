package org.petline.jobs.settings;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.petline.kinetics.KineticModels;

/** What the settings of kinetics must hold to; each refusal names the key as the user writes it. */
final class KineticsChecks {
    private static final String MODELS = "kinetics.models";
    /** Nothing corrected. */
    static final String NO_PVC = "none";

    private static final List<String> CURVES_PVC = List.of(NO_PVC, "gtm", "sgtm", "agtm");

    private KineticsChecks() {}

    /** The models by their names in the registry. */
    static List<String> models(List<String> typed) {
        return sweep(
                MODELS,
                sweep(MODELS, typed).stream().map(name -> model(MODELS, name)).toList());
    }

    static String model(String key, String typed) {
        return KineticModels.find(typed)
                .map(KineticModels.Entry::name)
                .orElseThrow(() -> Bounds.refusal(
                        key,
                        typed + ", the nearest known model is " + NearestName.to(typed, KineticModels.names())
                                + "; all: " + String.join(", ", KineticModels.names())));
    }

    /** A model that {@link #models} has let pass. */
    static KineticModels.Entry entry(String model) {
        return KineticModels.find(model).orElseThrow();
    }

    static void referencesServe(List<String> models, List<String> references) {
        if (!references.isEmpty()) return;
        List<String> needy =
                models.stream().filter(model -> entry(model).needsReference()).toList();
        if (!needy.isEmpty()) {
            throw Bounds.refusal("kinetics.references", "no region, and " + String.join(", ", needy) + " need one");
        }
    }

    static void fileServes(List<Settings.FrameWeights> weights, String file) {
        boolean asked = weights.contains(Settings.FrameWeights.FILE);
        if (asked && file.isBlank()) {
            throw Bounds.refusal("kinetics.weights-file", "no path, and kinetics.weights asks for a file");
        }
        if (!asked && !file.isBlank()) {
            throw Bounds.refusal("kinetics.weights-file", file + ", and kinetics.weights does not ask for a file");
        }
    }

    static List<String> pvc(List<String> typed) {
        List<String> words = sweep("kinetics.pvc", typed).stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
        for (String word : words) {
            if (!CURVES_PVC.contains(word)) {
                throw Bounds.refusal("kinetics.pvc", word + ", known: " + String.join(", ", CURVES_PVC));
            }
        }
        return words;
    }

    static List<String> names(String key, List<String> names) {
        if (names.stream().anyMatch(String::isBlank)) throw Bounds.refusal(key, "no name");
        requireDistinct(key, names);
        return List.copyOf(names);
    }

    /** A list that is swept: not empty, nothing twice. */
    static <T> List<T> sweep(String key, List<T> choices) {
        if (choices.isEmpty()) throw Bounds.refusal(key, "an empty list");
        requireDistinct(key, choices);
        return List.copyOf(choices);
    }

    private static void requireDistinct(String key, List<?> choices) {
        if (choices.stream().distinct().count() < choices.size()) {
            String all = choices.stream().map(String::valueOf).collect(Collectors.joining(", "));
            throw Bounds.refusal(key, "the same twice: " + all);
        }
    }
}
