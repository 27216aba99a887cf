package org.petline.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A text of the project, as far as a reader may copy something out of it.
 *
 * @param name its path below the project's root
 * @param blocks all that is set apart, in order
 * @param spans what stands in backquotes within sentences
 */
record Document(String name, List<Block> blocks, List<String> spans) {
    /** The project's root, whose texts these are. */
    static final Path ROOT = Path.of(System.getProperty("basedir", "."))
            .toAbsolutePath()
            .normalize()
            .getParent();

    private static final String FENCE = "```";
    private static final Pattern INDENTED = Pattern.compile(" {4,}\\S.*");
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");

    /** Copies the lists. */
    Document {
        blocks = List.copyOf(blocks);
        spans = List.copyOf(spans);
    }

    /**
     * Lines that are set apart from the sentences.
     *
     * @param line number of the first, counted from 1
     * @param tag what the opening fence says; empty also for lines that are only indented
     */
    record Block(Kind kind, String tag, int line, List<String> lines) {
        /** Copies the lines. */
        Block {
            lines = List.copyOf(lines);
        }

        String text() {
            return String.join("\n", lines) + "\n";
        }
    }

    /** How a block is set apart. */
    enum Kind {
        FENCED,
        INDENTED
    }

    static Document at(String name) throws IOException {
        return of(name, Files.readAllLines(ROOT.resolve(name), StandardCharsets.UTF_8));
    }

    static Document of(String name, List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        StringBuilder sentences = new StringBuilder();
        boolean afterBlank = true;
        for (int at = 0; at < lines.size(); ) {
            String line = lines.get(at);
            int end;
            if (line.startsWith(FENCE)) {
                end = at + 1;
                while (!lines.get(end).equals(FENCE)) end++;
                blocks.add(new Block(Kind.FENCED, line.substring(3).strip(), at + 2, lines.subList(at + 1, end)));
                end++;
            } else if (afterBlank && INDENTED.matcher(line).matches()) {
                end = endOfIndented(lines, at);
                int indent = line.length() - line.stripLeading().length();
                List<String> block = lines.subList(at, end).stream()
                        .map(each -> each.length() < indent ? each.strip() : each.substring(indent))
                        .toList();
                blocks.add(new Block(Kind.INDENTED, "", at + 1, block));
            } else {
                end = at + 1;
                sentences.append(line.strip()).append('\n');
            }
            afterBlank = line.isBlank();
            at = end;
        }
        List<String> spans = SPAN.matcher(sentences)
                .results()
                .map(span -> span.group(1).replace('\n', ' '))
                .toList();
        return new Document(name, blocks, spans);
    }

    private static int endOfIndented(List<String> lines, int start) {
        int end = start;
        for (int at = start; at < lines.size(); at++) {
            if (INDENTED.matcher(lines.get(at)).matches()) end = at + 1;
            else if (!lines.get(at).isBlank()) break;
        }
        return end;
    }
}
