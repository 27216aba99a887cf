package org.petline.jobs.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is taken for dead loses the folder: only what is certain counts. */
class HolderTest {
    private static final Holder HOLDER = new Holder("owner", "host", "machine", 77, 5_000, "2026-01-01T00:00:00Z");

    @TempDir
    private Path proc;

    @BeforeEach
    void start() throws IOException {
        process(1, "init", 3);
    }

    @Test
    void thisProcessLives() {
        assertThat(Holder.here().processStartedTicks()).isPositive();
        assertThat(Holder.here().isKnownToBeDead()).isFalse();
    }

    @Test
    void oneThatIsListedWithItsStartLives() throws IOException {
        process(77, "a (strange) name) 1 2 3", 5_000);
        assertThat(HOLDER.isKnownToBeDead(proc)).isFalse();
    }

    @Test
    void oneThatIsNotListedIsDead() {
        assertThat(HOLDER.isKnownToBeDead(proc)).isTrue();
    }

    @Test
    void oneWhoseNumberAnotherHasIsDead() throws IOException {
        process(77, "java", 6_000);
        assertThat(HOLDER.isKnownToBeDead(proc)).isTrue();
    }

    /** Mounted with hidepid, the list shows a user no processes but their own. */
    @Test
    void whereOtherUsersProcessesAreHiddenNobodyIsKnownToBeDead() throws IOException {
        Files.delete(proc.resolve("1/stat"));
        Files.delete(proc.resolve("1"));
        assertThat(HOLDER.isKnownToBeDead(proc)).isFalse();
    }

    @Test
    void oneThatDidNotSayWhenItBeganLivesAsLongAsItsNumberDoes() throws IOException {
        Holder unsaid = new Holder("owner", "host", "machine", 77, 0, "2026-01-01T00:00:00Z");
        process(77, "java", 6_000);
        assertThat(unsaid.isKnownToBeDead(proc)).isFalse();
    }

    /** As Linux writes it: the start is the 22nd word. */
    private void process(long number, String name, long ticks) throws IOException {
        Path folder = Files.createDirectories(proc.resolve(Long.toString(number)));
        String before = " S 1 1 1 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 19 0 ";
        Files.writeString(folder.resolve("stat"), number + " (" + name + ")" + before + ticks + " 1000 200 0\n");
    }
}
