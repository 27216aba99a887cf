package org.petline.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.petline.documents.Document.Block;
import org.petline.documents.Document.Kind;

class DocumentTest {
    @Test
    void whatIsSetApartIsTakenWithItsPlaceAndTheRestAsSentences() {
        Document text = Document.of("x.md", """
                Say `one thing` and

                    first line
                      deeper

                    after a gap
                - an item that
                    goes on, `over
                  lines`

                ```sql tool
                select 1
                ```
                """.lines().toList());
        assertThat(text.blocks())
                .containsExactly(
                        new Block(Kind.INDENTED, "", 3, List.of("first line", "  deeper", "", "after a gap")),
                        new Block(Kind.FENCED, "sql tool", 12, List.of("select 1")));
        assertThat(text.spans()).containsExactly("one thing", "over lines");
    }

    @Test
    void linesAreReadAsAShellReadsThem() {
        List<ShellLines.Command> commands = ShellLines.commands(
                List.of("A=1 one \\", "  --two   # no more", "", "a && b 'c d' x#y \"e 'f'\" \"\""));
        assertThat(commands)
                .containsExactly(
                        new ShellLines.Command(0, List.of("A=1", "one", "--two")),
                        new ShellLines.Command(3, List.of("a")),
                        new ShellLines.Command(3, List.of("b", "c d", "x#y", "e 'f'", "")));
    }

    @Test
    void whatIsInBracketsMayBeLeftOut() {
        assertThat(OptionalWords.choices(List.of("clean", "OUT", "[--work-dir", "DIR]", "[-n]")))
                .containsExactly(List.of("clean", "OUT", "--work-dir", "DIR", "-n"), List.of("clean", "OUT"));
        assertThat(OptionalWords.choices(List.of("status"))).containsExactly(List.of("status"));
    }
}
