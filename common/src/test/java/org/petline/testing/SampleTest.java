package org.petline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {
    private static final List<Integer> CASES = IntStream.range(0, 100).boxed().toList();

    @Test
    void oneSeedDrawsTheSameCasesInTheirOrder() {
        List<Integer> drawn = Sample.drawn(CASES, 7, 20260101);
        assertThat(drawn).hasSize(7).isSorted().doesNotHaveDuplicates().isSubsetOf(CASES);
        assertThat(Sample.drawn(CASES, 7, 20260101)).isEqualTo(drawn);
    }

    @Test
    void everyCaseIsDrawnOnSomeDay() {
        Set<Integer> seen = new HashSet<>();
        for (long day = 0; day < 200; day++) seen.addAll(Sample.drawn(CASES, 7, 20260101 + day));
        assertThat(seen).hasSameSizeAs(CASES);
    }

    @Test
    void fewCasesAreAllTried() {
        assertThat(Sample.drawn(CASES, 1000, 1)).isEqualTo(CASES);
    }
}
