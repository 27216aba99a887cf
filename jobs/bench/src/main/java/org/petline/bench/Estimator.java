package org.petline.bench;

import java.util.List;
import java.util.Optional;

/**
 * A model as the benchmark judges it.
 *
 * @param name of {@link org.petline.kinetics.KineticModels}
 * @param result the parameter that is compared with the truth
 * @param tissues on which
 * @param blood what it knows of the tissue's blood
 */
record Estimator(String name, String result, Tissues tissues, Blood blood) {
    /** What an estimator knows of a tissue's share of blood. */
    enum Blood {
        /** There is none, or the estimator fits it. */
        FITTED,

        /** The true share. */
        GIVEN
    }

    /** Kinds of simulated tissues. */
    enum Tissues {
        /** Simplified reference tissues, whose BPND is known. */
        REFERENCE,

        /** One compartment, whose VT is known. */
        ONE_TISSUE,

        /** Two compartments, whose VT is known. */
        TWO_TISSUE
    }

    /** How a model is judged; empty for those that answer another question than what is known of these tissues. */
    static Optional<Estimator> of(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private static final List<Estimator> ALL = List.of(
            reference("SUVR"),
            reference("SRTM"),
            reference("SRTM2"),
            reference("FRTM"),
            reference("MRTM0"),
            reference("MRTM1"),
            reference("MRTM2"),
            reference("refLogan"),
            reference("refMlLogan"),
            plasma("1TCM", Tissues.ONE_TISSUE, Blood.FITTED),
            plasma("2TCM", Tissues.TWO_TISSUE, Blood.FITTED),
            plasma("Logan", Tissues.TWO_TISSUE, Blood.GIVEN),
            plasma("mlLogan", Tissues.TWO_TISSUE, Blood.GIVEN),
            plasma("MA1", Tissues.TWO_TISSUE, Blood.GIVEN),
            plasma("MA2", Tissues.TWO_TISSUE, Blood.GIVEN),
            plasma("SA", Tissues.TWO_TISSUE, Blood.FITTED));

    private static Estimator reference(String name) {
        return new Estimator(name, "BPND", Tissues.REFERENCE, Blood.FITTED);
    }

    private static Estimator plasma(String name, Tissues tissues, Blood blood) {
        return new Estimator(name, "VT", tissues, blood);
    }
}
