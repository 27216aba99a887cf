package org.petline.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.petline.Reason;
import org.petline.bids.BidsFilter;
import org.petline.bids.BidsFinding;
import org.petline.bids.BidsReason;
import org.petline.bids.DatasetIndex;
import org.petline.bids.Reconstructions;
import org.petline.files.SourceFile;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.settings.SettingsReader;
import org.petline.jobs.store.HadoopSettings;

/** A dataset of empty files: nothing is opened, and each is taken for what its name says. */
class DiscoveryTest {
    private static final String SCAN = "sub-01/ses-b/pet/sub-01_ses-b_trc-DASB_pet";

    @TempDir
    private Path folder;

    @Test
    void eachFileOfAScanHasItsPart() throws IOException {
        files(
                SCAN + ".nii.gz",
                SCAN + ".json",
                "sub-01/ses-a/anat/sub-01_ses-a_T1w.nii.gz",
                "derivatives/seg/sub-01/ses-a/anat/sub-01_ses-a_dseg.nii.gz",
                "derivatives/seg/sub-01/ses-a/anat/sub-01_ses-a_dseg.tsv",
                "motion/sub-01_ses-b_trc-DASB.txt",
                "t1w/sub-01_ses-b_trc-DASB.txt");
        Files.writeString(folder.resolve("dataset_description.json"), "{\"Name\": \"Small\"}");
        SettingsReader settings = SettingsReader.defaults()
                .withAssignment("motion.transforms='motion/{stem}.txt'")
                .withAssignment("motion.method=file")
                .withAssignment("coregistration.transforms='t1w/{stem}.txt'")
                .withAssignment("coregistration.method=file");
        HadoopSettings files = HadoopSettings.ofThisProcess();

        Discovery found =
                Discovery.of(DatasetIndex.of(files.storeAt(folder.toString()), List.of()), files, settings.settings());

        assertThat(found.refused()).isEmpty();
        assertThat(found.scans()).hasSize(1);
        FoundScan scan = found.scans().get(0);
        assertThat(scan.dataset()).isEqualTo("Small");
        assertThat(scan.key().stem()).isEqualTo("sub-01_ses-b_trc-DASB");
        assertThat(scan.image().name()).isEqualTo("sub-01_ses-b_trc-DASB_pet.nii.gz");
        assertThat(names(scan.sidecars())).containsExactly("sub-01_ses-b_trc-DASB_pet.json");
        assertThat(scan.t1w().orElseThrow().image().name()).isEqualTo("sub-01_ses-a_T1w.nii.gz");
        assertThat(scan.t1wSession()).isEqualTo("a");
        assertThat(scan.segmentation().name()).isEqualTo("sub-01_ses-a_dseg.nii.gz");
        assertThat(names(scan.labelTables())).containsExactly("sub-01_ses-a_dseg.tsv");
        assertThat(scan.motionTransforms()).extracting(SourceFile::path).allMatch(path -> path.contains("motion"));
        assertThat(scan.coregistrationTransforms()).extracting(SourceFile::path).allMatch(path -> path.contains("t1w"));
        assertThat(scan.files()).hasSize(7);
    }

    /** Else a night with a filter would make two reconstructions primary, and the next one take one back. */
    @Test
    void aFilterHidesReconstructionsAndChangesNoneOfTheOthers() throws IOException {
        files(
                "sub-01/pet/sub-01_rec-acdyn_pet.nii.gz",
                "sub-01/pet/sub-01_rec-acdyn_pet.json",
                "sub-01/pet/sub-01_rec-nacdyn_pet.nii.gz",
                "sub-01/pet/sub-01_rec-nacdyn_pet.json",
                "sub-01/anat/sub-01_T1w.nii.gz",
                "sub-01/anat/sub-01_dseg.nii.gz");
        HadoopSettings stores = HadoopSettings.ofThisProcess();
        DatasetIndex index = DatasetIndex.of(stores.storeAt(folder.toString()), List.of());
        DatasetIndex filtered = index.select(BidsFilter.parse("{\"pet\": {\"reconstruction\": \"nacdyn\"}}", "filter"));
        Settings settings = SettingsReader.defaults().settings();

        Discovery left = Discovery.of(filtered, stores, settings).among(Discovery.of(index, stores, settings));

        assertThat(left.scans()).hasSize(1);
        Reconstructions beside = left.scans().get(0).reconstructions();
        assertThat(beside.own()).isEqualTo("nacdyn");
        assertThat(beside.standing(Reconstructions.AUTO)).isEqualTo(Reconstructions.Standing.OTHER);
    }

    @Test
    void findingsOfTheListingGoWithTheirPeople() throws IOException {
        files(
                "sub-01/pet/sub-01_rec-osem_trc-X_pet.nii.gz",
                "sub-01/pet/sub-01_rec-osem_trc-X_pet.json",
                "sub-01/anat/sub-01_T1w.nii.gz",
                "sub-01/anat/sub-01_dseg.nii.gz",
                "sub-010/pet/sub-010_bold.nii.gz");
        HadoopSettings stores = HadoopSettings.ofThisProcess();
        Discovery found = Discovery.of(
                DatasetIndex.of(stores.storeAt(folder.toString()), List.of()),
                stores,
                SettingsReader.defaults().settings());

        assertThat(reasons(found))
                .contains(
                        BidsReason.DATASET_DESCRIPTION_MISSING,
                        BidsReason.OTHER_IMAGE_IGNORED,
                        BidsReason.BIDS_ENTITY_ORDER);
        assertThat(reasons(found.without("010"::equals)))
                .contains(BidsReason.DATASET_DESCRIPTION_MISSING, BidsReason.BIDS_ENTITY_ORDER)
                .doesNotContain(BidsReason.OTHER_IMAGE_IGNORED);
        assertThat(reasons(found.without("01"::equals)))
                .contains(BidsReason.DATASET_DESCRIPTION_MISSING, BidsReason.OTHER_IMAGE_IGNORED)
                .doesNotContain(BidsReason.BIDS_ENTITY_ORDER);
    }

    private static List<Reason> reasons(Discovery discovery) {
        return discovery.findings().stream().map(BidsFinding::reason).toList();
    }

    private void files(String... paths) throws IOException {
        for (String file : paths) {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }
    }

    private static List<String> names(List<SourceFile> files) {
        return files.stream().map(SourceFile::name).toList();
    }
}
