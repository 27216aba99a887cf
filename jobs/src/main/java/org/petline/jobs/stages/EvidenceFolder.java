package org.petline.jobs.stages;

/**
 * Where what the report shows of a scan lies, beside the tables.
 *
 * @param scan its stem
 */
public record EvidenceFolder(String scan) {
    private static final String FOLDER = "petline/evidence/";

    /** Path of the file of fitted curves and captions below the output folder. */
    public String reportFile() {
        return FOLDER + scan + "/report.json";
    }

    /** Path of a picture below the output folder. */
    public String picture(String name) {
        return FOLDER + scan + "/pictures/" + name + ".png";
    }
}
