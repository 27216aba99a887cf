package org.petline.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.Refusal;
import org.petline.bids.AnatomyWish.T1wUse;

/** Labels come with the T1w that they were drawn on, and usual derivatives need no choice. */
class AnatomyPairTest {
    private static final ScanKey BASELINE = new ScanKey("01", "a", "", "", "", "");
    private static final ScanKey FOLLOWUP = new ScanKey("01", "b", "", "", "", "");

    @TempDir
    Path folder;

    private SmallDataset dataset;
    private SmallDataset derivative;

    /** A T1w a session, as longitudinal studies have them. */
    @BeforeEach
    void makeDataset() {
        dataset = new SmallDataset(folder.resolve("bids"));
        for (String session : new String[] {"a", "b"}) {
            String stem = "sub-01/ses-" + session + "/%s/sub-01_ses-" + session;
            dataset.image(String.format(stem, "pet") + "_pet.nii.gz")
                    .image(String.format(stem, "anat") + "_T1w.nii.gz");
        }
        derivative = new SmallDataset(folder.resolve("derivative"));
    }

    private SmallDataset empty(String... files) {
        for (String file : files) derivative.file(file, "");
        return derivative;
    }

    private AnatomyPair pair(ScanKey scan, T1wUse use) {
        return dataset.index(derivative.store()).pairFor(scan, new AnatomyWish("", use, any -> 0));
    }

    private AnatomyPair pair(ScanKey scan) {
        return pair(scan, T1wUse.SEARCHED);
    }

    private static String t1wOf(AnatomyPair pair) {
        assertThat(pair.t1w()).hasSize(1);
        return pair.t1w().get(0).image().path();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub-01", "sub-01_ses-a"})
    void freeSurfersT1ServesEverySession(String subject) {
        empty(subject + "/mri/aparc+aseg.mgz", subject + "/mri/nu.mgz", subject + "/mri/T1.mgz");
        for (ScanKey scan : new ScanKey[] {BASELINE, FOLLOWUP}) {
            AnatomyPair pair = pair(scan);
            assertThat(pair.segmentation().image().path()).isEqualTo(subject + "/mri/aparc+aseg.mgz");
            assertThat(t1wOf(pair)).isEqualTo(subject + "/mri/T1.mgz");
            assertThat(pair.findings())
                    .extracting(BidsFinding::reason)
                    .containsExactly(BidsReason.T1W_BESIDE_SEGMENTATION);
        }
    }

    @Test
    void origAndNuServeWhereT1IsNotThere() {
        empty("sub-01/mri/aseg.mgz", "sub-01/mri/nu.mgz", "sub-01/mri/brain.mgz");
        assertThat(t1wOf(pair(BASELINE))).isEqualTo("sub-01/mri/nu.mgz");
        empty("sub-01/mri/orig.mgz");
        assertThat(t1wOf(pair(BASELINE))).isEqualTo("sub-01/mri/orig.mgz");
    }

    @Test
    void fmriprepsThreeSegmentationsNeedNoChoice() {
        empty(
                "sub-01/anat/sub-01_dseg.nii.gz",
                "sub-01/anat/sub-01_desc-aseg_dseg.nii.gz",
                "sub-01/anat/sub-01_desc-aparcaseg_dseg.nii.gz",
                "sub-01/anat/sub-01_desc-preproc_T1w.nii.gz",
                "sub-01/anat/sub-01_space-MNI152NLin2009cAsym_desc-preproc_T1w.nii.gz");
        AnatomyPair pair = pair(FOLLOWUP);
        assertThat(pair.segmentation().label()).isEqualTo("aparcaseg");
        assertThat(t1wOf(pair)).isEqualTo("sub-01/anat/sub-01_desc-preproc_T1w.nii.gz");
        assertThat(pair.findings())
                .extracting(BidsFinding::reason)
                .containsExactly(BidsReason.SEGMENTATION_CHOSEN, BidsReason.T1W_BESIDE_SEGMENTATION);
        assertThat(pair.findings().get(0).found()).contains("\"aseg\"", "\"aparcaseg\"", "\"\"");
    }

    @Test
    void petprepsSegmentationsNeedNoChoice() {
        empty(
                "sub-01/ses-a/anat/sub-01_ses-a_desc-preproc_seg-gtm_dseg.nii.gz",
                "sub-01/ses-a/anat/sub-01_ses-a_seg-brainstem_dseg.nii.gz",
                "sub-01/ses-a/anat/sub-01_ses-a_desc-aparcaseg_dseg.nii.gz");
        assertThat(pair(BASELINE).segmentation().label()).isEqualTo("aparcaseg");
    }

    @Test
    void gtmsegComesBeforeAsegAndThatBeforeTissues() {
        empty("sub-01/anat/sub-01_dseg.nii.gz", "sub-01/anat/sub-01_desc-aseg_dseg.nii.gz");
        assertThat(pair(BASELINE).segmentation().label()).isEqualTo("aseg");
        empty("sub-01/anat/sub-01_seg-gtm_dseg.nii.gz");
        assertThat(pair(BASELINE).segmentation().label()).isEqualTo("gtm");
    }

    /** The one whose numbers the table of regions has. */
    @Test
    void theTableOfRegionsComesFirst() {
        empty("sub-01/anat/sub-01_desc-aseg_dseg.nii.gz", "sub-01/anat/sub-01_desc-aparcaseg_dseg.nii.gz");
        AnatomyWish wish = new AnatomyWish(
                "", T1wUse.SEARCHED, segmentation -> segmentation.label().equals("aseg") ? 2 : 1);
        assertThat(dataset.index(derivative.store())
                        .pairFor(BASELINE, wish)
                        .segmentation()
                        .label())
                .isEqualTo("aseg");
    }

    @Test
    void aSegmentationOfAStrangeNameIsAChoiceForTheUser() {
        empty("sub-01/anat/sub-01_desc-manual_dseg.nii.gz", "sub-01/anat/sub-01_desc-aparcaseg_dseg.nii.gz");
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> pair(BASELINE));
        assertThat(refusal.reason()).isEqualTo(BidsReason.SEGMENTATION_AMBIGUOUS);
        assertThat(refusal.found()).contains("\"manual\"", "\"aparcaseg\"");
        assertThat(refusal.getMessage()).contains("--set regions.segmentation=LABEL");
    }

