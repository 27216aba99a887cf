package org.petline.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealPlaceTest {
    @TempDir
    private Path folder;

    @Test
    void linksAreFollowedAndWhatIsNotThereYetIsTakenAsItIs() throws IOException {
        Path data = Files.createDirectories(folder.toRealPath().resolve("disk/data"));
        Files.createSymbolicLink(folder.resolve("data"), data);
        assertThat(of(folder.resolve("data"))).isEqualTo(data.toString());
        assertThat(of(folder.resolve("data/new/out"))).isEqualTo(data + "/new/out");
        assertThat(of(data)).isEqualTo(data.toString());
        assertThat(of(Path.of("/"))).isEqualTo("/");
    }

    @Test
    void otherFileSystemsAreTakenAtTheirWord() throws IOException {
        assertThat(RealPlace.of(HadoopSettings.ofThisProcess().storeAt("hdfs://host/data")))
                .isEqualTo("hdfs://host/data");
    }

    private static String of(Path path) throws IOException {
        return RealPlace.of(HadoopSettings.ofThisProcess().storeAt(path.toString()));
    }
}
