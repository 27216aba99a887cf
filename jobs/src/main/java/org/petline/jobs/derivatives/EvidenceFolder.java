package org.petline.jobs.derivatives;

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

    /** Folder of all pictures below the output folder. */
    public String pictures() {
        return FOLDER + scan + "/pictures";
    }

    /** Path of a picture below the output folder. */
    public String picture(String name) {
        return pictures() + "/" + name + ".png";
    }
}
