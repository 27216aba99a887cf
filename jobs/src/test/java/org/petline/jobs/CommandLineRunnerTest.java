package org.petline.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
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
}
