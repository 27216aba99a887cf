package org.petline.jobs.scheduling;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spark's words for running in this Java machine: {@code local}, {@code local[2]}, {@code local[*]}, {@code local[2,4]}. */
final class LocalMaster {
    private static final Pattern WITH_CORES = Pattern.compile("local\\[([0-9]+|\\*)(,[0-9]+)?\\]");

    private LocalMaster() {}

    /** How many cores it stands for. */
    static int cores(String master) {
        Matcher words = WITH_CORES.matcher(master);
        if (!words.matches()) return 1;
        String cores = words.group(1);
        return cores.equals("*") ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(cores);
    }
}
