package org.petline.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.Refusal;
import org.petline.files.SourceFile;

/** BIDS' inheritance principle, through the index. */
class InheritanceTest {
    private static final String PET = "sub-01/ses-a/pet/sub-01_ses-a_trc-AZ_run-1_pet";
    private static final String IMAGE = PET + ".nii.gz";

    @TempDir
    Path folder;

    private SmallDataset dataset;

    @BeforeEach
    void makeDataset() {
        dataset = new SmallDataset(folder).file(IMAGE, "");
    }

    private PetSidecar sidecar() throws IOException {
        return dataset.scan(IMAGE).readSidecar(dataset.store());
    }

    @Test
    void fieldsOfDeeperFoldersOverrideOneByOne() throws IOException {
        dataset.file("pet.json", SidecarText.healthy().with("BodyWeight", "50").toString())
                .file("sub-01/sub-01_trc-AZ_pet.json", "{\"TracerName\": \"of sub\", \"BodyWeight\": 60}")
                .file("sub-01/ses-a/sub-01_ses-a_pet.json", "{\"TracerName\": \"of ses\", \"Manufacturer\": \"GE\"}")
                .file(PET + ".json", "{\"TracerName\": \"of pet\", \"FrameTimesStart\": [5, 65, 185]}");
        assertThat(dataset.scan(IMAGE).sidecars())
                .extracting(SourceFile::name)
                .containsExactly(
                        "pet.json",
                        "sub-01_trc-AZ_pet.json",
                        "sub-01_ses-a_pet.json",
                        "sub-01_ses-a_trc-AZ_run-1_pet.json");
        PetSidecar sidecar = sidecar();
        assertThat(sidecar.tracerName()).isEqualTo("of pet");
        assertThat(sidecar.camera().manufacturer()).isEqualTo("GE");
        assertThat(sidecar.bodyWeightKg()).isEqualTo(60);
        assertThat(sidecar.camera().model()).isEqualTo("HRRT");
        assertThat(sidecar.frames().startSeconds(0)).isEqualTo(5);
    }

    @Test
    void sidecarsOfOtherEntitiesSuffixesAndLabelsDoNotApply() throws IOException {
        dataset.file(PET + ".json", SidecarText.healthy().toString())
                .file("trc-DASB_pet.json", "{\"TracerName\": \"other tracer\"}")
                .file("rec-acdyn_pet.json", "{\"TracerName\": \"other reconstruction\"}")
                .file("T1w.json", "{\"TracerName\": \"other suffix\"}")
                .file("sub-01/sub-02_pet.json", "{\"TracerName\": \"other participant\"}")
                .file("sub-01/ses-a/pet/sub-01_ses-a_trc-AZ_run-01_pet.json", "{\"TracerName\": \"other run\"}");
        assertThat(sidecar().tracerName()).isEqualTo("AZ10419369");
    }

    @Test
    void twoThatApplyInOneFolderAreRefused() {
        dataset.file(PET + ".json", SidecarText.healthy().toString())
                .file("sub-01/ses-a/pet/sub-01_ses-a_pet.json", "{\"TracerName\": \"both\"}");
        Refusal refusal = dataset.refusal(IMAGE);
        assertThat(refusal.reason()).isEqualTo(BidsReason.SIDECAR_AMBIGUOUS);
        assertThat(refusal.found()).contains("sub-01_ses-a_pet.json").contains("run-1_pet.json");
    }

    @Test
    void twoThatApplyInTheRootAreRefused() {
        dataset.file("pet.json", SidecarText.healthy().toString()).file("trc-AZ_pet.json", "{}");
        assertThat(dataset.refusal(IMAGE).reason()).isEqualTo(BidsReason.SIDECAR_AMBIGUOUS);
    }

    @Test
    void theRootAloneIsEnough() throws IOException {
        dataset.file("pet.json", SidecarText.healthy().toString());
        assertThat(sidecar().tracerName()).isEqualTo("AZ10419369");
    }

    @Test
    void refusalsNameTheFileThatHasTheField() {
        dataset.file(
                        "pet.json",
                        SidecarText.healthy().with("Units", "\"counts\"").toString())
                .file(PET + ".json", "{}");
        Refusal refusal = catchThrowableOfType(Refusal.class, this::sidecar);
        assertThat(refusal.file()).isEqualTo("pet.json");
        assertThat(refusal.field()).isEqualTo("Units");
    }

    @Test
    void aFieldThatIsNowhereIsMissedInTheDeepestFile() {
        dataset.file("pet.json", SidecarText.healthy().without("Units").toString())
                .file(PET + ".json", "{}");
        Refusal refusal = catchThrowableOfType(Refusal.class, this::sidecar);
        assertThat(refusal.reason()).isEqualTo(SidecarReason.BIDS_FIELD_MISSING);
        assertThat(refusal.file()).isEqualTo(PET + ".json");
    }
}
