package org.petline.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What the flags in the tables mean to a reader of the report; read from {@code flags.tsv} beside this class. */
final class FlagMeanings {
    private static final Map<String, String> MEANINGS = read();

    private FlagMeanings() {}

    /** The meaning in brackets, empty for a flag that is not in the list. */
    static String suffix(String flag) {
        String meaning = MEANINGS.get(flag);
        return meaning == null ? "" : " (" + meaning + ")";
    }

    private static Map<String, String> read() {
        Map<String, String> meanings = new TreeMap<>();
        try (InputStream in = FlagMeanings.class.getResourceAsStream("flags.tsv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().skip(1).toList()) {
                int tab = line.indexOf('\t');
                meanings.put(line.substring(0, tab), line.substring(tab + 1));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return meanings;
    }
}
