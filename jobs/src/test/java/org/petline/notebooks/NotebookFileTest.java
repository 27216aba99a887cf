package org.petline.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is committed of a notebook: text and code, never anyone's results. */
class NotebookFileTest {
    @Test
    void theCommittedNotebookHasNoOutputsAndEveryCellItsOwnName() throws IOException {
        JsonNode notebook =
                new ObjectMapper().readTree(Files.readString(Study.NOTEBOOKS.resolve("ketamine_trial.ipynb")));
        List<String> ids = new ArrayList<>();
        for (JsonNode cell : notebook.get("cells")) {
            ids.add(cell.get("id").asText());
            assertThat(cell.path("outputs")).as(cell.get("id").asText()).isEmpty();
            assertThat(cell.path("execution_count").isNumber()).isFalse();
        }
        assertThat(ids).hasSizeGreaterThan(20).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9-]+"));
    }
}
