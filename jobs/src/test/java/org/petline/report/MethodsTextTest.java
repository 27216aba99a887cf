package org.petline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

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
        assertThat(text.citations()).contains(Citation.WU, Citation.LOGAN_1990).doesNotContain(Citation.PATLAK);
    }

    @Test
    void aModelThatIsNotKnownHereIsNamed() {
        assertThat(String.join("\n", textOf("NEW1").paragraphs())).contains("the model NEW1");
    }

    private static MethodsText textOf(String... models) {
        MethodsUsed used = new MethodsUsed(
                List.of(),
                0,
                0,
                List.of(),
                0,
                List.of(),
                List.of(models),
                List.of("cerebellum"),
                List.of("decay"),
                List.of("frame-average"),
                List.of("1.2.3"));
        Map<String, String> settings = Map.of(
                "kinetics.delay", "fit",
                "kinetics.window-start-minutes", "40.0",
                "kinetics.window-end-minutes", "90.0");
        return MethodsText.of(
                used, new StudyFacts("trial", new TreeMap<>(settings), new TreeMap<>(), Optional.empty()));
    }
}
