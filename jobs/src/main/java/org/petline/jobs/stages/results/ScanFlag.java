package org.petline.jobs.stages.results;

import static org.petline.Flag.Words.caution;
import static org.petline.Flag.Words.note;
import static org.petline.Flag.Words.unusable;

import org.petline.Flag;

/** What is remarkable about a scan although it could be processed; the names are stable and stand in tables. */
public enum ScanFlag implements Flag {
    /** Some voxels are NaN or infinite; they were taken for missing. */
    VOXELS_NOT_FINITE(caution(
            "some voxels are NaN or infinite and were taken for missing",
            "Look at the frames; where such voxels lie in the brain, reconstruct or convert the scan again.")),
    /** A frame has the same value in every voxel. */
    FRAME_CONSTANT(note(
            "a frame has the same value everywhere",
            "Nothing if it is an empty first frame; otherwise check whether the conversion lost the frame.")),
    /** Voxels stand at the largest value that the file's integers can hold. */
    VOXELS_SATURATED(
            caution(
                    "voxels stand at the largest value the file can hold",
                    "Convert the scan again with a larger scale factor or in floating point: the true activity there is larger.")),
    /** Frames do not follow one another without a gap. */
    FRAMES_WITH_GAPS(
            caution(
                    "frames do not follow one another without a gap",
                    "Compare FrameTimesStart and FrameDuration with the protocol; if the scan did pause, nothing was measured there.")),
    /** The scan is several images: runs of one injection. */
    RUNS_JOINED(note(
            "the scan is runs of one injection, joined with the breaks between them",
            "Nothing; whoever wants the runs as scans of their own sets scans.runs to separate.")),
    /** The T1w is from another session of the participant. */
    T1W_FROM_OTHER_SESSION(note(
            "the T1w is from another session of the participant",
            "Nothing if the brain has not changed between the sessions; otherwise add a T1w of this session.")),
    /** The sidecar says that frames were not decay-corrected to TimeZero; petline did it. */
    DECAY_CORRECTED_HERE(note(
            "frames were decay-corrected to TimeZero by petline, as the sidecar asks",
            "Nothing if ImageDecayCorrected in the sidecar says what the reconstruction did; make sure of it once.")),
    /** Of several segmentations the usual one was taken. */
    SEGMENTATION_CHOSEN(note(
            "several segmentations could have served; the usual one was taken",
            "Nothing, or choose another with --set regions.segmentation=LABEL; scans names the one that was taken.")),
    /** The T1w that lies beside the segmentation serves instead of the dataset's. */
    T1W_BESIDE_SEGMENTATION(note(
            "the T1w that the segmentation was drawn on serves instead of the dataset's",
            "Nothing: labels and T1w are of the same head in the same place.")),
    /** The segmentation fits the T1w better when it is flipped left to right. */
    SEGMENTATION_MIRRORED(caution(
            "the segmentation fits the T1w better when it is flipped left to right",
            "Look at the regions on the PET in the scan's report; if left is right, make the segmentation again.")),
    /** The segmentation's white matter and cortex are not those of the T1w: it may be another person's. */
    SEGMENTATION_OF_ANOTHER_BRAIN(caution(
            "the segmentation's white matter and cortex are not those of the T1w; is it this person's?",
            "Check that the segmentation was made from this T1w, and put the right one in its place if not.")),
    /** The segmentation's labels look as if numbers above 255 had been cut to bytes. */
    LABELS_CUT_OFF(unusable(
            "the segmentation's labels look as if numbers above 255 had been cut to bytes: regions are mixed up",
            "Write the segmentation again with a type that holds its numbers, 16 bits or more.")),
    /** A region of the table is a single voxel of the segmentation. */
    REGION_OF_ONE_VOXEL(
            unusable(
                    "a region is a single voxel of the segmentation",
                    "Do not use that region's numbers; check the segmentation, or leave the region out of the table of regions.")),
    /** A scan of several frames begins more than ten minutes after the injection, and a model needs what was before. */
    SCAN_STARTS_LATE(caution(
            "the scan begins more than ten minutes after the injection: models that need the beginning are not to be trusted",
            "Use a model of a late window (SUVR, SUV, FUR), or correct InjectionStart, ScanStart or FrameTimesStart.")),
    /** ScanStart is not where the first frame begins; see the sidecar's finding of this name. */
    SCAN_START_ELSEWHERE(
            caution(
                    "the first frame does not begin at ScanStart: frames, or injection and blood, may be on another clock",
                    "Write ScanStart and FrameTimesStart in seconds from TimeZero; shift frames that count from the scan's start.")),
    /** Frames lap over by the rounding of their durations; the starts count. */
    FRAME_TIMES_ROUNDED(note(
            "a frame laps over the start of the next by rounding; the starts count",
            "Nothing; who wants none writes FrameDuration as the differences of FrameTimesStart.")),
    /** Several frames last less than three minutes together. */
    FRAME_TIMES_SHORT(caution(
            "the whole scan lasts under three minutes: the frame times may be minutes",
            "Check FrameTimesStart and FrameDuration; nothing if the scan was that short.")),
    /** TimeZero has a fraction of a second. */
    TIME_ZERO_FRACTION(note(
            "the sidecar's TimeZero has a fraction of a second",
            "Nothing for petline; BIDS asks for hh:mm:ss on a clock of 24 hours.")),
    /** DecayCorrectionFactor holds something else than one positive number a frame. */
    DECAY_FACTORS_UNREADABLE(note(
            "the sidecar's DecayCorrectionFactor is not one positive number a frame, and was compared with nothing",
            "Write one factor a frame, or leave the field out.")),
    /** There is no SUV because it is not known what was injected. */
    INJECTED_ACTIVITY_UNUSABLE(
            caution(
                    "the sidecar's InjectedRadioactivity is missing or cannot be what was injected: there is no SUV",
                    "Write InjectedRadioactivity as a number and InjectedRadioactivityUnits as MBq; nothing if no SUV is wanted.")),
    /** There is no SUV because the body weight cannot be one. */
    BODY_WEIGHT_IMPLAUSIBLE(caution(
            "the sidecar's BodyWeight is no weight of a person in kg: there is no SUV",
            "Write BodyWeight as a number, in kg.")),
    /** A region of the table has no voxel in the segmentation. */
    REGION_EMPTY(note(
            "a region has no voxel in the segmentation",
            "Nothing if the segmentation does not have the region; otherwise check its labels and regions.table.")),
    /** A region lies partly outside the field of view. */
    REGION_CUT(note(
            "a region lies partly outside the field of view",
            "Look at the column coverage of tacs, and use the region only if what is missing does not matter.")),
    /** The image file has a peculiarity; the log of the scan names it. */
    FILE_PECULIAR(caution(
            "the image file has a peculiarity that the scan's log names",
            "Read the scan's log, and compare the image with what the scanner wrote.")),
    /** What the image file is, its name does not say. */
    FILE_NAME_MISLEADS(note(
            "the image's name promises gzip and its content is plain, or the other way round; the content counts",
            "Nothing for petline; rename the file, for other software goes by the name.")),
    /** There is one frame only: activity, but no kinetics. */
    STATIC_SCAN(note(
            "one frame only: activity, but no kinetics",
            "Nothing if one frame is what was measured; SUV and SUVR can be had from it.")),
    /** A table of blood samples has a peculiarity that does not keep it from being used. */
    BLOOD_PECULIAR(caution(
            "a table of blood samples has a peculiarity",
            "Read what the column findings says of it, petline explain says more of each code, and mend the table.")),
    /** Another reconstruction of the same measurement is the study's answer. */
    RECONSTRUCTION_NOT_PRIMARY(
            note(
                    "another reconstruction of the same measurement is the study's answer",
                    "Nothing, or choose this one with --set output.primary-reconstruction=LABEL; its rows are there, and none is primary.")),
    /** Nothing says which reconstruction of the measurement is the study's answer. */
    RECONSTRUCTION_UNDECIDED(caution(
            "nothing says which reconstruction of the same measurement is the study's answer: none is primary",
            "Name one with --set output.primary-reconstruction=LABEL, where LABEL is that of rec-.")),
    /** Some regions have no usable default answer. */
    SOME_REGIONS_UNUSABLE(caution(
            "some regions have no usable primary fit",
            "Look at the regions' flags in binding_potentials, and at their curves and fits in the scan's report.")),
    /** No region has a usable default answer. */
    ALL_REGIONS_UNUSABLE(unusable(
            "no region has a usable primary fit",
            "Look at the flags in binding_potentials, and at the curves and fits in the scan's report.")),
    /** The scan lacks what a model of the settings needs; its rows in binding_potentials say what. */
    MODEL_NOT_FITTED(
            caution(
                    "the scan lacks what a model of the settings needs; the binding potentials' flags say what",
                    "Look at the flags in binding_potentials; add what the scan lacks, or take the model out of kinetics.models."));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Words words;

    ScanFlag(Words words) {
        this.words = words;
    }

    @Override
    public String of() {
        return "scan";
    }

    @Override
    public Words words() {
        return words;
    }
}
