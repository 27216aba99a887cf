package org.petline.kinetics;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Every model that petline has, by name: the one place where a new model is entered. */
public final class KineticModels {
    private static final List<Entry> ALL = List.of(
            reference("SUVR", "Ratio of target to reference over a window", Suvr::new),
            reference("SRTM", "Simplified reference tissue model", Srtm::new));

    private KineticModels() {}

    /** What a model needs beyond its input's curve. */
    public enum Need {
        /** {@link ModelOptions#k2Prime}. */
        K2_PRIME,

        /** {@link ModelOptions#vnd}. */
        VND,

        /** Whole blood beside the input. */
        BLOOD,

        /** {@link ModelOptions#suvPerActivity}. */
        INJECTED_ACTIVITY
    }

    /**
     * One model.
     *
     * @param name in tables and settings; letters and digits
     * @param input that it is bound to
     * @param needs beyond the input's curve
     * @param summary a phrase for lists
     * @param make the model with its choices; throws IllegalArgumentException where a need is not met
     */
    public record Entry(
            String name, Input.Kind input, Set<Need> needs, String summary, Function<ModelOptions, KineticModel> make) {
        /** Copies the set. */
        public Entry {
            needs = Set.copyOf(needs);
        }
    }

    /** All models, reference inputs first. */
    public static List<Entry> all() {
        return ALL;
    }

    /** All names, in the order of {@link #all}. */
    public static List<String> names() {
        return ALL.stream().map(Entry::name).toList();
    }

    /** A model by its name, whatever its case. */
    public static Optional<Entry> find(String name) {
        return ALL.stream().filter(entry -> entry.name().equalsIgnoreCase(name)).findFirst();
    }

    private static Entry reference(
            String name, String summary, Function<ModelOptions, KineticModel> make, Need... needs) {
        return entry(name, Input.Kind.REFERENCE, summary, make, needs);
    }

    private static Entry entry(
            String name, Input.Kind input, String summary, Function<ModelOptions, KineticModel> make, Need... needs) {
        EnumSet<Need> set = EnumSet.noneOf(Need.class);
        set.addAll(List.of(needs));
        return new Entry(name, input, set, summary, make);
    }
}
