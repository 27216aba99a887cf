package org.petline.jobs.stages.results;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.petline.Flag;

/** All that is to be known of a scan's result, sorted by flag. */
public record Remarks(List<Remark> all) {
    /** Nothing. */
    public static final Remarks NONE = new Remarks(List.of());

    /** Copies the list. */
    public Remarks {
        all = List.copyOf(all);
    }

    public static Remarks of(Collection<Remark> some) {
        return new Remarks(some.stream()
                .distinct()
                .sorted(Comparator.comparing((Remark each) -> each.flag().name())
                        .thenComparing(Remark::object))
                .toList());
    }

    /** Names of the flags, each once. */
    public List<String> flags() {
        return all.stream().map(each -> each.flag().name()).distinct().toList();
    }

    /** The worst; empty if there is none. */
    public Optional<Flag.Severity> severity() {
        return all.stream().map(Remark::severity).max(Comparator.naturalOrder());
    }

    /** Each flag that has an object with it, as one text: {@code REGION_EMPTY: vta; STATIC_SCAN: ...}. */
    public String text() {
        return all.stream()
                .filter(each -> !each.object().isEmpty())
                .map(each -> each.flag().name() + ": " + each.object())
                .collect(Collectors.joining("; "));
    }

    /** Frames as an object: {@code frame 3} or {@code frames 3, 4}. */
    public static String frames(Collection<Integer> frames) {
        String numbers = frames.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return (frames.size() == 1 ? "frame " : "frames ") + numbers;
    }

    /** The same of those frames, of so many, for which it holds; empty if there are none. */
    public static Optional<String> frames(int count, IntPredicate holds) {
        List<Integer> some = IntStream.range(0, count).filter(holds).boxed().toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(frames(some));
    }
}
