package org.petline.bids;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReconstructionsTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "osem, auto, osem",
                "acdyn nacdyn acstat nacstat, auto, acdyn",
                "acdyn nacdyn, nacdyn, nacdyn",
                "_ fbp, auto, _",
                "_ fbp, fbp, fbp",
                "_ fbp, none, _",
                "osem nacdyn, auto, osem",
                "osem fbp, auto, -",
                "osem fbp, acdyn, -",
                "acstat nacstat, auto, -",
                "osem, acdyn, osem"
            })
    void oneOfAMeasurementIsPrimaryOrNoneIs(String labels, String wanted, String primary) {
        List<String> all = Arrays.stream(labels.split(" "))
                .map(label -> label.equals("_") ? "" : label)
                .toList();
        for (String own : all) {
            Reconstructions.Standing expected = primary == null
                    ? Reconstructions.Standing.UNDECIDED
                    : own.equals(primary.equals("_") ? "" : primary)
                            ? Reconstructions.Standing.PRIMARY
                            : Reconstructions.Standing.OTHER;
            assertThat(new Reconstructions(own, all).standing(wanted)).as(own).isEqualTo(expected);
        }
    }

    @Test
    void aMeasurementIsWhatDiffersByReconstructionAlone() {
        ScanKey scan = new ScanKey("01", "a", "rest", "DASB", "osem", "1");
        List<ScanKey> dataset = List.of(
                scan,
                new ScanKey("01", "a", "rest", "DASB", "", "1"),
                new ScanKey("01", "a", "rest", "DASB", "fbp", "2"),
                new ScanKey("01", "b", "rest", "DASB", "fbp", "1"),
                new ScanKey("02", "a", "rest", "DASB", "fbp", "1"),
                new ScanKey("01", "a", "", "DASB", "fbp", "1"));
        assertThat(Reconstructions.of(dataset).get(scan).text()).isEqualTo("without rec-, rec-osem");
    }
}
