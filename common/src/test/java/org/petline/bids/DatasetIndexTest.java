package org.petline.bids;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.files.Store;

class DatasetIndexTest {
    private static final String SCAN = "sub-01/ses-baseline/pet/sub-01_ses-baseline_pet.nii.gz";

    @TempDir
    Path folder;

    private SmallDataset dataset;

    @BeforeEach
    void makeDataset() {
        dataset = new SmallDataset(folder).file("dataset_description.json", "{\"Name\": \"Small\"}");
    }

    @Test
    void keyStemAndFolderComeFromTheName() {
        dataset.image("sub-01/ses-baseline/pet/sub-01_ses-baseline_task-rest_trc-AZ_rec-acdyn_run-01_pet.nii.gz");
        PetScan scan = (PetScan) dataset.index().scans().get(0);
        assertThat(scan.key()).isEqualTo(new ScanKey("01", "baseline", "rest", "AZ", "acdyn", "01"));
        assertThat(scan.key().stem()).isEqualTo("sub-01_ses-baseline_task-rest_trc-AZ_rec-acdyn_run-01");
        assertThat(scan.key().folder()).isEqualTo("sub-01/ses-baseline/pet");
        assertThat(scan.findings()).isEmpty();
    }

    @Test
    void datasetsWithoutSessionsAreFound() {
        dataset.image("sub-01/pet/sub-01_pet.nii");
        PetScan scan = dataset.scan("sub-01/pet/sub-01_pet.nii");
        assertThat(scan.key().session()).isEmpty();
        assertThat(scan.key().folder()).isEqualTo("sub-01/pet");
    }

    @Test
    void scansAreInTheOrderInWhichPeopleCount() {
        for (String id : new String[] {"10", "9", "2", "02", "1e5", "0x10"}) {
            dataset.image("sub-" + id + "/pet/sub-" + id + "_pet.nii.gz");
        }
        assertThat(dataset.index().scans())
                .extracting(scan -> scan.scanKey().orElseThrow().participantId())
                .containsExactly("0x10", "1e5", "02", "2", "9", "10");
    }

    @Test
    void derivativesSourcedataAndHiddenFoldersAreNoRawScans() {
        dataset.image(SCAN);
        for (String root : new String[] {"derivatives/x/", "sourcedata/", ".git/annex/", "code/"}) {
            dataset.image(root + "sub-01/pet/sub-01_pet.nii.gz");
        }
        dataset.file("sub-01/ses-baseline/pet/._sub-01_ses-baseline_pet.nii.gz", "");
        dataset.image("sub-01/ses-baseline/anat/sub-01_ses-baseline_pet.nii.gz");
        assertThat(dataset.index().scans()).extracting(FoundPet::path).containsExactly(SCAN);
    }

    @Test
    void participantsWithoutPetAreListedAndNotRefused() {
        dataset.image(SCAN);
        dataset.image("sub-02/anat/sub-02_T1w.nii.gz");
        dataset.file("participants.tsv", "participant_id\r\nsub-01\r\nsub-10\r\n");
        DatasetIndex index = dataset.index();
        assertThat(index.participants()).containsExactly("01", "02", "10");
        assertThat(index.participantsWithoutPet()).containsExactly("02", "10");
        assertThat(index.scans()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sub-01_ses-baseline_foo-1_pet.nii.gz",
                "sub-01_ses-baseline_acq-x_pet.nii.gz",
                "sub-01_ses-baseline_run-a_pet.nii.gz",
                "sub-01_ses-baseline_trc-__pet.nii.gz",
                "sub-01_ses-baseline_trc-A-B_pet.nii.gz",
                "sub-01_ses-baseline_trc-A_trc-B_pet.nii.gz",
                "sub-01_ses-baseline_trc-%2e%2e%2f_pet.nii.gz",
                "sub-01_ses-baseline_trc-<script>_pet.nii.gz",
                "sub-01_ses-baseline_trc-a\nb_pet.nii.gz",
                "sub-01_ses-baseline_trc-\u202Egnp_pet.nii.gz",
                "sub-01_ses-baseline_trc-u\u0308_pet.nii.gz",
                "sub-01_ses-baseline_trc-\u00fc_pet.nii.gz",
                "sub-01_ses-baseline_trc-*_pet.nii.gz",
                "sub-01_ses-baseline_trc-{a}_pet.nii.gz",
                "sub-01_ses-baseline_trc-a:b_pet.nii.gz",
                "sub-01_ses-baseline_trc-=1_pet.nii.gz",
                "sub-01_ses-baseline_pet (copy).nii.gz",
                "-sub-01_ses-baseline_pet.nii.gz",
                "_sub-01_ses-baseline_pet.nii.gz",
                "ses-baseline_pet.nii.gz",
                "sub-02_ses-baseline_pet.nii.gz",
                "sub-01_pet.nii.gz",
                "scan 1.nii.gz"
            })
    void namesThatDoNotFollowBidsAreRefusedAndTheNeighbourIsNot(String name) {
        dataset.image(SCAN);
        String path = "sub-01/ses-baseline/pet/" + name;
        dataset.file(path, "");
        RefusedPet refused = (RefusedPet) dataset.index().scans().stream()
                .filter(scan -> scan.path().equals(path))
                .findFirst()
                .orElseThrow();
        assertThat(refused.refusal().reason()).isEqualTo(BidsReason.BIDS_NAME);
        assertThat(refused.refusal().getMessage()).doesNotContain("\n").doesNotContain("\u202E");
        assertThat(refused.scanKey()).isEmpty();
        assertThat(dataset.scan(SCAN).key().stem()).isEqualTo("sub-01_ses-baseline");
    }

