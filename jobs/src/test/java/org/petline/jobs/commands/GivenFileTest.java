package org.petline.jobs.commands;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.jobs.settings.SettingsReason;

class GivenFileTest {
    @Test
    void aFileThatIsNotThereIsRefusedByItsName(@TempDir Path folder) {
        String location = folder + "/none";
        assertThatThrownBy(() -> new GivenFile(location).text(SettingsReason.SETTINGS_UNREADABLE))
                .hasMessageContaining("FILE_MISSING")
                .hasMessageContaining(location);
    }
}
