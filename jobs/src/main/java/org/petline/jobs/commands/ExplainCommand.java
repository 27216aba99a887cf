package org.petline.jobs.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.petline.Code;
import org.petline.Flag;
import org.petline.jobs.settings.NearestName;
import org.petline.jobs.stages.Flags;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a reason code or a flag means, at more length than fits into a message. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Say what a reason code or a flag means and what to do about it; without a code, list all of them.")
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
        List<Code> all =
                Stream.concat(Reasons.all().stream(), Flags.all().stream()).toList();
        if (code == null) {
            for (Code each : all) out.printf("%-32s %s%n", each.name(), each.meaning());
            out.flush();
            return 0;
        }
        String wanted = code.toUpperCase(Locale.ROOT);
        List<Code> found =
                all.stream().filter(each -> each.name().equals(wanted)).toList();
        if (found.isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            Set<String> names = all.stream().map(Code::name).collect(Collectors.toCollection(LinkedHashSet::new));
            err.printf("There is no reason or flag %s. The nearest is %s.%n", code, NearestName.to(wanted, names));
            err.flush();
            return UNKNOWN;
        }
        for (Code each : found) print(each, out);
        out.print(more(wanted));
        out.flush();
        return 0;
    }

    private static void print(Code code, PrintWriter out) {
        String meaning = code.meaning();
        if (code instanceof Flag flag) {
            String severity = flag.words().severity().word();
            out.println(code.name() + " (flag of a " + flag.of() + ": " + severity + ")");
            meaning = meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1);
        } else {
            out.println(code.name());
        }
        out.println("  " + meaning + (meaning.endsWith("?") ? "" : "."));
        out.println("  remedy: " + code.remedy());
    }

    /** The page for this code, if there is one. */
    private static String more(String code) throws IOException {
        try (InputStream page = ExplainCommand.class.getResourceAsStream("explain/" + code + ".txt")) {
            return page == null ? "" : "\n" + new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