    @Test
    void labelsThatMakeNamesTooLongAreRefused() {
        String path = "sub-01/pet/sub-01_trc-" + "A".repeat(180) + "_pet.nii.gz";
        assertThat(dataset.image(path).refusal(path).reason()).isEqualTo(BidsReason.BIDS_NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "NA", "nan", "True", "CON", "0x10", "1e5", "007"})
    void labelsThatLookLikeSomethingElseStayLabels(String label) {
        String path = "sub-" + label + "/pet/sub-" + label + "_pet.nii.gz";
        assertThat(dataset.image(path).scan(path).key().participantId()).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub-", "sub-0 1", "sub-a.b", "sub-01_ses-1", "sub-\u202E1"})
    void participantFoldersWithoutLabelAreRefused(String name) {
        dataset.image(SCAN).file(name + "/pet/x_pet.nii.gz", "");
        assertThat(dataset.refusal(name).reason()).isEqualTo(BidsReason.BIDS_NAME);
    }

    @Test
    void sessionFoldersWithoutLabelAreRefused() {
        dataset.image(SCAN).file("sub-01/ses-a_b/pet/x_pet.nii.gz", "");
        assertThat(dataset.refusal("sub-01/ses-a_b").reason()).isEqualTo(BidsReason.BIDS_NAME);
    }

    @Test
    void entitiesOutOfOrderAreAcceptedWithAFinding() {
        String path = "sub-01/pet/sub-01_run-1_trc-AZ_pet.nii.gz";
        PetScan scan = dataset.image(path).scan(path);
        assertThat(scan.key().stem()).isEqualTo("sub-01_trc-AZ_run-1");
        assertThat(scan.findings()).extracting(BidsFinding::reason).containsExactly(BidsReason.BIDS_ENTITY_ORDER);
    }

    @ParameterizedTest
    @CsvSource({
        "sub-01/pet/sub-01_run-1_pet.nii.gz, sub-01/pet/sub-01_run-01_pet.nii.gz",
        "sub-01/pet/sub-01_trc-AZ_pet.nii.gz, sub-01/pet/sub-01_trc-az_pet.nii.gz",
        "sub-A/pet/sub-A_pet.nii.gz, sub-a/pet/sub-a_pet.nii.gz",
        "sub-A/ses-1/pet/sub-A_ses-1_pet.nii.gz, sub-a/ses-2/pet/sub-a_ses-2_pet.nii.gz",
    })
    void namesThatDifferByCaseOrZerosOnlyAreBothRefused(String one, String other) {
        dataset.image(one).image(other);
        assertThat(dataset.refusal(one).reason()).isEqualTo(BidsReason.BIDS_DUPLICATE);
        assertThat(dataset.refusal(other).reason()).isEqualTo(BidsReason.BIDS_DUPLICATE);
    }

    @Test
    void theSameScanPackedAndPlainIsRefusedOnce() {
        dataset.image("sub-01/pet/sub-01_pet.nii").image("sub-01/pet/sub-01_pet.nii.gz");
        assertThat(dataset.index().scans()).hasSize(1);
        assertThat(dataset.refusal("sub-01/pet/sub-01_pet.nii").reason()).isEqualTo(BidsReason.BIDS_DUPLICATE);
    }

    @ParameterizedTest
    @CsvSource({
        ".hdr, IMAGE_FORMAT_UNSUPPORTED",
        ".img, IMAGE_FORMAT_UNSUPPORTED",
        ".mgz, IMAGE_FORMAT_UNSUPPORTED",
        ".v, IMAGE_FORMAT_UNSUPPORTED",
        ".mnc, IMAGE_FORMAT_UNSUPPORTED",
        ".NII.GZ, IMAGE_FORMAT_UNSUPPORTED",
        ".nii.zst, UNSUPPORTED_COMPRESSION",
        ".nii.bz2, UNSUPPORTED_COMPRESSION",
        ".nii.xz, UNSUPPORTED_COMPRESSION",
    })
    void otherFormatsAreRefusedByName(String ending, BidsReason reason) {
        String path = "sub-01/pet/sub-01_pet" + ending;
        dataset.image(path);
        assertThat(dataset.refusal(path).reason()).isEqualTo(reason);
        assertThat(dataset.index().scans()).hasSize(1);
    }

    @Test
    void aPairOfHeaderAndImageIsRefusedOnce() {
        dataset.image("sub-01/pet/sub-01_pet.hdr").image("sub-01/pet/sub-01_pet.img");
        assertThat(dataset.index().scans()).hasSize(1);
    }

    @Test
    void imagesWithoutSidecarAreRefused() {
        dataset.file(SCAN, "");
        assertThat(dataset.refusal(SCAN).reason()).isEqualTo(BidsReason.SIDECAR_MISSING);
    }

    @Test
    void sidecarsWithoutImageAreRefused() {
        String sidecar = "sub-01/ses-baseline/pet/sub-01_ses-baseline_run-2_pet.json";
        dataset.image(SCAN).file(sidecar, "{}");
        assertThat(dataset.refusal(sidecar).reason()).isEqualTo(BidsReason.SIDECAR_WITHOUT_IMAGE);
        assertThat(dataset.scan(SCAN).sidecars()).hasSize(1);
    }

    @Test
    void otherImagesInAPetFolderAreIgnoredWithAFinding() {
        dataset.image(SCAN).file("sub-01/ses-baseline/pet/sub-01_ses-baseline_mask.nii.gz", "");
        assertThat(dataset.index().scans()).hasSize(1);
        assertThat(dataset.index().findings())
                .extracting(BidsFinding::reason)
                .containsExactly(BidsReason.OTHER_IMAGE_IGNORED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"Name\": \" \"}", "{\"Name\": 1}", "no json"})
    void withoutANameTheFolderServesAndAFindingSaysSo(String description) {
        dataset.file("dataset_description.json", description);
        DatasetIndex index = dataset.index();
        assertThat(index.name()).isEqualTo(folder.getFileName().toString());
        assertThat(index.findings())
                .extracting(BidsFinding::reason)
                .containsExactly(BidsReason.DATASET_DESCRIPTION_MISSING);
    }

    @Test
    void anEmptyFolderIsAnEmptyIndex() {
        assertThat(new SmallDataset(folder.resolve("nothing")).index().scans()).isEmpty();
    }

    @Test
    void ofParticipantsOnlyTheIdIsRead() {
        dataset.file(
                "participants.tsv",
                "group\tparticipant_id\tage\nCANARYketamine\tsub-01\t44\nCANARYplacebo\tbad id\t3\n");
        DatasetIndex index = dataset.index();
        assertThat(index.participants()).containsExactly("01");
        assertThat(index.findings().toString()).contains("participant_id").doesNotContain("CANARY");
    }

    @Test
    void aRaggedParticipantsTableIsAFindingThatQuotesNothing() {
        dataset.file("participants.tsv", "participant_id\tgroup\nsub-01\tCANARY\tCANARY\n");
        assertThat(dataset.index().findings().toString())
                .contains("PARTICIPANTS_TABLE_UNUSABLE")
                .doesNotContain("CANARY");
    }

    @Test
    void eachFolderIsListedOnce() throws IOException {
        IntStream.rangeClosed(1, 3)
                .forEach(n -> dataset.image("sub-" + n + "/ses-1/pet/sub-" + n + "_ses-1_pet.nii.gz")
                        .image("sub-" + n + "/ses-1/anat/sub-" + n + "_ses-1_T1w.nii.gz"));
        dataset.image("derivatives/x/sub-1/ses-1/anat/sub-1_ses-1_dseg.nii.gz")
                .image("derivatives/x/sub-1/ses-1/pet/sub-1_ses-1_petref.nii.gz")
                .image("derivatives/x/sub-4/anat/sub-4_dseg.nii.gz")
                .image("derivatives/x/sourcedata/freesurfer/sub-1_ses-1/mri/gtmseg.mgz");
        List<String> listed = new ArrayList<>();
        DatasetIndex.of(new Counting(dataset.store(), listed), List.of());
        assertThat(listed)
                .doesNotHaveDuplicates()
                .hasSize(1 + 3 * 4 + 9)
                .contains("derivatives/x/sub-1/ses-1/anat", "derivatives/x/sourcedata/freesurfer/sub-1_ses-1/mri")
                .doesNotContain("derivatives/x/sub-4");
    }

    /** Notes what is listed, and that nothing but the two files of the root is opened. */
    private record Counting(Store store, List<String> listed) implements Store {
        @Override
        public String location() {
            return store.location();
        }

        @Override
        public List<Entry> list(String folder) throws IOException {
            listed.add(folder);
            return store.list(folder);
        }

        @Override
        public Optional<Entry> find(String path) throws IOException {
            throw new AssertionError("looked for " + path);
        }

        @Override
        public InputStream open(String path) throws IOException {
            assertThat(path).isIn("dataset_description.json", "participants.tsv");
            return store.open(path);
        }

        @Override
        public void write(String path, Content content) {
            throw new AssertionError("wrote " + path);
        }

        @Override
        public boolean create(String path, Content content) {
            throw new AssertionError("created " + path);
        }

        @Override
        public void delete(String path) {
            throw new AssertionError("deleted " + path);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sub-01_ses-baseline_recording-manual_blood.tsv, true",
        "sub-01_ses-baseline_blood.tsv, true",
        "sub-01_ses-baseline_run-1_recording-manual_blood.tsv, true",
        "sub-01_ses-baseline_trc-AZ_task-rest_blood.tsv, true",
        "sub-01_ses-baseline_run-2_recording-manual_blood.tsv, false",
        "sub-01_ses-baseline_trc-other_blood.tsv, false",
        "sub-01_blood.tsv, false",
        "sub-02_ses-baseline_blood.tsv, false",
        "sub-01_ses-baseline_blood.tsv.gz, false",
    })
    void bloodBelongsToAScanThatItDoesNotContradict(String name, boolean belongs) {
        String scan = "sub-01/ses-baseline/pet/sub-01_ses-baseline_trc-AZ_run-1_pet.nii.gz";
        String table = "sub-01/ses-baseline/pet/" + name;
        dataset.image(scan).file(table, "");
        assertThat(dataset.scan(scan).blood())
                .extracting(files -> files.table().path())
                .isEqualTo(belongs ? List.of(table) : List.of());
    }

    @Test
    void recordingsComeWithTheirSidecarsAndTheExacterNameWins() {
        String stem = "sub-01/ses-baseline/pet/sub-01_ses-baseline_";
        dataset.image(stem + "run-1_pet.nii.gz")
                .image(stem + "run-2_pet.nii.gz")
                .file(stem + "recording-autosampler_blood.tsv", "")
                .file(stem + "recording-manual_blood.tsv", "")
                .file(stem + "run-2_recording-manual_blood.tsv", "")
                .file(stem + "recording-manual_blood.json", "{}")
                .file("recording-autosampler_blood.json", "{}");
        assertThat(dataset.scan(stem + "run-1_pet.nii.gz").blood())
                .extracting(files -> files.table().path())
                .containsExactly(stem + "recording-autosampler_blood.tsv", stem + "recording-manual_blood.tsv");
        List<BloodFiles> second = dataset.scan(stem + "run-2_pet.nii.gz").blood();
        assertThat(second)
                .extracting(files -> files.table().path())
                .containsExactly(stem + "recording-autosampler_blood.tsv", stem + "run-2_recording-manual_blood.tsv");
        assertThat(second).extracting(BloodFiles::recording).containsExactly("autosampler", "manual");
        assertThat(second)
                .extracting(files -> files.sidecars().get(0).path())
                .containsExactly("recording-autosampler_blood.json", stem + "recording-manual_blood.json");
        assertThat(dataset.index().findings()).isEmpty();
    }

    @Test
    void oddBloodLeavesTheScanAsItIsAndASentence() {
        String stem = "sub-01/ses-baseline/pet/sub-01_ses-baseline_";
        dataset.image(SCAN)
                .file(stem + "run-3_trc-X_desc-x_blood.tsv", "")
                .file(stem + "recording-blood_discrete_blood.tsv", "")
                .file(stem + "recording-manual_blood.tsv", "")
                .file(stem + "blood.json", "{}")
                .file(stem + "recording-manual_blood.json", "{}");
        assertThat(dataset.scan(SCAN).blood()).hasSize(1);
        assertThat(dataset.scan(SCAN).blood().get(0).sidecars()).isEmpty();
        assertThat(dataset.index().findings())
                .extracting(BidsFinding::reason)
                .containsExactlyInAnyOrder(
                        BidsReason.BIDS_NAME, BidsReason.SIDECAR_AMBIGUOUS, BloodFileReason.BLOOD_WITHOUT_SCAN);
    }
}
