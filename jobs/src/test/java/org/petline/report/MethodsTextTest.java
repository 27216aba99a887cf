package org.petline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.Citation;
import org.petline.kinetics.KineticModels;

class MethodsTextTest {
    @Test
    void modelsOfBothInputsAndRatiosAreToldApartAndCited() {
        MethodsText text = textOf("SRTM2", "Logan", "SUVR", "SUV");
        String words = String.join("\n", text.paragraphs());

        assertThat(words)
                .contains(
                        "simplified reference tissue model with a common k2' (Wu and Carson 2002)",
                        "with cerebellum as reference region",
                        "arterial plasma as input, the Logan plot (Logan et al. 1990)",
                        "estimated once a scan",
                        "standardised uptake value ratio less one as BPND",
                        "between 40.0 and 90.0 min")
                .doesNotContain("Lammertsma");
        assertThat(text.citations().stream().map(Citation::mark))
                .contains("Wu and Carson 2002", "Logan et al. 1990")
                .doesNotContain("Patlak et al. 1983")
                .isSorted();
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelHasWordsAndACitationThatIsListed(KineticModels.Entry model) {
        MethodsText text = textOf(model.name());

        assertThat(String.join("\n", text.paragraphs()))
                .contains("he " + model.words().methods() + " ("
                        + model.words().citation().mark() + ")");
        assertThat(text.citations()).contains(model.words().citation());
    }

    static List<KineticModels.Entry> models() {
        return KineticModels.all();
    }

    @Test
    void aModelThatIsNotKnownHereIsNamed() {
        assertThat(String.join("\n", textOf("NEW1").paragraphs())).contains("the model NEW1");
    }

    @Test
    void transformsOfOtherSoftwareAndANarrowedRangeAreTold() {
        assertThat(motionOf("file", "-1000.0")).contains("of other software").doesNotContain("was estimated");
        assertThat(motionOf("estimated", "2.0")).contains("or lay outside 2.0 to 1000.0 min, and took");
        assertThat(motionOf("estimated", "-1000.0"))
                .contains("activity and took")
                .doesNotContain("lay outside");
    }

    @Test
    void eachWayToTheT1wIsTold() {
        assertThat(coregistrationOf("mutual-information"))
                .contains("maximises mutual information (Maes et al. 1997)")
                .doesNotContain("segmentation");
        assertThat(coregistrationOf("segmentation"))
                .contains("mutual information (Maes et al. 1997)", "then refined by least squares")
                .doesNotContain("In the other scans");
        assertThat(coregistrationOf("mutual-information", "segmentation")).contains("In the other scans the T1");
        assertThat(coregistrationOf("identity"))
                .contains("aligned by their headers")
                .doesNotContain("mutual");
        assertThat(coregistrationOf("file")).contains("file").doesNotContain("mutual");
    }

    private static String coregistrationOf(String... methods) {
        return String.join(
                "\n", textOf(List.of(), List.of(methods), Map.of(), List.of()).paragraphs());
    }

    private static String motionOf(String status, String startMinutes) {
        Map<String, String> settings = Map.of("motion.start-minutes", startMinutes, "motion.end-minutes", "1000.0");
        return String.join(
                "\n", textOf(List.of(status), List.of(), settings, List.of()).paragraphs());
    }

    private static MethodsText textOf(String... models) {
        Map<String, String> settings = Map.of(
                "kinetics.delay", "fit",
                "kinetics.window-start-minutes", "40.0",
                "kinetics.window-end-minutes", "90.0");
        return textOf(List.of(), List.of(), settings, List.of(models));
    }

    private static MethodsText textOf(
            List<String> motion, List<String> coregistration, Map<String, String> settings, List<String> models) {
        MethodsUsed used = new MethodsUsed(
                new MethodsUsed.OfMotion(motion, 0, 0),
                new MethodsUsed.OfT1w(coregistration, 0),
                new MethodsUsed.OfFits(
                        List.of(), models, List.of("cerebellum"), List.of("decay"), List.of("frame-average")),
                List.of("1.2.3"));
        return MethodsText.of(
                used, new StudyFacts("trial", new TreeMap<>(settings), new TreeMap<>(), Optional.empty()));
    }
}
