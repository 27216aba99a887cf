package org.petline.jobs.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandLineRunnerTest {
    private final StringWriter err = new StringWriter();

    /** Java would end with 1, which tells a scheduler that another try is in vain. */
    @Test
    void anErrorOfTheJavaMachineIsAFailedRunWithoutATrace() {
        CommandLine commands = new CommandLine(new PetlineCommand()).setErr(new PrintWriter(err));
        int verdict = CommandLineRunner.explained(new OutOfMemoryError("Java heap space"), commands, "run", "a", "b");
        assertThat(verdict).isEqualTo(3);
        assertThat(err.toString()).contains("Java heap space", "more memory").doesNotContain("\tat ");
    }

    @Test
    void aPlaceThatNoMetricsFileCanHaveIsAWarning() {
        List<String> warnings = new ArrayList<>();
        new MetricsFile(Path.of("/")).copyFrom("nowhere", warnings::add);
        assertThat(warnings).singleElement().asString().contains("could not be copied to /");
    }
}
