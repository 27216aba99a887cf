package org.petline.kinetics;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Every model that petline has, by name: the one place where a new model is entered. */
public final class KineticModels {
    private static final List<Entry> ALL = List.of(
            reference("SUV", "Standardised uptake value over a window", Suv::new, Need.INJECTED_ACTIVITY),
            reference("SUVR", "Ratio of target to reference over a window", Suvr::new),
            reference("SRTM", "Simplified reference tissue model", Srtm::new),
            reference("SRTM2", "SRTM with a given k2'", Srtm2::new, Need.K2_PRIME),
            reference("SRTMv", "SRTM with a share of blood", SrtmWithBlood::new, Need.BLOOD),
            reference("FRTM", "Full reference tissue model, two compartments", Frtm::new),
            reference("MRTM0", "Multilinear reference method of 1996", Mrtm0::new),
            reference("MRTM1", "Multilinear reference tissue model", Mrtm1::new),
            reference("MRTM2", "MRTM1 with a given k2'", Mrtm2::new, Need.K2_PRIME),
            reference("refLogan", "Logan's plot with a reference region", ReferenceLogan::new, Need.K2_PRIME),
            reference("refMlLogan", "refLogan in multilinear form", MultilinearReferenceLogan::new, Need.K2_PRIME),
            reference("refPatlak", "Patlak's plot with a reference region", ReferencePatlak::new),
            plasma("1TCM", "One tissue compartment", OneTissue::new, Need.BLOOD),
            plasma("2TCM", "Two tissue compartments", TwoTissue::new, Need.BLOOD),
            plasma("2TCMirr", "Two tissue compartments, k4 = 0", TwoTissueIrreversible::new, Need.BLOOD),
            plasma("2TCM1k", "2TCM with binding to vessel walls", TwoTissueOneK::new, Need.BLOOD),
            plasma("Logan", "Logan's plot", PlasmaLogan::new),
            plasma("mlLogan", "Logan's plot in multilinear form", MultilinearLogan::new),
            plasma("MA1", "Multilinear analysis 1", Ma1::new),
            plasma("MA2", "Multilinear analysis 2", Ma2::new),
            plasma("Patlak", "Patlak's plot", Patlak::new),
            plasma("FUR", "Fractional uptake rate over a window", Fur::new),
            plasma("SIME", "2TCM with one VND for all regions", Sime::new, Need.BLOOD, Need.VND),
            plasma("SA", "Spectral analysis", SpectralAnalysis::new, Need.BLOOD));

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

    private static Entry plasma(String name, String summary, Function<ModelOptions, KineticModel> make, Need... needs) {
        return entry(name, Input.Kind.PLASMA, summary, make, needs);
    }

    private static Entry entry(
            String name, Input.Kind input, String summary, Function<ModelOptions, KineticModel> make, Need... needs) {
        EnumSet<Need> set = EnumSet.noneOf(Need.class);
        set.addAll(List.of(needs));
        return new Entry(name, input, set, summary, make);
    }
}
