package org.petline.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.petline.bids.KineticParameterTable.Estimate;
import org.petline.bids.KineticParameterTable.InputValue;
import org.petline.bids.KineticParameterTable.Model;
import org.petline.bids.KineticParameterTable.Region;

class KineticParameterTableTest {
    private final Model model = new Model(
            "SRTM2",
            "cerebellum",
            "",
            "decay",
            "prediction of a frame: frame-average",
            List.of(new InputValue("k2prime", 0.085, "1/min")),
            "1.2.3");
    private final KineticParameterTable table = new KineticParameterTable(
            model,
            List.of(
                    new Region(
                            "putamen",
                            List.of(new Estimate("BPND", "", 1.25, 0.05), new Estimate("k2", "1/min", 0.1, 0.002)),
                            List.of()),
                    new Region(
                            "vermis",
                            List.of(
                                    new Estimate("BPND", "", -0.5, 0.1),
                                    new Estimate("k2", "1/min", Double.NaN, Double.NaN)),
                            List.of("AT_BOUND", "MISFIT"))));

    @Test
    void standardErrorsArePercentOfTheSizeOfTheEstimate() {
        assertThat(table.toTsv()).isEqualTo("""
                        index\tname\tBPND\tBPND-se\tk2\tk2-se\tflags
                        1\tputamen\t1.25\t4\t0.1\t2\tn/a
                        2\tvermis\t-0.5\t20\tn/a\tn/a\tAT_BOUND,MISFIT
                        """);
    }

    @Test
    void theSidecarNamesModelSoftwareAndUnits() {
        assertThat(table.toJson())
                .contains(
                        "\"ModelName\" : \"SRTM2\"",
                        "\"ReferenceRegion\" : \"cerebellum\"",
                        "\"Weights\" : \"decay\"",
                        "\"SoftwareVersion\" : \"1.2.3\"",
                        "\"Units\" : \"1/min\"",
                        "\"Units\" : \"%\"")
                .contains(
                        "\"InputValues\" : [ 0.085 ]",
                        "\"InputValuesLabels\" : [ \"k2prime\" ]",
                        "\"InputValuesUnits\" : [ \"1/min\" ]",
                        "\"AdditionalModelDetails\" : \"prediction of a frame: frame-average\"")
                .doesNotContain("\r", "BloodType");
    }

    @Test
    void whatAModelHasNoUseForIsLeftOut() {
        Model plasma = new Model("Logan", "", "arterial", "decay", "", List.of(), "1.2.3");
        assertThat(new KineticParameterTable(plasma, table.regions()).toJson())
                .contains("\"BloodType\" : \"arterial\"")
                .doesNotContain("ReferenceRegion", "InputValues");
    }

    @Test
    void regionsOfDifferentModelsDoNotShareATable() {
        Region other = new Region("caudate", List.of(new Estimate("SUVR", "", 2, 0.1)), List.of());
        assertThatThrownBy(() ->
                        new KineticParameterTable(model, List.of(table.regions().get(0), other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("caudate");
    }
}
