package org.petline.kinetics;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Every model that petline has, by name; what is said of a model stands in its class. */
public final class KineticModels {
    private static final List<Entry> ALL = List.of(
            Suv.ENTRY,
            Suvr.ENTRY,
            Srtm.ENTRY,
            Srtm2.ENTRY,
            SrtmWithBlood.ENTRY,
            Frtm.ENTRY,
            Mrtm0.ENTRY,
            Mrtm1.ENTRY,
            Mrtm2.ENTRY,
            ReferenceLogan.ENTRY,
            MultilinearReferenceLogan.ENTRY,
            ReferencePatlak.ENTRY,
            OneTissue.ENTRY,
            TwoTissue.ENTRY,
            TwoTissueIrreversible.ENTRY,
            TwoTissueOneK.ENTRY,
            PlasmaLogan.ENTRY,
            MultilinearLogan.ENTRY,
            Ma1.ENTRY,
            Ma2.ENTRY,
            Patlak.ENTRY,
            Fur.ENTRY,
            Sime.ENTRY,
            SpectralAnalysis.ENTRY);

    private KineticModels() {}

    /** What a model needs beyond its input's curve and the number that it takes as known. */
    public enum Need {
        /** Whole blood beside the input, unless the blood volume is given as 0. */
        BLOOD,

        /** Whole blood even then. */
        BLOOD_OF_ANY_VOLUME,

        /** The target's curve from the injection on, which the model integrates. */
        TARGET_HISTORY,

        /** {@link ModelOptions#suvPerActivity}. */
        INJECTED_ACTIVITY
    }

    /** From when on a model takes frames. */
    public enum Start {
        /** All frames take part. */
        WITH_SCAN,

        /** Frames from {@link ModelOptions#tStar} on; all if it is not given and the model holds from the start. */
        AT_T_STAR,

        /** Frames of {@link ModelOptions#window}. */
        WITH_WINDOW
    }

    /**
     * One model.
     *
     * @param name in tables and settings; letters and digits
     * @param input that drives it
     * @param start from when on it takes frames
     * @param needs beyond the input's curve
     * @param shared the number that it takes as known, if there is one
     * @param words how people and files speak of it
     * @param make the model with its choices; throws IllegalArgumentException where a need is not met
     */
    public record Entry(
            String name,
            Input.Kind input,
            Start start,
            Set<Need> needs,
            Optional<SharedParameter> shared,
            ModelWords words,
            Function<ModelOptions, KineticModel> make) {
        /** Copies the set. */
        public Entry {
            needs = Set.copyOf(needs);
        }

        static Entry of(
                String name,
                Input.Kind input,
                Start start,
                ModelWords words,
                Function<ModelOptions, KineticModel> make) {
            return new Entry(name, input, start, Set.of(), Optional.empty(), words, make);
        }

        /** The same, with one more need. */
        Entry needing(Need need) {
            EnumSet<Need> more = EnumSet.of(need);
            more.addAll(needs);
            return new Entry(name, input, start, more, shared, words, make);
        }

        /** The same, and it takes this number as known. */
        Entry taking(SharedParameter parameter) {
            return new Entry(name, input, start, needs, Optional.of(parameter), words, make);
        }

        /** Whether it cannot be fitted without a reference region. */
        public boolean needsReference() {
            return input == Input.Kind.REFERENCE;
        }

        /** Whether it needs blood of any kind. */
        public boolean needsBlood() {
            return input == Input.Kind.PLASMA || needs.contains(Need.BLOOD);
        }

        /**
         * Whether it is wrong where the first frame begins long after the injection: a reference region's curve tells
         * nothing of what came before, and integrals of the target lack it. Plasma was sampled from the injection on.
         */
        public boolean needsHistory() {
            return start != Start.WITH_WINDOW && (needsReference() || needs.contains(Need.TARGET_HISTORY));
        }

        /** Whether it needs what was measured from the injection on, and not a late window alone. */
        public boolean needsTheBeginning() {
            return start != Start.WITH_WINDOW;
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

    /** The numbers that models take as known, each once. */
    public static List<SharedParameter> shared() {
        return ALL.stream().flatMap(entry -> entry.shared().stream()).distinct().toList();
    }

    /** A model by its name, whatever its case. */
    public static Optional<Entry> find(String name) {
        return ALL.stream().filter(entry -> entry.name().equalsIgnoreCase(name)).findFirst();
    }
}
