package org.petline.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MadeOnceTest {
    @Test
    void whoAsksAgainGetsWhatTheFirstMade() throws IOException {
        Path first = MadeOnce.folder("made-once-test", folder -> Files.writeString(folder.resolve("a"), "first"));
        Path second = MadeOnce.folder("made-once-test", folder -> Files.writeString(folder.resolve("a"), "second"));
        assertThat(second).isEqualTo(first);
        assertThat(second.resolve("a")).hasContent("first");
    }

    @Test
    void whatCouldNotBeMadeIsMadeByTheNext() throws IOException {
        assertThatThrownBy(() -> MadeOnce.folder("made-once-test-failing", folder -> {
                    Files.writeString(folder.resolve("half"), "");
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        Path made = MadeOnce.folder("made-once-test-failing", folder -> Files.createFile(folder.resolve("whole")));
        assertThat(made.toFile().list()).containsExactly("whole");
    }
}
