package org.petline.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.Reason;
import org.petline.Refusal;

class NamedFileTest {
    private static final HadoopSettings STORES = HadoopSettings.ofThisProcess();
    private static final Reason UNFIT = StoreReason.FOLDER_UNNAMED;

    @TempDir
    private Path folder;

    @Test
    void aFileIsFoundInItsFolder() throws IOException {
        Path path = Files.writeString(folder.resolve("a.yaml"), "");
        NamedFile file = NamedFile.at(STORES, path.toString()).orElseThrow();
        assertThat(file.folder().location()).isEqualTo(folder.toString());
        assertThat(file.name()).isEqualTo("a.yaml");
        assertThat(file.location()).isEqualTo(path.toString());
    }

    /** Tests run in a module's folder. */
    @Test
    void aNameAloneIsOfTheCurrentFolder() throws IOException {
        assertThat(NamedFile.at(STORES, "pom.xml"))
                .hasValueSatisfying(file -> assertThat(file.folder().location())
                        .isEqualTo(Path.of("").toAbsolutePath().toString()));
    }

    @Test
    void aFolderOrNothingIsNoFile() throws IOException {
        Files.createDirectory(folder.resolve("inner"));
        for (String end : List.of("", "/", "/.", "/..", "/inner", "/inner/..", "/none", "/none/none")) {
            assertThat(NamedFile.at(STORES, folder + end)).as(end).isEmpty();
        }
        for (String location : List.of("", ".", "..", "/")) {
            assertThat(NamedFile.at(STORES, location)).as(location).isEmpty();
        }
    }

    @Test
    void aTextIsReadWithoutItsByteOrderMark() throws IOException {
        assertThat(text(Files.writeString(folder.resolve("a.yaml"), "\uFEFFmotion: {}\n")))
                .isEqualTo("motion: {}\n");
    }

    @Test
    void whatIsNoUtf8IsRefusedByTheNameThatTheUserGave() throws IOException {
        Path file = Files.write(folder.resolve("a.yaml"), "# \u00fc".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> text(file)).satisfies(thrown -> {
            assertThat(((Refusal) thrown).reason()).isEqualTo(UNFIT);
            assertThat(((Refusal) thrown).file()).isEqualTo(file.toString());
        });
    }

    /** A scan where settings were meant, for example. More than fits into an array, let alone the heap. */
    @Test
    void aFileThatIsNoTextAtAllIsNotReadWhole() throws IOException {
        Path file = folder.resolve("scan.nii");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(3L << 30);
        }
        assertThatThrownBy(() -> text(file)).hasMessageContaining(UNFIT.name());
    }

    private static String text(Path file) throws IOException {
        return NamedFile.at(STORES, file.toString()).orElseThrow().text(UNFIT);
    }
}
