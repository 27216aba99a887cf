package org.petline.jobs.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.Refusal;
import org.petline.geometry.Grid;
import org.petline.jobs.settings.SettingsReader;
import org.petline.nifti.NiftiEncoding;
import org.petline.nifti.NiftiWriter;

class UnpackingTest {
    private static final Grid GRID = Grid.centred(10, 10, 10, 4);
    private static final int FRAMES = 3;
    private static final long NEEDED = 4L * 1000 * FRAMES;

    @TempDir
    private Path scratch;

    @Test
    void framesThatDoNotFitOnTheDiskAreNotBegun() {
        assertThatThrownBy(() -> unpack(folder -> NEEDED - 1))
                .isInstanceOf(ScratchFullException.class)
                .hasMessage("its frames take 0.0 MB of scratch, and 0.0 MB are free");
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void framesThatJustFitAre() throws IOException {
        try (UnpackedScan unpacked = unpack(folder -> NEEDED)) {
            assertThat(unpacked.frames().count()).isEqualTo(FRAMES);
            assertThat(scratch.toFile().listFiles())
                    .singleElement()
                    .satisfies(file -> assertThat(file.length()).isEqualTo(NEEDED));
        }
    }

    @Test
    void roomThatOthersTookMeanwhileIsToldAsWhatItIs() {
        AtomicLong free = new AtomicLong(NEEDED);
        assertThatThrownBy(() -> unpack(folder -> {
                    refuseWrites();
                    return free.getAndSet(NEEDED - 1);
                }))
                .isInstanceOf(ScratchFullException.class);
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void aWriteThatFailsThoughThereIsRoomIsAnotherFault() {
        assertThatThrownBy(() -> unpack(folder -> {
                    refuseWrites();
                    return NEEDED;
                }))
                .isInstanceOf(ClosedByInterruptException.class);
        assertThat(scratch).isEmptyDirectory();
    }

    /** To an interrupted thread a file is closed: as near to a disk that fails as a test comes without one. */
    private static void refuseWrites() {
        Thread.currentThread().interrupt();
    }

    @AfterEach
    void allowWrites() {
        Thread.interrupted();
    }

    private static byte[] image() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (NiftiWriter writer = NiftiWriter.plain(bytes, GRID, FRAMES, NiftiEncoding.FLOAT32)) {
            float[] frame = new float[GRID.voxels()];
            for (int voxel = 0; voxel < frame.length; voxel++) frame[voxel] = voxel;
            for (int each = 0; each < FRAMES; each++) writer.write(frame);
        }
        return bytes.toByteArray();
    }

    @Test
    void activityThatNoScannerMeasuresIsRefusedWithWhatMadeIt() {
        Unpacking stage = new Unpacking(SettingsReader.defaults().settings().motion(), scratch);

        Refusal refusal = catchThrowableOfType(
                Refusal.class,
                () -> stage.run(List.of(new Unpacking.Image(
                        () -> new ByteArrayInputStream(image()), "x_pet.nii", new double[] {1, 1e10, 1}))));

        assertThat(refusal.reason()).isEqualTo(StageReason.ACTIVITY_IMPLAUSIBLE);
        assertThat(refusal.field()).isEqualTo("frame 1");
        assertThat(refusal.found()).contains("the image says 999").contains("multiply it by 1E+10");
        assertThat(scratch).isEmptyDirectory();
    }

    private UnpackedScan unpack(FreeSpace space) throws IOException {
        Unpacking stage = new Unpacking(SettingsReader.defaults().settings().motion(), scratch, space);
        return stage.run(List.of(
                new Unpacking.Image(() -> new ByteArrayInputStream(image()), "x_pet.nii", new double[] {1, 1, 1})));
    }
}
