package org.petline.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.petline.files.Store.Content;

class PublicationTest {
    private static final Content NEW = out -> out.write("new".getBytes(StandardCharsets.UTF_8));

    /** A file system of two files, whose rename does what a test says. */
    private static final class Disk implements Publication.Place {
        private enum Rename {
            WORKS,
            FAILS,
            WORKS_BUT_THE_ANSWER_IS_LOST,
            SAYS_YES_AND_DOES_NOTHING,
            LOSES_THE_FILE
        }

        private final Rename rename;
        private String target = "older";
        private ByteArrayOutputStream aside;

        Disk(Rename rename) {
            this.rename = rename;
        }

        @Override
        public OutputStream create() {
            aside = new ByteArrayOutputStream();
            return aside;
        }

        @Override
        public void replace() throws IOException {
            if (rename == Rename.WORKS || rename == Rename.WORKS_BUT_THE_ANSWER_IS_LOST) {
                target = aside.toString(StandardCharsets.UTF_8);
                aside = null;
            }
            if (rename == Rename.LOSES_THE_FILE) aside = null;
            if (rename != Rename.WORKS && rename != Rename.SAYS_YES_AND_DOES_NOTHING) {
                throw new IOException("connection lost");
            }
        }

        @Override
        public boolean asideExists() {
            return aside != null;
        }

        @Override
        public InputStream openTarget() {
            return new ByteArrayInputStream(target.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void deleteAside() {
            aside = null;
        }

        @Override
        public String target() {
            return "disk";
        }
    }

    @Test
    void aLostAnswerIsLookedAtAndTakenForTheSuccessItWas() {
        Disk disk = new Disk(Disk.Rename.WORKS_BUT_THE_ANSWER_IS_LOST);
        assertThatCode(() -> new Publication(disk).publish(NEW)).doesNotThrowAnyException();
        assertThat(disk.target).isEqualTo("new");
    }

    @Test
    void aRenameThatFailedLeavesTheOldFileAndNothingAside() {
        Disk disk = new Disk(Disk.Rename.FAILS);
        assertThatThrownBy(() -> new Publication(disk).publish(NEW)).hasMessage("connection lost");
        assertThat(disk.target).isEqualTo("older");
        assertThat(disk.aside).isNull();
    }

    @Test
    void aDiskThatIsFullSaysForWhichFile() {
        Disk disk = new Disk(Disk.Rename.WORKS);
        assertThatThrownBy(() -> new Publication(disk).publish(out -> {
                    throw new IOException("No space left on device");
                }))
                .hasMessage("disk: No space left on device");
        assertThat(disk.target).isEqualTo("older");
        assertThat(disk.aside).isNull();
    }

    @Test
    void aRenameThatLiedIsAFailure() {
        Disk disk = new Disk(Disk.Rename.SAYS_YES_AND_DOES_NOTHING);
        assertThatThrownBy(() -> new Publication(disk).publish(NEW)).hasMessageContaining("it was not");
        assertThat(disk.target).isEqualTo("older");
        assertThat(disk.aside).isNull();
    }

    @Test
    void anOutcomeThatCannotBeToldIsSaidAndNothingIsCleanedUp() {
        Disk disk = new Disk(Disk.Rename.LOSES_THE_FILE);
        assertThatThrownBy(() -> new Publication(disk).publish(NEW))
                .hasMessageContaining("cannot be told")
                .hasRootCauseMessage("connection lost");
        assertThat(disk.target).isEqualTo("older");
    }

    /** Another process cleaned the file aside away, and the old one is as long as the new one would be. */
    @Test
    void anOldFileOfTheSameLengthIsNotTakenForTheNewOne() {
        Disk disk = new Disk(Disk.Rename.LOSES_THE_FILE);
        disk.target = "old";
        assertThatThrownBy(() -> new Publication(disk).publish(NEW)).hasMessageContaining("cannot be told");
    }

    /** Two take a lock's number, and their files are equally long: it must not be both of theirs. */
    @Test
    void anothersFileOfTheSameLengthIsNotTakenForOurs() {
        Disk disk = new Disk(Disk.Rename.LOSES_THE_FILE);
        disk.target = "old";
        assertThatThrownBy(() -> new Publication(disk).publishUnlessThere(NEW)).hasMessageContaining("cannot be told");
    }

    @Test
    void whatWorksWorks() throws IOException {
        Disk disk = new Disk(Disk.Rename.WORKS);
        new Publication(disk).publish(NEW);
        assertThat(disk.target).isEqualTo("new");
        assertThat(disk.aside).isNull();
    }
}
