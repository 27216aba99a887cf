package org.petline.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.petline.Refusal;

/** Which T1w and which segmentation serve a scan. */
class AnatomyTest {
    private static final ScanKey FIRST = new ScanKey("01", "a", "", "", "", "");
    private static final ScanKey SECOND = new ScanKey("01", "b", "", "", "", "");

    @TempDir
    Path folder;

    private SmallDataset dataset;
    private SmallDataset derivative;

    @BeforeEach
    void makeDataset() {
        dataset = new SmallDataset(folder.resolve("bids"))
                .image("sub-01/ses-a/pet/sub-01_ses-a_pet.nii.gz")
                .image("sub-01/ses-b/pet/sub-01_ses-b_pet.nii.gz");
        derivative = new SmallDataset(folder.resolve("derivative"));
    }

    private void withT1w() {
        dataset.image("sub-01/ses-a/anat/sub-01_ses-a_T1w.nii.gz");
    }

    private AnatomyPair pair(ScanKey scan, AnatomyWish wish) {
        return dataset.index(derivative.store()).pairFor(scan, wish);
    }

    private List<T1w> t1w(ScanKey scan) {
        return pair(scan, AnatomyWish.of("")).t1w();
    }

    private Refusal refusal(ScanKey scan, String label) {
        return catchThrowableOfType(Refusal.class, () -> pair(scan, AnatomyWish.of(label)));
    }

    private Segmentation segmentation(String label) {
        return pair(FIRST, AnatomyWish.of(label)).segmentation();
    }

    private Refusal segmentationRefusal(String label) {
        return refusal(FIRST, label);
    }

    private void withLabelsOfNoSession() {
        derivative.file("sub-01/anat/sub-01_dseg.nii.gz", "");
    }

    @Test
    void theSessionsOwnT1wServesAndThoseOfOthersIfVoxelsSaySo() {
        withT1w();
        withLabelsOfNoSession();
        dataset.image("sub-01/ses-b/anat/sub-01_ses-b_T1w.nii");
        assertThat(t1w(SECOND))
                .extracting(each -> each.image().path())
                .containsExactly("sub-01/ses-b/anat/sub-01_ses-b_T1w.nii", "sub-01/ses-a/anat/sub-01_ses-a_T1w.nii.gz");
        assertThat(t1w(SECOND).get(0).isOfSession(SECOND)).isTrue();
    }

    @Test
    void labelsOfASessionLieInTheWorldOfItsT1wAlone() {
        withT1w();
        dataset.image("sub-01/ses-b/anat/sub-01_ses-b_T1w.nii");
        derivative.file("sub-01/ses-a/anat/sub-01_ses-a_dseg.nii.gz", "");
        assertThat(t1w(FIRST)).hasSize(1);
    }

    @Test
    void theOnlyT1wOfAnotherSessionServesAndSaysSo() {
        withT1w();
        withLabelsOfNoSession();
        assertThat(t1w(SECOND)).extracting(T1w::sessionId).containsExactly("a");
        assertThat(t1w(SECOND).get(0).isOfSession(SECOND)).isFalse();
    }

    @Test
    void theT1wOfNoSessionServesAllSessions() {
        withLabelsOfNoSession();
        dataset.image("sub-01/anat/sub-01_T1w.nii.gz");
        assertThat(t1w(FIRST)).extracting(T1w::sessionId).containsExactly("");
    }

    @Test
    void withoutAnyT1wTheScanIsRefused() {
        withLabelsOfNoSession();
        dataset.image("sub-02/anat/sub-02_T1w.nii.gz").image("sub-01/ses-a/anat/sub-01_ses-a_T2w.nii.gz");
        assertThat(refusal(FIRST, "").reason()).isEqualTo(BidsReason.T1W_MISSING);
    }

    @Test
    void severalT1wOfTheSessionAreRefusedWithTheChoice() {
        withLabelsOfNoSession();
        dataset.image("sub-01/ses-a/anat/sub-01_ses-a_run-1_T1w.nii.gz")
                .image("sub-01/ses-a/anat/sub-01_ses-a_run-2_T1w.nii.gz");
        Refusal refusal = refusal(FIRST, "");
        assertThat(refusal.reason()).isEqualTo(BidsReason.T1W_AMBIGUOUS);
        assertThat(refusal.found()).contains("run-1_T1w").contains("run-2_T1w");
    }

