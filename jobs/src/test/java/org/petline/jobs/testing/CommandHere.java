package org.petline.jobs.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.petline.jobs.CommandLineRunner;

/**
 * A command of petline, run in this Java machine.
 *
 * @param exit its exit code
 * @param said everything on standard output and standard error
 */
public record CommandHere(int exit, String said) {
    /** Runs a command that needs no Spark. */
    public static CommandHere run(String... command) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            System.setOut(both);
            System.setErr(both);
            int exit = CommandLineRunner.run(command);
            return new CommandHere(exit, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** Runs a command on embedded Spark. */
    public static CommandHere onSpark(String master, String... command) {
        Map<String, String> settings = Map.of(
                "spark.master",
                master,
                "spark.ui.enabled",
                "false",
                "spark.driver.host",
                "127.0.0.1",
                "spark.driver.bindAddress",
                "127.0.0.1");
        Map<String, String> before = new HashMap<>();
        settings.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
        try {
            return run(command);
        } finally {
            before.forEach((name, value) -> {
                if (value == null) System.clearProperty(name);
                else System.setProperty(name, value);
            });
        }
    }
}
