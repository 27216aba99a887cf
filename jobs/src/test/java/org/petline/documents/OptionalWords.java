package org.petline.documents;

import java.util.ArrayList;
import java.util.List;

/** Words in brackets, which a reader may leave out. */
final class OptionalWords {
    private OptionalWords() {}

    /** What a reader may type: all of the words, and none of those in brackets; one command if there are no brackets. */
    static List<List<String>> choices(List<String> words) {
        List<String> all = new ArrayList<>();
        List<String> least = new ArrayList<>();
        boolean inBrackets = false;
        for (String word : words) {
            inBrackets |= word.startsWith("[");
            boolean ends = inBrackets && word.endsWith("]");
            String bare = inBrackets ? word.replaceAll("^\\[|\\]$", "") : word;
            all.add(bare);
            if (!inBrackets) least.add(bare);
            if (ends) inBrackets = false;
        }
        return all.equals(least) ? List.of(all) : List.of(all, least);
    }
}
