package org.petline.report;

import java.util.Optional;

/**
 * How the methods text speaks of a model.
 *
 * @param words after "the"
 * @param citation of its paper, where the list of references has it
 */
record ModelWords(Kind kind, String words, Optional<Citation> citation) {
    /** What drives a model. */
    enum Kind {
        REFERENCE,
        PLASMA,
        WINDOW
    }

    /** The words for a model's name in the tables; the name itself for one that is not known here. */
    static ModelWords of(String model) {
        return switch (model) {
            case "SUV" -> window("standardised uptake value");
            case "SUVR" -> window("standardised uptake value ratio less one as BPND");
            case "FUR" -> window("fractional uptake rate");
            case "SRTM" -> reference("simplified reference tissue model", Citation.LAMMERTSMA);
            case "SRTM2" -> reference("simplified reference tissue model with a common k2'", Citation.WU);
            case "MRTM0", "MRTM1", "MRTM2" ->
                reference("multilinear reference tissue model " + model, Citation.ICHISE_2003);
            case "refLogan" -> reference("Logan plot with reference tissue", Citation.LOGAN_1996);
            case "refMlLogan" ->
                reference("multilinear form of the Logan plot with reference tissue", Citation.LOGAN_1996);
            case "refPatlak" -> reference("Patlak plot with reference tissue", Citation.PATLAK);
            case "1TCM" -> plasma("one-tissue compartment model");
            case "2TCM" -> plasma("two-tissue compartment model");
            case "2TCMirr" -> plasma("irreversible two-tissue compartment model");
            case "2TCM1k" -> plasma("two-tissue compartment model with binding to vessel walls");
            case "Logan" -> plasma("Logan plot", Citation.LOGAN_1990);
            case "mlLogan" -> plasma("multilinear form of the Logan plot", Citation.LOGAN_1990);
            case "MA1", "MA2" -> plasma("multilinear analysis " + model, Citation.ICHISE_2002);
            case "Patlak" -> plasma("Patlak plot", Citation.PATLAK);
            case "SIME" -> plasma("two-tissue compartment model with one VND for all regions");
            case "SA" -> plasma("spectral analysis");
            default -> new ModelWords(Kind.REFERENCE, "model " + model, Optional.empty());
        };
    }

    private static ModelWords window(String words) {
        return new ModelWords(Kind.WINDOW, words, Optional.empty());
    }

    private static ModelWords reference(String words, Citation citation) {
        return new ModelWords(Kind.REFERENCE, words, Optional.of(citation));
    }

    private static ModelWords plasma(String words) {
        return new ModelWords(Kind.PLASMA, words, Optional.empty());
    }

    private static ModelWords plasma(String words, Citation citation) {
        return new ModelWords(Kind.PLASMA, words, Optional.of(citation));
    }
}
