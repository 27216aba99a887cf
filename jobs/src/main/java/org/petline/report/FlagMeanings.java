package org.petline.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the flags in the tables mean to a reader of the report, from {@code flags.tsv} beside this class.
 *
 * <p>A flag that nearly every scan has, or that a figure shows better, is a note; all others, unknown ones among them,
 * want a look. Where every scan has ten warnings nobody reads one.
 */
final class FlagMeanings {
    private static final Map<String, Meaning> MEANINGS = read();

    private FlagMeanings() {}

    /** How much a flag matters, and what it says. */
    private record Meaning(boolean wantsLook, String words) {}

    static boolean isKnown(String flag) {
        return MEANINGS.containsKey(flag);
    }

    static boolean wantsLook(String flag) {
        return !isKnown(flag) || MEANINGS.get(flag).wantsLook();
    }

    /** The flag, and what it means if that is known. */
    static String explained(String flag) {
        return isKnown(flag) ? flag + " (" + MEANINGS.get(flag).words() + ")" : flag;
    }

    private static Map<String, Meaning> read() {
        Map<String, Meaning> meanings = new TreeMap<>();
        try (InputStream in = FlagMeanings.class.getResourceAsStream("flags.tsv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().skip(1).toList()) {
                String[] cells = line.split("\t", -1);
                meanings.put(cells[0], new Meaning(cells[1].equals("look"), cells[2]));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return meanings;
    }
}
