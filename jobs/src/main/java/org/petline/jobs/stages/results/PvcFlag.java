package org.petline.jobs.stages.results;

import static org.petline.Flag.Words.caution;
import static org.petline.Flag.Words.note;

import org.petline.Flag;

/** What is remarkable about curves that were corrected for partial volume; the names are stable and stand in tables. */
public enum PvcFlag implements Flag {
    /** Corrected values of a region scatter by more than a tenth in the middle frame. */
    PVC_NOISE(caution(
            "a region's corrected activity has a standard error above 10 % in half of the frames or more",
            "Compare with the uncorrected row; merge the region with its neighbours, or use it only with its error.")),
    /** A region has less tissue than the image resolves. */
    PVC_SMALL(note(
            "less than a third of what a region shows is its own: it is smaller than the image resolves",
            "Its corrected number hangs on borders and resolution; look at recovery and spill_in in partial_volume.")),
    /** The fitted resolution ran to the end of what is tried. */
    PVC_PSF_AT_BOUND(
            caution(
                    "the fitted resolution ran to the narrowest or widest that is tried",
                    "Give the scanner's resolution with partial-volume.fwhm-mm, and check that the segmentation lies on the PET.")),
    /** The given and the fitted resolution differ by more than 1.5 mm. */
    PVC_PSF_DISAGREES(
            caution(
                    "the given resolution and the one that the scan shows differ by more than 1.5 mm",
                    "Check partial-volume.fwhm-mm (scanner and filter together), registration and motion; or let it be fitted.")),
    /** There is activity next to the labels, and no model of it. */
    PVC_OUTSIDE_UNMODELLED(
            caution(
                    "what lies around the labels could not be modelled; its activity is taken for cortex",
                    "Use a segmentation that leaves the scalp unlabelled or labels all of the head, and look whether the head is cut.")),
    /** A region's corrected activity is below zero over the scan. */
    PVC_NEGATIVE(note(
            "a region's corrected activity is below zero over the scan",
            "Nothing for fluid; otherwise look at the region's labels and at the resolution."));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Words words;

    PvcFlag(Words words) {
        this.words = words;
    }

    @Override
    public String of() {
        return "partial volume";
    }

    @Override
    public Words words() {
        return words;
    }
}
