package org.petline.jobs.fitting;

import static org.petline.Flag.Words.caution;
import static org.petline.Flag.Words.unusable;

import org.petline.Flag;

/** What a scan lacks that a model needs; the names are stable and stand as flags in tables. */
public enum MissingInput implements Flag {
    /** The reference region has no voxel in the segmentation, or no column in the table. */
    REFERENCE_REGION_ABSENT(unusable(
            "the scan has no such reference region: the model was not fitted",
            "Name another region with kinetics.references, or use a segmentation that has it.")),
    /** The scan has no blood samples that give plasma. */
    PLASMA_ABSENT(unusable(
            "the scan has no blood samples that give plasma: the model was not fitted",
            "Add the scan's blood samples, or use models that need none.")),
    /** Whole blood is not known. */
    WHOLE_BLOOD_ABSENT(unusable(
            "whole blood is not known: the model was not fitted",
            "Add whole blood to the scan's blood samples, or use a model that does without.")),
    /** The file of weights lacks a frame of the scan, or the region's column. */
    WEIGHTS_ABSENT(unusable(
            "the file of weights lacks a frame of the scan or the region's column: nothing was fitted",
            "Complete the file that kinetics.weights-file names, or use other kinetics.weights.")),
    /** The curves do not tell the delay of blood: the models were fitted without one. */
    DELAY_NOT_FOUND(
            caution(
                    "the curves do not tell the delay of blood: the models were fitted without one",
                    "Look whether the first frames show the tracer's arrival, and give kinetics.delay in minutes if it is known."));

    @SuppressWarnings("ImmutableEnumChecker") // a record of texts
    private final Words words;

    MissingInput(Words words) {
        this.words = words;
    }

    @Override
    public String of() {
        return "fit";
    }

    @Override
    public Words words() {
        return words;
    }
}
