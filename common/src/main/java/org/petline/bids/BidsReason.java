package org.petline.bids;

import org.petline.Reason;

/** Why a file of a dataset is refused, or what is remarkable about it: names, layout, choices. */
public enum BidsReason implements Reason {
    BIDS_NAME(
            "the name does not follow BIDS: key-label pairs of ASCII letters and digits, joined by underscores",
            "Rename the file or folder; labels hold letters and digits only, and match the folders the file lies in."),
    BIDS_ENTITY_ORDER(
            "the entities of a file name stand in another order than BIDS gives them",
            "Nothing for petline, the name is read as it is; other software may refuse it."),
    BIDS_DUPLICATE(
            "two names tell the same scan or participant: they differ by case, by zeros before a run number or by the"
                    + " ending only",
            "Keep one of them, or give them labels that differ."),
    IMAGE_FORMAT_UNSUPPORTED(
            "a PET image is neither .nii nor .nii.gz", "Convert it to NIfTI in one file (.nii or .nii.gz)."),
    UNSUPPORTED_COMPRESSION(
            "a PET image is compressed, but not by gzip",
            "Unpack it, and pack it by gzip if it shall stay compressed."),
    SIDECAR_MISSING(
            "a PET image has no JSON sidecar, in its folder or above",
            "Write the _pet.json of the image; the fields that are needed are in the BIDS specification of PET."),
    SIDECAR_AMBIGUOUS(
            "two sidecars in one folder apply to the same image",
            "Leave one sidecar a folder for each image (BIDS inheritance principle); merge the two."),
    SIDECAR_WITHOUT_IMAGE(
            "a PET sidecar has no image",
            "Put the image beside it, fetch it if the dataset is a git-annex clone, or remove the sidecar."),
    OTHER_IMAGE_IGNORED(
            "an image in a pet folder is no _pet image, and is not processed",
            "Rename it to end in _pet if it is a scan."),
    DATASET_WRONG_LEVEL(
            "the folder is not the dataset's, but another one that belongs to it",
            "Give the folder of the PET-BIDS dataset, which holds dataset_description.json and sub-*."),
    DERIVATIVES_WRONG_LEVEL(
            "the folder holds no derivatives of participants, but belongs to some",
            "Give the folder that holds sub-*: of one derivative (derivatives/fmriprep), or FreeSurfer's SUBJECTS_DIR."),
    DATASET_DESCRIPTION_MISSING(
            "the dataset has no usable dataset_description.json, so that its folder's name serves as its name",
            "Write dataset_description.json with Name and BIDSVersion."),
    PARTICIPANTS_TABLE_UNUSABLE(
            "participants.tsv has no usable column participant_id", "Write participant_id as its first column."),
    FOLDER_UNREADABLE(
            "permission denied: a folder of the dataset cannot be listed by the account that petline runs as",
            "Give that account the right to read the folder (chmod, or the group of the share), and start again; what lies"
                    + " in other folders is done."),
    T1W_MISSING(
            "the participant has no T1-weighted image",
            "Add sub-*/[ses-*/]anat/*_T1w.nii.gz; petline needs an MR in whose world the segmentation lies."),
    T1W_AMBIGUOUS(
            "several T1-weighted images could serve for the scan",
            "Choose one with --bids-filter-file, for example {\"T1w\": {\"run\": 1}}, or give the folder with the T1w"
                    + " that the segmentation was drawn on with --derivatives."),
    SEGMENTATION_MISSING(
            "no segmentation lies in the world of the scan's T1-weighted image",
            "Give a folder of PETPrep, fMRIPrep or FreeSurfer results with --derivatives, or add *_dseg.nii.gz to the"
                    + " anat folder; the setting regions.segmentation must name one that exists."),
    SEGMENTATION_AMBIGUOUS(
            "several segmentations could serve for the scan",
            "Choose one by its seg- or desc- label, --set regions.segmentation=LABEL; where labels are the same, by its"
                    + " folder, --derivatives DIR."),
    SEGMENTATION_CHOSEN(
            "of several segmentations the one was taken that is usual: aparcaseg before gtm, aseg and the tissues, as far"
                    + " as they have the numbers of the table of regions",
            "Nothing, or choose another by its seg- or desc- label: --set regions.segmentation=LABEL."),
    T1W_BESIDE_SEGMENTATION(
            "the T1w that the segmentation was drawn on, which lies beside it, serves instead of the dataset's",
            "Nothing: labels and T1w are of the same head in the same place."),
    FILTER_INVALID(
            "the filter file cannot be used",
            "Write {\"pet\": {\"session\": \"baseline\"}}: suffixes pet, T1w or dseg, then entities and the labels wanted."),
    FILTER_MATCHES_NOTHING(
            "no file of the dataset passes the filter", "Correct the labels of the filter, or leave the entity out."),
    TRANSFORM_FILE_INVALID(
            "the file does not hold linear transforms in three dimensions in the form that it should",
            "Write it again with the software that it comes from, as text, one transform or one a frame; the forms of"
                    + " ITK, FSL, SPM, AFNI and FreeSurfer are read.");

    private final String meaning;
    private final String remedy;

    BidsReason(String meaning, String remedy) {
        this.meaning = meaning;
        this.remedy = remedy;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
