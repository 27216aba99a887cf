package org.petline.bids;

/** A column of a table of blood that holds measurements; their order is that of every array of columns. */
enum BloodColumn {
    WHOLE_BLOOD("whole_blood_radioactivity", "WholeBloodAvail"),
    PLASMA("plasma_radioactivity", "PlasmaAvail"),
    PARENT_FRACTION("metabolite_parent_fraction", "MetaboliteAvail");

    private final String header;
    private final String announcedBy;

    BloodColumn(String header, String announcedBy) {
        this.header = header;
        this.announcedBy = announcedBy;
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
