package org.petline.bids;

import org.petline.Reason;

/** Why a table of blood samples or an input function is refused, or what is remarkable about it. */
public enum BloodFileReason implements Reason {
    BLOOD_MISSING(
            "the scan has no blood samples",
            "Add *_recording-manual_blood.tsv with its .json beside the image, or choose a model with a reference"
                    + " region."),
    BLOOD_WITHOUT_SCAN(
            "a table of blood samples belongs to no scan of its folder",
            "Give it the labels of the scan it was drawn in, or fewer; nothing if the scan is not there."),
    BLOOD_AMBIGUOUS(
            "two tables of blood samples tell the same recording of a scan",
            "Keep one, or give them different recording- labels."),
    BLOOD_SIDECAR_MISSING(
            "a table of blood has no usable JSON sidecar, and nothing else says its units",
            "Write the .json of the table, one that applies in each folder: Units of each column, DispersionCorrected."),
    BLOOD_UNIT_UNKNOWN(
            "the unit of a column is missing or is none that petline knows",
            "Write Units of the column in the JSON: s for time, Bq/mL or kBq/mL for activities, of fractions none."),
    BLOOD_COLUMN_CONTRADICTED(
            "PlasmaAvail, WholeBloodAvail or MetaboliteAvail of the sidecar contradicts the table; the table counts",
            "Correct the field of the sidecar, or add the column."),
    BLOOD_TIMES_UNSORTED(
            "the samples do not stand in the order of their times; they are sorted",
            "Check that no time is mistyped; a table in order needs nothing."),
    BLOOD_TIMES_REPEATED(
            "several samples have the same time; their mean is used",
            "Check that no time is mistyped; nothing if a sample was counted twice."),
    BLOOD_ROWS_OF_ZEROS(
            "rows of zeros stand behind the last sample; they are left out",
            "Nothing; who wants none takes them out of the table."),
    BLOOD_RECORDING_LEFT_OUT(
            "a recording of blood is none of those that make the input, and is left out",
            "Nothing if it is venous; otherwise name its recording- label in kinetics.blood-recordings."),
    BLOOD_RECORDING_WITHOUT_SIDECAR(
            "a recording of blood has no usable JSON sidecar, and is left out; the others make the input",
            "Write the .json of the table: Units of each column, DispersionCorrected."),
    BLOOD_TIMES_UNIT(
            "the samples span less than three minutes, or more than two days: their times do not look like seconds",
            "Write time in seconds from TimeZero."),
    BLOOD_TIME_NOT_FIRST(
            "time is not the first column of a table of blood samples, as BIDS asks",
            "Move the column time to the front, and look whether the header still stands over the right columns."),
    BLOOD_VALUES_MISSING(
            "a table of blood samples has no number in any of its measured columns",
            "Fill in what was measured, or take the table away if nothing was."),
    BLOOD_SAMPLES_TOO_FEW("a table of blood has fewer than two samples", "Add the samples that are missing."),
    BLOOD_ACTIVITY_NEGATIVE(
            "an activity is negative by more than 5 % of the largest; it is used as it is",
            "Check the background correction of the samples."),
    BLOOD_ACTIVITY_NOT_POSITIVE(
            "an activity is nowhere positive, or more negative than positive",
            "Check the sign, the background correction and the column."),
    PARENT_FRACTION_OUT_OF_RANGE(
            "a parent fraction lies slightly outside 0 to 1; it is used as it is",
            "Nothing if that is the noise of the measurement; correct the recovery otherwise."),
    PARENT_FRACTION_INVALID(
            "a parent fraction lies far outside 0 to 1",
            "Write fractions, not percent; or say so in the column's Units (%)."),
    INPUT_FUNCTION_INVALID(
            "the input function contradicts itself: its times do not increase, or a curve has a hole",
            "Export it again: time in seconds, increasing, and a number in each cell of AIF and"
                    + " whole_blood_radioactivity.");

    private final String meaning;
    private final String remedy;

    BloodFileReason(String meaning, String remedy) {
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
