package org.petline.jobs.fitting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.petline.kinetics.SharedParameter;

class AssumedTest {
    private static final FittedScan.Known KNOWN = new FittedScan.Known("given", 0.1, 0);

    @ParameterizedTest
    @MethodSource("org.petline.kinetics.KineticModels#shared")
    void everyNumberThatModelsTakeAsKnownHasItsPlaceAndItsNames(SharedParameter parameter) {
        assertThat(FittedScan.Assumed.NOTHING.with(parameter, KNOWN).ofTheScan())
                .filteredOn(named -> named.known().equals(KNOWN))
                .containsExactly(
                        new FittedScan.Named(parameter.symbol(), parameter.estimate(), parameter.unit(), KNOWN));
    }

    /** What former runs kept is read again only as long as its form stays. */
    @Test
    void theFormOfKeptResultsIsThatOfFormerVersions() throws JsonProcessingException {
        FittedScan.Assumed assumed = FittedScan.Assumed.NOTHING.withDelay(KNOWN);
        String nothing = "{\"source\":\"\",\"value\":\"NaN\",\"standardError\":\"NaN\"}";
        String json = "{\"k2Prime\":" + nothing + ",\"vnd\":" + nothing + ",\"tStar\":" + nothing
                + ",\"delay\":{\"source\":\"given\",\"value\":0.1,\"standardError\":0.0}}";

        assertThat(new ObjectMapper().writeValueAsString(assumed)).isEqualTo(json);
        assertThat(new ObjectMapper().readValue(json, FittedScan.Assumed.class)).isEqualTo(assumed);
    }
}
