package org.petline.kinetics;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Every model that petline has, by name: the one place where a new model is entered. */
public final class KineticModels {
    private static final List<Entry> ALL = List.of(
            reference(
                    "SUV",
                    Start.WITH_WINDOW,
                    "Standardised uptake value over a window",
                    Suv::new,
                    Need.INJECTED_ACTIVITY),
            reference("SUVR", Start.WITH_WINDOW, "Ratio of target to reference over a window", Suvr::new),
            reference("SRTM", Start.WITH_SCAN, "Simplified reference tissue model", Srtm::new),
            reference("SRTM2", Start.WITH_SCAN, "SRTM with a given k2'", Srtm2::new, Need.K2_PRIME),
            reference("SRTMv", Start.WITH_SCAN, "SRTM with a share of blood", SrtmWithBlood::new, Need.BLOOD),
            reference("FRTM", Start.WITH_SCAN, "Full reference tissue model, two compartments", Frtm::new),
            reference("MRTM0", Start.AT_T_STAR, "Multilinear reference method of 1996", Mrtm0::new),
            reference("MRTM1", Start.AT_T_STAR, "Multilinear reference tissue model", Mrtm1::new),
            reference("MRTM2", Start.AT_T_STAR, "MRTM1 with a given k2'", Mrtm2::new, Need.K2_PRIME),
            reference(
                    "refLogan",
                    Start.AT_T_STAR,
                    "Logan's plot with a reference region",
                    ReferenceLogan::new,
                    Need.K2_PRIME),
            reference(
                    "refMlLogan",
                    Start.AT_T_STAR,
                    "refLogan in multilinear form",
                    MultilinearReferenceLogan::new,
                    Need.K2_PRIME),
            reference("refPatlak", Start.AT_T_STAR, "Patlak's plot with a reference region", ReferencePatlak::new),
            plasma("1TCM", Start.WITH_SCAN, "One tissue compartment", OneTissue::new, Need.BLOOD),
            plasma("2TCM", Start.WITH_SCAN, "Two tissue compartments", TwoTissue::new, Need.BLOOD),
            plasma(
                    "2TCMirr",
                    Start.WITH_SCAN,
                    "Two tissue compartments, k4 = 0",
                    TwoTissueIrreversible::new,
                    Need.BLOOD),
            plasma("2TCM1k", Start.WITH_SCAN, "2TCM with binding to vessel walls", TwoTissueOneK::new, Need.BLOOD),
            plasma("Logan", Start.AT_T_STAR, "Logan's plot", PlasmaLogan::new),
            plasma("mlLogan", Start.AT_T_STAR, "Logan's plot in multilinear form", MultilinearLogan::new),
            plasma("MA1", Start.AT_T_STAR, "Multilinear analysis 1", Ma1::new),
            plasma("MA2", Start.AT_T_STAR, "Multilinear analysis 2", Ma2::new),
            plasma("Patlak", Start.AT_T_STAR, "Patlak's plot", Patlak::new),
            plasma("FUR", Start.WITH_WINDOW, "Fractional uptake rate over a window", Fur::new),
            plasma("SIME", Start.WITH_SCAN, "2TCM with one VND for all regions", Sime::new, Need.BLOOD, Need.VND),
            plasma("SA", Start.WITH_SCAN, "Spectral analysis", SpectralAnalysis::new, Need.BLOOD));

    private KineticModels() {}

    /** What a model needs beyond its input's curve. */
    public enum Need {
        /** {@link ModelOptions#k2Prime}. */
        K2_PRIME,

        /** {@link ModelOptions#vnd}. */
        VND,

        /** Whole blood beside the input, unless the blood volume is given as 0 (2TCM1k and SRTMv need it always). */
        BLOOD,

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
     * @param input that it is bound to
     * @param start from when on it takes frames
     * @param needs beyond the input's curve
     * @param summary a phrase for lists
     * @param make the model with its choices; throws IllegalArgumentException where a need is not met
     */
    public record Entry(
            String name,
            Input.Kind input,
            Start start,
            Set<Need> needs,
            String summary,
            Function<ModelOptions, KineticModel> make) {
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
            String name, Start start, String summary, Function<ModelOptions, KineticModel> make, Need... needs) {
        return entry(name, Input.Kind.REFERENCE, start, summary, make, needs);
    }

    private static Entry plasma(
            String name, Start start, String summary, Function<ModelOptions, KineticModel> make, Need... needs) {
        return entry(name, Input.Kind.PLASMA, start, summary, make, needs);
    }

    private static Entry entry(
            String name,
            Input.Kind input,
            Start start,
            String summary,
            Function<ModelOptions, KineticModel> make,
            Need... needs) {
        EnumSet<Need> set = EnumSet.noneOf(Need.class);
        set.addAll(List.of(needs));
        return new Entry(name, input, start, set, summary, make);
    }
}
