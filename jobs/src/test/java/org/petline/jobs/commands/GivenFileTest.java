package org.petline.jobs.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.Refusal;
import org.petline.jobs.settings.SettingsReason;

class GivenFileTest {
    @TempDir
    private Path folder;

    @Test
    void aTextIsReadWithoutItsByteOrderMark() throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), "\uFEFFmotion: {}\n");
        assertThat(text(file)).isEqualTo("motion: {}\n");
    }

    @Test
    void whatIsNoUtf8IsRefusedByName() throws IOException {
        Path file = Files.write(folder.resolve("a.yaml"), "# \u00fc".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> text(file)).satisfies(thrown -> {
            assertThat(((Refusal) thrown).reason()).isEqualTo(SettingsReason.SETTINGS_UNREADABLE);
            assertThat(((Refusal) thrown).file()).isEqualTo(file.toString());
        });
    }

    /** More than fits into an array, let alone the heap. */
    @Test
    void aFileThatIsNoSettingsFileAtAllIsNotReadWhole() throws IOException {
        Path file = folder.resolve("scan.nii");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(3L << 30);
        }
        assertThatThrownBy(() -> text(file)).hasMessageContaining("SETTINGS_UNREADABLE");
    }

    @Test
    void aFolderOrNothingIsNoFile() {
        for (String location : new String[] {folder.toString(), folder + "/", folder + "/none", ""}) {
            assertThatThrownBy(() -> new GivenFile(location).text(SettingsReason.SETTINGS_UNREADABLE))
                    .as(location)
                    .hasMessageContaining("FILE_MISSING");
        }
    }

    private static String text(Path file) throws IOException {
        return new GivenFile(file.toString()).text(SettingsReason.SETTINGS_UNREADABLE);
    }
}
