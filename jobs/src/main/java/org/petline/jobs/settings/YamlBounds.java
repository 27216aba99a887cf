package org.petline.jobs.settings;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Holds a YAML text against bounds while it is parsed and before anything is built from it: how deep it goes, how long
 * its numbers are, and how much it would be with every alias written out.
 *
 * <p>A small text can stand for gigabytes: ten lists, each of ten aliases to the one before. And one that contains itself
 * never ends.
 */
final class YamlBounds {
    /** Settings go three levels deep. */
    private static final int DEEPEST = 16;

    /** 17 digits tell any double from all others; integers of any length would be computed with. */
    private static final int LONGEST_NUMBER = 40;

    private static final Pattern NUMBER = Pattern.compile("[-+.0-9eE]+");
    private static final long OPEN = -1;

    private final long most;
    private final Map<String, Long> anchored = new HashMap<>();
    private final Deque<Part> around = new ArrayDeque<>();
    private long total;

    /** Bounds on the length of what all aliases stand for, in characters. */
    private YamlBounds(long most) {
        this.most = most;
    }

    /** A list or mapping that has begun; its size is what was counted since. */
    private record Part(String anchor, long before) {}

    /** What is out of bounds in a text, in words; empty if nothing is. */
    static Optional<String> broken(Iterable<Event> text, long most) {
        YamlBounds bounds = new YamlBounds(most);
        for (Event event : text) {
            Optional<String> broken = bounds.take(event);
            if (broken.isPresent()) return broken;
        }
        return Optional.empty();
    }

    private Optional<String> take(Event event) {
        if (event instanceof AliasEvent alias) return take(alias);
        if (event instanceof ScalarEvent scalar) {
            int length = scalar.getValue().length();
            boolean number =
                    length > LONGEST_NUMBER && NUMBER.matcher(scalar.getValue()).matches();
            if (number && scalar.isPlain()) return Optional.of("a number of " + length + " characters");
            String anchor = anchorOf(scalar);
            if (!anchor.isEmpty()) anchored.put(anchor, length + 1L);
            return add(length + 1L);
        }
        if (event instanceof CollectionStartEvent start) {
            around.push(new Part(anchorOf(start), total));
            if (around.size() > DEEPEST) return Optional.of("more than " + DEEPEST + " levels");
            anchored.put(anchorOf(start), OPEN);
            return add(1);
        }
        if (event instanceof CollectionEndEvent) {
            Part ended = around.pop();
            anchored.put(ended.anchor(), total - ended.before());
        }
        return Optional.empty();
    }

    private Optional<String> take(AliasEvent alias) {
        String name = alias.getAlias().getValue();
        long size = anchored.getOrDefault(name, 1L);
        if (size == OPEN) return Optional.of("the alias " + name + " inside of what it stands for");
        return add(size);
    }

    private Optional<String> add(long size) {
        total += size;
        return total <= most
                ? Optional.empty()
                : Optional.of("aliases that stand for more than " + most + " characters");
    }

    private static String anchorOf(NodeEvent node) {
        return node.getAnchor().map(anchor -> anchor.getValue()).orElse("");
    }
}
