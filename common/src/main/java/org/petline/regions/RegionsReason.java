package org.petline.regions;

import org.petline.Reason;

/** Why labels, region tables or regions cannot be used. */
public enum RegionsReason implements Reason {
    REGION_TABLE_INVALID(
            "The region table cannot be read",
            "Write a tab-separated table with the columns index, name and region, a whole number above 0 as index,"
                    + " and n/a as region of labels that belong to none."),
    NO_KNOWN_LABEL(
            "No label of the region table occurs in the segmentation",
            "Give the region table that belongs to this segmentation (setting regions.table)."),
    REGION_EMPTY(
            "The segmentation has no voxel of this region",
            "Check that the segmentation is complete, or leave the region out of the table."),
    REGION_OUTSIDE_FIELD_OF_VIEW(
            "More than half of the region lies outside the field of view or on voxels without a value",
            "Check the position of the head in the scanner and the coregistration; the region has no value."),
    REFERENCE_REGION_MISSING(
            "The region table does not have the reference region",
            "Name regions of the table in kinetics.references, or add its labels to the table.");

    private final String meaning;
    private final String remedy;

    RegionsReason(String meaning, String remedy) {
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
