package org.petline.jobs.run;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.petline.OneLine;
import org.petline.jobs.scan.ScanOutcome;

/**
 * How far a run is: one line that redraws itself in a terminal, one plain line a scan in a log.
 *
 * <p>For several threads: the demo simulates many participants at once.
 */
public final class Progress {
    private static final int BAR_CELLS = 24;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final Look look;
    private final long startNanos = System.nanoTime();
    private int total;
    private int done;
    private int failed;

    /** Whether a person watches or a log collects. */
    public enum Look {
        TERMINAL,
        LOG
    }

    public Progress(PrintStream out, Look look) {
        this.out = out;
        this.look = look;
    }

    /** So many scans are to be done. */
    public synchronized void start(int scans) {
        total = scans;
        done = 0;
        failed = 0;
        draw("");
    }

    /** One scan ended; {@code sentence} says how, in a few words. */
    public synchronized void ended(ScanOutcome outcome) {
        done++;
        if (!outcome.isDone()) failed++;
        String line = String.format(
                Locale.ROOT, "%-8s %s  %s", outcome.status(), outcome.scan(), OneLine.of(outcome.message()));
        if (look == Look.TERMINAL) out.print(CLEAR_LINE);
        out.println(look == Look.TERMINAL ? line.stripTrailing() : line.stripTrailing() + "  " + counts());
        draw(outcome.scan());
    }

    /** A stage of the run as a whole, for example writing the report. */
    public synchronized void says(String sentence) {
        if (look == Look.TERMINAL) out.print(CLEAR_LINE);
        out.println(OneLine.of(sentence));
    }

    private void draw(String last) {
        if (look != Look.TERMINAL || total == 0 || done == total) return;
        int full = BAR_CELLS * done / total;
        out.print(CLEAR_LINE + "[" + "#".repeat(full) + ".".repeat(BAR_CELLS - full) + "] " + counts() + " " + last);
        out.flush();
    }

    /** Done of all, not done, left, rate and estimated end; after the first scan, for before it nothing is known. */
    private String counts() {
        double elapsed = (System.nanoTime() - startNanos) / 1e9;
        String counts = "(" + done + "/" + total;
        if (failed > 0) counts += ", " + failed + " not done";
        counts += ", " + clock((long) elapsed);
        if (done > 0 && done < total) {
            long left = (long) (elapsed * (total - done) / done);
            counts += String.format(
                    Locale.ROOT,
                    ", %d left, %.1f a minute, ends about %s in %s",
                    total - done,
                    60 * done / Math.max(elapsed, 1e-3),
                    TIME.format(LocalTime.now(ZoneId.systemDefault()).plusSeconds(left)),
                    clock(left));
        }
        return counts + ")";
    }

    private static String clock(long seconds) {
        Duration time = Duration.ofSeconds(seconds);
        return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }
}
