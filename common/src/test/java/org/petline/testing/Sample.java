package org.petline.testing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Where a test has more cases than a build has time for: {@code mvn verify} tries a few of them, others each day, and
 * {@code mvn verify -P exhaustive} all.
 *
 * <p>The day is the seed. {@code -Dpetline.seed=N} draws what was drawn on another day; {@link ClassLines} prints it.
 */
public final class Sample {
    private static final String ALL = "petline.exhaustive";
    private static final String SEED = "petline.seed";

    private Sample() {}

    /** So many of the cases, in the order they have; all of them in an exhaustive build. */
    public static <T> List<T> of(List<T> cases, int size) {
        return of(cases, size, cases.size());
    }

    /** So many of the cases, in the order they have; another number of them in an exhaustive build. */
    public static <T> List<T> of(List<T> cases, int usual, int exhaustive) {
        return drawn(cases, isExhaustive() ? exhaustive : usual, seed());
    }

    /** The same of the whole numbers from 1 to {@code all}: seeds of random cases. */
    public static List<Long> ofSeeds(int all, int size) {
        return of(IntStream.rangeClosed(1, all).mapToObj(Long::valueOf).toList(), size);
    }

    static boolean isExhaustive() {
        return Boolean.getBoolean(ALL);
    }

    static long seed() {
        String today = LocalDate.now(Clock.systemUTC()).format(DateTimeFormatter.BASIC_ISO_DATE);
        return Long.getLong(SEED, Long.parseLong(today));
    }

    static <T> List<T> drawn(List<T> cases, int size, long seed) {
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, cases.size()).boxed().toList());
        Collections.shuffle(places, new Random(seed));
        return new TreeSet<>(places.subList(0, Math.min(size, places.size())))
                .stream().map(cases::get).toList();
    }
}