    @Test
    void severalT1wOfOtherSessionsAreRefused() {
        withT1w();
        withLabelsOfNoSession();
        dataset.image("sub-01/ses-c/anat/sub-01_ses-c_T1w.nii.gz");
        assertThat(refusal(SECOND, "").reason()).isEqualTo(BidsReason.T1W_AMBIGUOUS);
    }

    @Test
    void aT1wInTheWrongFolderIsAFinding() {
        withLabelsOfNoSession();
        dataset.image("sub-01/ses-a/anat/sub-02_ses-a_T1w.nii.gz");
        assertThat(dataset.index().findings()).extracting(BidsFinding::reason).contains(BidsReason.BIDS_NAME);
        assertThat(refusal(FIRST, "").reason()).isEqualTo(BidsReason.T1W_MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {".nii.gz", ".nii", ".mgz"})
    void theDatasetsOwnSegmentationServesWithItsTable(String ending) {
        withT1w();
        dataset.file("sub-01/ses-a/anat/sub-01_ses-a_dseg" + ending, "")
                .file("sub-01/ses-a/anat/sub-01_ses-a_dseg.tsv", "index\tname\n1\tx\n");
        Segmentation segmentation = segmentation("");
        assertThat(segmentation.image().path()).isEqualTo("sub-01/ses-a/anat/sub-01_ses-a_dseg" + ending);
        assertThat(segmentation.image().location()).isEqualTo(dataset.store().location());
        assertThat(segmentation.table()).contains("sub-01/ses-a/anat/sub-01_ses-a_dseg.tsv");
    }

    @Test
    void aTableOfTheRootIsInheritedAndTheNearestOneWins() {
        withT1w();
        dataset.file("sub-01/ses-a/anat/sub-01_ses-a_dseg.nii.gz", "").file("dseg.tsv", "index\tname\n1\tx\n");
        assertThat(segmentation("").table()).contains("dseg.tsv");
        dataset.file("sub-01/sub-01_dseg.tsv", "index\tname\n1\tx\n");
        assertThat(segmentation("").table()).contains("sub-01/sub-01_dseg.tsv");
    }

    @Test
    void aSessionWithoutT1wTakesTheSegmentationOfTheSessionWithIt() {
        withT1w();
        dataset.file("sub-01/ses-a/anat/sub-01_ses-a_dseg.nii.gz", "")
                .file("sub-01/ses-b/anat/sub-01_ses-b_dseg.nii.gz", "");
        AnatomyPair pair = dataset.index().pairFor(SECOND, AnatomyWish.of(""));
        assertThat(pair.segmentation().image().name()).isEqualTo("sub-01_ses-a_dseg.nii.gz");
        assertThat(pair.findings()).isEmpty();
    }

    @Test
    void aSegmentationOfAnotherSessionsT1wDoesNotServe() {
        withT1w();
        dataset.file("sub-01/ses-b/anat/sub-01_ses-b_dseg.nii.gz", "");
        Refusal refusal = segmentationRefusal("");
        assertThat(refusal.reason()).isEqualTo(BidsReason.SEGMENTATION_MISSING);
        assertThat(refusal.found()).contains("session a").contains("sub-01_ses-b_dseg.nii.gz");
    }

    @Test
    void segmentationsOfTemplatesAndSurfacesDoNotServe() {
        withT1w();
        derivative
                .file("sub-01/ses-a/anat/sub-01_ses-a_space-MNI152NLin2009cAsym_dseg.nii.gz", "")
                .file("sub-01/ses-a/anat/sub-01_ses-a_hemi-L_seg-x_dseg.nii.gz", "")
                .file("sub-01/ses-a/anat/sub-01_ses-a_label-GM_probseg.nii.gz", "");
        assertThat(segmentationRefusal("").reason()).isEqualTo(BidsReason.SEGMENTATION_MISSING);
    }

    @Test
    void petprepsOlderAndNewerNamesAreFound() {
        withT1w();
        derivative.file("sub-01/ses-a/anat/sub-01_ses-a_desc-preproc_seg-gtm_dseg.nii.gz", "");
        assertThat(segmentation("").label()).isEqualTo("gtm");
        assertThat(segmentation("gtm").image().location())
                .isEqualTo(derivative.store().location());
        derivative.file("sub-01/ses-a/anat/sub-01_ses-a_seg-wm_desc-preproc_dseg.nii.gz", "");
        assertThat(segmentation("wm").label()).isEqualTo("wm");
    }

    @Test
    void fmriprepsSegmentationOfNoSessionServesByItsDescription() {
        withT1w();
        derivative
                .file("sub-01/anat/sub-01_desc-aseg_dseg.nii.gz", "")
                .file("sub-01/anat/sub-01_desc-aparcaseg_dseg.nii.gz", "")
                .file("desc-aparcaseg_dseg.tsv", "index\tname\n8\tLeft-Cerebellum-Cortex\n");
        assertThat(segmentation("aparcaseg").table()).contains("desc-aparcaseg_dseg.tsv");
        assertThat(segmentation("aseg").label()).isEqualTo("aseg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub-01", "sub-01_ses-a"})
    void aSubjectsDirOfFreeSurferServes(String subject) {
        withT1w();
        derivative
                .file(subject + "/mri/aparc+aseg.mgz", "")
                .file(subject + "/mri/gtmseg.mgz", "")
                .file(subject + "/mri/brain.mgz", "")
                .file("fsaverage/mri/aparc+aseg.mgz", "")
                .file("sub-01.long.sub-01/mri/aparc+aseg.mgz", "");
        assertThat(segmentation("gtm").image().path()).isEqualTo(subject + "/mri/gtmseg.mgz");
        assertThat(segmentation("aparcaseg").table()).isEmpty();
    }

    @Test
    void theSessionsOwnResultsComeBeforeThoseOfNoSession() {
        withT1w();
        derivative.file("sub-01/mri/gtmseg.mgz", "").file("sub-01_ses-a/mri/gtmseg.mgz", "");
        assertThat(segmentation("").image().path()).isEqualTo("sub-01_ses-a/mri/gtmseg.mgz");
    }

    @Test
    void aNamedDerivativeComesBeforeTheDatasetsOwnAndItsSourcesLast() {
        withT1w();
        dataset.file("derivatives/fmriprep/sourcedata/freesurfer/sub-01/mri/gtmseg.mgz", "");
        assertThat(segmentation("gtm").image().path()).startsWith("derivatives/fmriprep/sourcedata");
        dataset.file("derivatives/petprep/sub-01/ses-a/anat/sub-01_ses-a_seg-gtm_dseg.nii.gz", "");
        assertThat(segmentation("gtm").image().path()).startsWith("derivatives/petprep/sub-01");
        derivative.file("sub-01/ses-a/anat/sub-01_ses-a_seg-gtm_dseg.nii.gz", "");
        assertThat(segmentation("gtm").image().location())
                .isEqualTo(derivative.store().location());
    }

    @Test
    void twoOwnDerivativesThatFitEquallyAreRefused() {
        withT1w();
        dataset.file("derivatives/one/sub-01/ses-a/anat/sub-01_ses-a_seg-gtm_dseg.nii.gz", "")
                .file("derivatives/two/sub-01/ses-a/anat/sub-01_ses-a_seg-gtm_dseg.nii.gz", "");
        Refusal refusal = segmentationRefusal("gtm");
        assertThat(refusal.reason()).isEqualTo(BidsReason.SEGMENTATION_AMBIGUOUS);
        assertThat(refusal.found()).contains("derivatives/one").contains("derivatives/two");
    }

    @Test
    void aLabelThatIsNotThereIsRefusedWithTheOnesThatAre() {
        withT1w();
        derivative.file("sub-01/ses-a/anat/sub-01_ses-a_seg-gtm_dseg.nii.gz", "");
        Refusal refusal = segmentationRefusal("gtn");
        assertThat(refusal.reason()).isEqualTo(BidsReason.SEGMENTATION_MISSING);
        assertThat(refusal.found()).contains("none called gtn").contains("\"gtm\"");
    }
}
