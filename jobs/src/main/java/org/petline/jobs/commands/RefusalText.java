package org.petline.jobs.commands;

import java.io.PrintWriter;
import org.petline.Refusal;

/** A refusal as a user reads it: one fact a line. */
public final class RefusalText {
    private RefusalText() {}

    /** Prints it; of several problems one after the other. */
    public static void print(Refusal refusal, PrintWriter out) {
        refusal.problems().forEach(problem -> printOne(problem, out));
        out.flush();
    }

    private static void printOne(Refusal refusal, PrintWriter out) {
        out.println(refusal.reason().name() + ": " + refusal.reason().meaning());
        line(out, "file", refusal.file());
        line(out, "field", refusal.field());
        line(out, "found", refusal.found());
        line(out, "remedy", refusal.reason().remedy());
        out.println("  more:   petline explain " + refusal.reason().name());
    }

    private static void line(PrintWriter out, String name, String text) {
        if (!text.isEmpty()) out.printf("  %-8s%s%n", name + ":", text);
    }
}
