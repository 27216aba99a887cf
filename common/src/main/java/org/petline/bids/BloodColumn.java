package org.petline.bids;

/** A column of a table of blood that holds measurements. */
enum BloodColumn {
    WHOLE_BLOOD(1, "whole_blood_radioactivity", "WholeBloodAvail"),
    PLASMA(2, "plasma_radioactivity", "PlasmaAvail"),
    PARENT_FRACTION(3, "metabolite_parent_fraction", "MetaboliteAvail");

    private final int place;
    private final String header;
    private final String announcedBy;

    BloodColumn(int place, String header, String announcedBy) {
        this.place = place;
        this.header = header;
        this.announcedBy = announcedBy;
    }

    /** Where it stands in arrays of columns, behind the times. */
    int place() {
        return place;
    }

    /** The column's name in the table. */
    String header() {
        return header;
    }

    /** The field of the sidecar that says whether the table has the column. */
    String announcedBy() {
        return announcedBy;
    }

    /** What its values are multiplied with to be in Bq/mL, or fractions. */
    double factor(BloodUnits units) {
        return this == PARENT_FRACTION ? units.toFraction(header) : units.toBqPerMl(header);
    }
}
