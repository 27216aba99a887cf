package org.petline.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.Refusal;
import org.petline.bids.DatasetIndex;
import org.petline.files.Store;
import org.petline.jobs.scan.PipelineReason;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.store.HadoopSettings;
import org.petline.testing.LocalStore;

/** A selection that picks nothing is one of four mistakes, and each is told with what there is. */
class ScanSelectionTest {
    private static final String SIDECAR = """
            {"Units": "Bq/mL", "TracerName": "TRACER", "TracerRadionuclide": "C11", "InjectedRadioactivity": 400,
             "InjectedRadioactivityUnits": "MBq", "TimeZero": "10:00:00", "ScanStart": 0, "InjectionStart": 0,
             "FrameTimesStart": [0, 1800], "FrameDuration": [1800, 1800], "ImageDecayCorrected": true,
             "ImageDecayCorrectionTime": 0}
            """;

    @TempDir
    private Path folder;

    private Store dataset;
    private Discovery all;

    @BeforeEach
    void makeDataset() throws IOException {
        dataset = new LocalStore(folder);
        pet("sub-01/ses-a/pet/sub-01_ses-a_trc-DASB", "DASB");
        pet("sub-02/ses-b/pet/sub-02_ses-b", "raclopride");
        file("sub-01/anat/sub-01_T1w.nii.gz", "");
        file("sub-02/anat/sub-02_T1w.nii.gz", "");
        file("sub-01/anat/sub-01_dseg.nii.gz", "");
        file("sub-02/anat/sub-02_dseg.nii.gz", "");
        file("sub-03/anat/sub-03_T1w.nii.gz", "");
        HadoopSettings files = HadoopSettings.ofThisProcess();
        all = Discovery.of(
                DatasetIndex.of(dataset, List.of()),
                files,
                SettingsReader.defaults().settings());
    }

    private void pet(String stem, String tracer) throws IOException {
        file(stem + "_pet.nii.gz", "");
        file(stem + "_pet.json", SIDECAR.replace("TRACER", tracer));
    }

    private void file(String path, String text) throws IOException {
        dataset.write(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Discovery select(List<String> participants, List<String> sessions, List<String> tracers)
            throws IOException {
        return new ScanSelection(new ScanFilter(participants, sessions, tracers, Optional.empty())).of(all, dataset);
    }

    private Refusal refusal(List<String> participants, List<String> sessions, List<String> tracers) {
        return catchThrowableOfType(Refusal.class, () -> select(participants, sessions, tracers));
    }

    @Test
    void labelsAndTracersPick() throws IOException {
        assertThat(select(List.of("01"), List.of(), List.of()).scans()).hasSize(1);
        assertThat(select(List.of(), List.of("b"), List.of("raclopride")).scans())
                .hasSize(1);
    }

    @Test
    void aParticipantThatIsNotThereIsToldWithThoseThatAre() {
        Refusal refusal = refusal(List.of("01", "1"), List.of(), List.of());
        assertThat(refusal.reason()).isEqualTo(PipelineReason.PARTICIPANT_UNKNOWN);
        assertThat(refusal.found()).isEqualTo("1; there are 01, 02");
    }

    @Test
    void aParticipantWithoutPetIsToldAsOne() {
        assertThat(refusal(List.of("03"), List.of(), List.of()).found()).isEqualTo("03 has no PET; there are 01, 02");
    }

    @Test
    void aSessionThatIsNotThereIsToldWithThoseThatAre() {
        Refusal refusal = refusal(List.of(), List.of("c"), List.of());
        assertThat(refusal.reason()).isEqualTo(PipelineReason.SESSION_UNKNOWN);
        assertThat(refusal.found()).isEqualTo("c; there are a, b");
    }

    @Test
    void aTracerThatIsNotThereIsToldWithLabelsAndNames() {
        Refusal refusal = refusal(List.of(), List.of(), List.of("FDG"));
        assertThat(refusal.reason()).isEqualTo(PipelineReason.TRACER_UNKNOWN);
        assertThat(refusal.found()).isEqualTo("FDG; there are DASB, raclopride");
    }

    @Test
    void labelsThatNoScanHasTogetherAreToldTogether() {
        Refusal refusal = refusal(List.of("01"), List.of("b"), List.of());
        assertThat(refusal.reason()).isEqualTo(PipelineReason.SELECTION_EMPTY);
        assertThat(refusal.found()).isEqualTo("participants 01 with sessions b");
    }
}
