package org.petline.bids;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.petline.Refusal;
import org.petline.testing.LocalStore;

/** A folder at the wrong level is told by what it is, with the one to give. */
class FolderLevelTest {
    private static final String DERIVATIVE = "{\"Name\": \"x\", \"DatasetType\": \"derivative\"}";

    @TempDir
    Path folder;

    /** All that people point at, in one tree. */
    private SmallDataset study() {
        return new SmallDataset(folder.resolve("study"))
                .image("bids/sub-01/ses-a/pet/sub-01_ses-a_pet.nii.gz")
                .image("bids/sub-01/ses-a/anat/sub-01_ses-a_T1w.nii.gz")
                .file("bids/derivatives/fmriprep/dataset_description.json", DERIVATIVE)
                .file("bids/derivatives/fmriprep/sub-01/anat/sub-01_dseg.nii.gz", "")
                .file("bids/derivatives/freesurfer/sub-01/mri/aparc+aseg.mgz", "")
                .file("bids/derivatives/freesurfer/fsaverage/mri/aparc+aseg.mgz", "")
                .file("subjects/bert/mri/aparc+aseg.mgz", "")
                .file("subjects/fsaverage/mri/aparc+aseg.mgz", "")
                .file("mri-only/sub-01/anat/sub-01_T1w.nii.gz", "")
                .file("output/petline/ledger/sub-01.json", "{}")
                .file("output/sub-01/pet/sub-01_pet.nii.gz", "")
                .file("output/sub-01/pet/sub-01_pet.json", "{}")
                .file("output/dataset_description.json", DERIVATIVE)
                .file("empty/README", "");
    }

    private LocalStore at(String path) {
        study();
        return new LocalStore(folder.resolve("study").resolve(path));
    }

    private static void requireDataset(LocalStore store) throws IOException {
        FolderLevel.requireDataset(store, DatasetIndex.of(store, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"bids", "mri-only", "empty"})
    void aDatasetPassesAndSoDoesWhatLooksLikeNothing(String path) {
        assertThatCode(() -> requireDataset(at(path))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "bids/sub-01, study/bids --participant-label 01",
        "bids/sub-01/ses-a, study/bids --participant-label 01",
        "bids/derivatives, study/bids",
        "bids/derivatives/fmriprep, says derivative",
        "bids/derivatives/freesurfer, SUBJECTS_DIR (sub-01)",
        "bids/derivatives/freesurfer/fsaverage, a FreeSurfer subject",
        "subjects, SUBJECTS_DIR (bert)",
        "output, output of petline",
        "'', study/bids",
    })
    void whatIsNotTheDatasetIsNamed(String path, String found) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> requireDataset(at(path)));
        assertThat(refusal.reason()).isEqualTo(BidsReason.DATASET_WRONG_LEVEL);
        assertThat(refusal.found()).contains(found);
    }

    @ParameterizedTest
    @CsvSource({"bids/derivatives/fmriprep", "bids/derivatives/freesurfer", "bids", "mri-only"})
    void foldersOfParticipantsPassAsDerivatives(String path) {
        assertThatCode(() -> FolderLevel.requireDerivative(at(path))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "bids/derivatives/freesurfer/sub-01, study/bids/derivatives/freesurfer",
        "bids/derivatives/freesurfer/sub-01/mri, SUBJECTS_DIR",
        "bids/derivatives/fmriprep/sub-01, study/bids/derivatives/fmriprep",
        "bids/derivatives/fmriprep/sub-01/anat, no folder sub-LABEL",
        "bids/derivatives, study/bids/derivatives/fmriprep",
        "subjects, not called sub-LABEL: bert",
        "subjects/bert, 'study/subjects, its SUBJECTS_DIR, with subjects called sub-LABEL'",
        "output, output of petline",
        "empty, no folder sub-LABEL",
    })
    void whatHoldsNoDerivativesIsNamed(String path, String found) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> FolderLevel.requireDerivative(at(path)));
        assertThat(refusal.reason()).isEqualTo(BidsReason.DERIVATIVES_WRONG_LEVEL);
        assertThat(refusal.found()).contains(found);
    }
}