    @Test
    void oneHeadsLabelsInThreeFoldersAreThoseOfPetprep() {
        for (String maker : new String[] {"fmriprep-23.2", "freesurfer", "petprep"}) {
            dataset.file("derivatives/" + maker + "/sub-01/anat/sub-01_desc-aparcaseg_dseg.nii.gz", "");
        }
        assertThat(pair(BASELINE).segmentation().image().path()).startsWith("derivatives/petprep/");
    }

    @Test
    void aSessionsOwnResultsComeBeforeAnothersEvenOfANamedFolder() {
        empty("sub-01_ses-a/mri/aparc+aseg.mgz", "sub-01_ses-a/mri/T1.mgz");
        dataset.file("derivatives/freesurfer/sub-01_ses-b/mri/aparc+aseg.mgz", "")
                .file("derivatives/freesurfer/sub-01_ses-b/mri/T1.mgz", "");
        assertThat(t1wOf(pair(FOLLOWUP))).startsWith("derivatives/freesurfer/sub-01_ses-b");
        assertThat(t1wOf(pair(BASELINE))).startsWith("sub-01_ses-a");
    }

    @Test
    void aPairServesAParticipantWhoseDatasetHasNoT1w() {
        dataset.image("sub-02/pet/sub-02_pet.nii.gz");
        empty("sub-02/mri/aparc+aseg.mgz", "sub-02/mri/T1.mgz");
        assertThat(t1wOf(pair(new ScanKey("02", "", "", "", "", "")))).isEqualTo("sub-02/mri/T1.mgz");
    }

