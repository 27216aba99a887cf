package org.petline.jobs.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.geometry.Vector3;
import org.petline.image.Volume;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.stages.results.RealignedScan;
import org.petline.jobs.stages.results.ReferencedScan;
import org.petline.testing.LocalStore;

/** Frames end after 1, 2, 3, 5, 8, 13, 18, 23, 33, 43, 53 and 63 min. */
class ReferenceStageTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} to {1} min: {2} to {3} s")
    @CsvSource({
        "5, 1000, 300, 3780",
        // A frame that straddles an end takes no part, and the window that is told is that of the others.
        "4, 20, 300, 1080",
        "-10, 5, 0, 300",
        // No frame lies wholly inside, or the scan is over: all take part, and that is told.
        "34, 42, 0, 3780",
        "90, 120, 0, 3780"
    })
    void tellsWhatItsFramesCover(double start, double end, double fromSeconds, double toSeconds) throws IOException {
        BlobHead head = BlobHead.moved(12, Vector3.ZERO);
        RealignedScan still =
                RealignStage.estimate(settings("motion.method=off").motion(), head.frames(), BlobHead.TIMES);
        Settings.Reference window = settings("reference.start-minutes=" + start, "reference.end-minutes=" + end)
                .reference();

        Volume mean = ReferenceStage.mean(window, head.frames(), BlobHead.TIMES, still);
        ReferencedScan made =
                ReferenceStage.write(window, mean, BlobHead.TIMES, new LocalStore(folder), "reference.nii.gz");

        assertThat(made).isEqualTo(new ReferencedScan("reference.nii.gz", fromSeconds, toSeconds));
        assertThat(folder.resolve("reference.nii.gz")).isNotEmptyFile();
    }

    private static Settings settings(String... assignments) {
        SettingsReader reader = SettingsReader.defaults();
        for (String assignment : assignments) reader = reader.withAssignment(assignment);
        return reader.settings();
    }
}
