package org.petline.jobs.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsFileTest {
    @Test
    void aPlaceThatNoMetricsFileCanHaveIsAWarning() {
        List<String> warnings = new ArrayList<>();
        new MetricsFile(Path.of("/")).copyFrom("nowhere", warnings::add);
        assertThat(warnings).singleElement().asString().contains("could not be copied to /");
    }
}
