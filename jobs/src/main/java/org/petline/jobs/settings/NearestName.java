package org.petline.jobs.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known name that a mistyped one most likely means, by edit distance; ties go to the first in order. */
public final class NearestName {
    private NearestName() {}

    /**
     * The nearest of the known names, without regard to case.
     *
     * @throws IllegalArgumentException if nothing is known
     */
    public static String to(String typed, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(typed, name)))
                .orElseThrow(() -> new IllegalArgumentException("no known names"));
    }

    private static int distance(String typed, String name) {
        return LevenshteinDistance.getDefaultInstance()
                .apply(typed.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    }
}
