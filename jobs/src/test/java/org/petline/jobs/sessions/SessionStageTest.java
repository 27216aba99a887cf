package org.petline.jobs.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.files.Store;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.Volume;
import org.petline.jobs.derivatives.ScanRows;
import org.petline.jobs.stages.BlobHead;
import org.petline.jobs.stages.ImageFiles;
import org.petline.jobs.stages.results.CoregisteredScan;
import org.petline.jobs.stages.results.ReferencedScan;
import org.petline.jobs.tables.rows.CoregistrationRow;
import org.petline.jobs.tables.rows.ScanLabels;
import org.petline.jobs.testing.Labels;
import org.petline.nifti.NiftiWriter;
import org.petline.testing.LocalStore;

class SessionStageTest {
    private static final int LATE = 9;
    private static final Vector3 FIRST = new Vector3(3, -4, 5);
    private static final Vector3 SECOND = new Vector3(-5, 2, -3);

    private final SessionStage.Scan first = new SessionStage.Scan("sub-1_ses-a", "a.nii.gz", "one");
    private final SessionStage.Scan second = new SessionStage.Scan("sub-1_ses-b", "b.nii.gz", "two");

    @TempDir
    private Path folder;

    private Store output;

    @BeforeEach
    void twoScansOfOneHead() throws IOException {
        output = new LocalStore(folder);
        write(first, FIRST);
        write(second, SECOND);
    }

    @Test
    void whatOneOfTheCoregistrationsIsWrongByDoesNotClose() throws IOException {
        SessionStage stage = new SessionStage(output);
        double right = stage.run(first, second, rows(Vector3.ZERO)).closureErrorMm();
        double wrong = stage.run(first, again(second, "three"), rows(new Vector3(0, 0, 4)))
                .closureErrorMm();

        // mm; voxels of 6 mm without noise leave a twentieth of one.
        assertThat(right).isLessThan(0.3);
        assertThat(wrong).isCloseTo(4, within(0.3));
    }

    @Test
    void aPairIsComputedOnceForTheSameTwoCoregistrations() throws IOException {
        SessionStage stage = new SessionStage(output);
        SessionStage.Closure computed = stage.run(first, second, rows(Vector3.ZERO));
        output.delete(first.petReference());

        SessionStage.Rows none = scan -> {
            throw new AssertionError("asked for rows of " + scan.stem());
        };
        assertThat(stage.run(first, second, none)).isEqualTo(computed);
        assertThatThrownBy(() -> stage.run(again(first, "other"), second, rows(Vector3.ZERO)))
                .isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void emptyReferencesAreKeptAsNothingToCompare() throws IOException {
        Volume like = ImageFiles.volume(output, second.petReference());
        Volume empty = new Volume(like.grid(), new float[like.grid().voxels()]);
        output.write(second.petReference(), out -> NiftiWriter.gzip(out, empty));
        SessionStage stage = new SessionStage(output);

        assertThat(stage.run(first, second, rows(Vector3.ZERO)).closureErrorMm())
                .isNaN();
        output.delete(second.petReference());
        assertThat(stage.run(first, second, rows(Vector3.ZERO)).closureErrorMm())
                .isNaN();
    }

    private void write(SessionStage.Scan scan, Vector3 shift) throws IOException {
        Volume image = BlobHead.moved(0, shift).frame(LATE);
        output.write(scan.petReference(), out -> NiftiWriter.gzip(out, image));
    }

    private static SessionStage.Scan again(SessionStage.Scan scan, String fingerprint) {
        return new SessionStage.Scan(scan.stem(), scan.petReference(), fingerprint);
    }

    /** The true places, the second scan's wrong by a shift. */
    private SessionStage.Rows rows(Vector3 wrong) {
        return scan -> row(scan.stem().equals(first.stem()) ? FIRST : SECOND.plus(wrong));
    }

    private static CoregistrationRow row(Vector3 shift) {
        CoregisteredScan place = CoregisteredScan.given(
                RigidTransform.translation(shift), BlobHead.moved(0, shift).grid(), "identity");
        ScanLabels keys = Labels.of("study", "1", "a", null, "DASB");
        return new ScanRows(keys, "result").coregistration(place, new ReferencedScan("a.nii.gz", 0, 60));
    }
}
