package org.petline.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DataDictionaryTest {
    /** Of Frictionless Table Schema v1. */
    private static final Set<String> TYPES = Set.of("string", "number", "integer", "boolean");

    @Test
    void theJsonIsADataPackageOfAllTables() throws IOException {
        JsonNode dictionary = new ObjectMapper().readTree(DataDictionary.json());
        List<String> names = new ArrayList<>();
        for (JsonNode resource : dictionary.get("resources")) {
            names.add(resource.get("name").asText());
            assertThat(resource.get("schema").get("primaryKey").size()).isGreaterThanOrEqualTo(8);
            for (JsonNode field : resource.get("schema").get("fields")) {
                assertThat(TYPES).contains(field.get("type").asText());
                assertThat(field.get("description").asText()).isNotBlank();
            }
        }
        assertThat(names)
                .containsExactly(
                        "scans",
                        "motion",
                        "coregistration",
                        "tacs",
                        "partial_volume",
                        "binding_potentials",
                        "kinetic_parameters");
        JsonNode activity = dictionary.at("/resources/3/schema/fields/13");
        assertThat(activity.get("name").asText()).isEqualTo("activity");
        assertThat(activity.get("unit").asText()).isEqualTo("Bq/mL");
        assertThat(activity.has("constraints")).isFalse();
    }

    @Test
    void theTsvHasALineAColumnAndTheSameNumberOfCellsInEach() {
        List<String> lines = DataDictionary.tsv().lines().toList();
        int columns = Table.all().stream()
                .mapToInt(table -> table.schema().columns().size())
                .sum();
        assertThat(lines).hasSize(1 + columns).allMatch(line -> line.split("\t", -1).length == 8);
        assertThat(lines)
                .contains(
                        "tacs\tvolume\tnumber\tmL\tfalse\tfalse\tfalse\tVolume of the region in the" + " segmentation");
    }
}
