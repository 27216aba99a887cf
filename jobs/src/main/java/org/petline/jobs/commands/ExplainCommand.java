package org.petline.jobs.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.petline.Reason;
import org.petline.jobs.settings.NearestName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a reason code means, at more length than fits into a message. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Say what a reason code means and what to do about it; without a code, list all of them.")
public final class ExplainCommand implements Callable<Integer> {
    private static final int UNKNOWN = 1;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CODE",
            description = "As a message or the scans table shows it, for example FRAME_TIMES_INCONSISTENT.")
    private String code;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (code == null) {
            for (Reason reason : Reasons.all()) out.printf("%-32s %s%n", reason.name(), reason.meaning());
            out.flush();
            return 0;
        }
        String wanted = code.toUpperCase(Locale.ROOT);
        Optional<Reason> reason = Reasons.named(wanted);
        if (reason.isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            err.printf("There is no reason %s. The nearest is %s.%n", code, NearestName.to(wanted, Reasons.names()));
            err.flush();
            return UNKNOWN;
        }
        out.println(reason.get().name());
        out.println("  " + reason.get().meaning() + ".");
        out.println("  remedy: " + reason.get().remedy());
        out.print(more(reason.get()));
        out.flush();
        return 0;
    }

    /** The page for this code, if there is one. */
    private static String more(Reason reason) throws IOException {
        try (InputStream page = ExplainCommand.class.getResourceAsStream("explain/" + reason.name() + ".txt")) {
            return page == null ? "" : "\n" + new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
