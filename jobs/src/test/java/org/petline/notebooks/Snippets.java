package org.petline.notebooks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The fenced blocks of a text that name their language and the tool that runs them. */
final class Snippets {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w+ [^\\n]+)\\n(.*?)^```$");
    private static final String OUTPUT = "OUTPUT_DIR";

    private final List<MatchResult> blocks;

    private Snippets(List<MatchResult> blocks) {
        this.blocks = blocks;
    }

    static Snippets of(Path text) throws IOException {
        return new Snippets(FENCE.matcher(Files.readString(text, StandardCharsets.UTF_8))
                .results()
                .toList());
    }

    /** What stands after each opening fence, for example {@code sql duckdb}. */
    List<String> tags() {
        return blocks.stream().map(block -> block.group(1)).distinct().toList();
    }

    /** The blocks with this tag as they are written, but for the output folder. */
    List<String> tagged(String tag, Path output) {
        return blocks.stream()
                .filter(block -> block.group(1).equals(tag))
                .map(block -> block.group(2).replace(OUTPUT, output.toString()))
                .toList();
    }
}