    /** Headers and files tell where the PET lies to the dataset's T1w, not to another one. */
    @Test
    void whereThePlaceIsToldTheDatasetsT1wStays() {
        empty("sub-01/mri/aparc+aseg.mgz", "sub-01/mri/T1.mgz");
        assertThat(pair(FOLLOWUP, T1wUse.TOLD).t1w())
                .extracting(each -> each.image().path())
                .containsExactly("sub-01/ses-b/anat/sub-01_ses-b_T1w.nii.gz", "sub-01/mri/T1.mgz");
        assertThat(t1wOf(pair(FOLLOWUP, T1wUse.PICTURED))).isEqualTo("sub-01/ses-b/anat/sub-01_ses-b_T1w.nii.gz");
    }

    @ParameterizedTest
    @EnumSource(names = {"TOLD", "PICTURED"})
    void aTransformBetweenTheTwoT1wMovesTheLabels(T1wUse use) {
        empty(
                "sub-01/anat/sub-01_desc-aparcaseg_dseg.nii.gz",
                "sub-01/anat/sub-01_desc-preproc_T1w.nii.gz",
                "sub-01/ses-a/anat/sub-01_ses-a_from-orig_to-T1w_mode-image_xfm.txt",
                "sub-01/ses-b/anat/sub-01_ses-b_from-orig_to-T1w_mode-image_xfm.txt");
        AnatomyPair pair = pair(FOLLOWUP, use);
        assertThat(t1wOf(pair)).isEqualTo("sub-01/ses-b/anat/sub-01_ses-b_T1w.nii.gz");
        assertThat(pair.labelsToT1w())
                .extracting(file -> file.name())
                .containsExactly("sub-01_ses-b_from-orig_to-T1w_mode-image_xfm.txt");
        assertThat(pair(FOLLOWUP).labelsToT1w()).isEmpty();
    }

    @Test
    void aTransformServesWhereTheT1wOfTheLabelsWasNotKept() {
        empty(
                "sub-01/anat/sub-01_desc-aparcaseg_dseg.nii.gz",
                "sub-01/ses-b/anat/sub-01_ses-b_from-orig_to-T1w_mode-image_xfm.txt");
        assertThat(pair(FOLLOWUP).labelsToT1w()).hasSize(1);
        assertThat(t1wOf(pair(FOLLOWUP))).isEqualTo("sub-01/ses-b/anat/sub-01_ses-b_T1w.nii.gz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"petref", "pet", "PET"})
    void labelsInThePetsOwnSpaceNeedNoT1w(String space) {
        dataset.image("sub-02/pet/sub-02_pet.nii.gz");
        empty("sub-02/pet/sub-02_space-" + space + "_desc-aparcaseg_dseg.nii.gz");
        ScanKey scan = new ScanKey("02", "", "", "", "", "");
        for (T1wUse use : T1wUse.values()) {
            assertThat(pair(scan, use).t1w()).isEmpty();
            assertThat(pair(scan, use).segmentation().world()).isEqualTo(Segmentation.World.PET);
        }
    }

    @Test
    void labelsInThePetsSpaceAreOfTheScanThatTheyAreNamedAfter() {
        empty(
                "sub-01/ses-a/pet/sub-01_ses-a_space-petref_dseg.nii.gz",
                "sub-01/ses-b/pet/sub-01_ses-b_trc-x_space-petref_dseg.nii.gz",
                "sub-01/anat/sub-01_dseg.nii.gz");
        assertThat(pair(BASELINE, T1wUse.PICTURED).segmentation().world()).isEqualTo(Segmentation.World.PET);
        assertThat(pair(BASELINE).segmentation().world()).isEqualTo(Segmentation.World.T1W);
        assertThat(pair(FOLLOWUP, T1wUse.PICTURED).segmentation().world()).isEqualTo(Segmentation.World.T1W);
    }

    @Test
    void whereHeadersAreBelievedAParticipantMayLackAT1w() {
        dataset.image("sub-02/pet/sub-02_pet.nii.gz").file("sub-02/anat/sub-02_dseg.nii.gz", "");
        ScanKey scan = new ScanKey("02", "", "", "", "", "");
        assertThat(pair(scan, T1wUse.PICTURED).t1w()).isEmpty();
        assertThat(catchThrowableOfType(Refusal.class, () -> pair(scan)).reason())
                .isEqualTo(BidsReason.T1W_MISSING);
    }
}
