package org.petline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private enum Some implements Reason {
        FIRST,
        SECOND;

        @Override
        public String meaning() {
            return name() + " means";
        }

        @Override
        public String remedy() {
            return name() + " remedy";
        }
    }

    @Test
    void severalProblemsAreOneRefusalThatTellsAll() {
        Refusal one = Refusal.of(Some.FIRST).file("a.json").field("x").found("1");
        Refusal two = Refusal.of(Some.SECOND).file("a.json").field("y");
        Refusal three = Refusal.of(Some.FIRST).field("z");
        Refusal all = Refusal.ofAll(List.of(one, Refusal.ofAll(List.of(two, three))));
        assertThat(all.reason()).isEqualTo(Some.FIRST);
        assertThat(all.field()).isEqualTo("x");
        assertThat(all.problems()).extracting(Refusal::field).containsExactly("x", "y", "z");
        assertThat(all.getMessage())
                .isEqualTo("FIRST: FIRST means | file: a.json | field: x | found: 1 | remedy: FIRST remedy"
                        + " | and SECOND: SECOND means | file: a.json | field: y | remedy: SECOND remedy"
                        + " | and FIRST: FIRST means | field: z | remedy: FIRST remedy");
        assertThat(all.file("b.json").problems()).hasSize(3);
        assertThat(one.problems()).hasSize(1);
        assertThat(Refusal.ofAll(List.of(one)).getMessage()).isEqualTo(one.getMessage());
    }
}
