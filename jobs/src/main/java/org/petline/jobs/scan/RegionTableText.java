package org.petline.jobs.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.petline.Refusal;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.store.NamedFile;
import org.petline.jobs.store.Stores;
import org.petline.regions.RegionTable;
import org.petline.regions.RegionsReason;

/**
 * The table that merges labels to regions, as the setting {@code regions.table} names it; read once, on the driver.
 *
 * @param text the table; empty if every label of the segmentation's own table is a region
 */
record RegionTableText(String text) implements Serializable {
    /** The setting for regions named as the segmentation names its labels. */
    private static final String NAMES = "names";

    /** The setting that lets each segmentation decide between FreeSurfer's numbers and its own names. */
    static final String AUTO = "auto";

    private static final String FREESURFER = "freesurfer-trial";

    /**
     * Reads and checks the table.
     *
     * @throws Refusal REGION_TABLE_MISSING if there is none of this name; REFERENCE_REGION_MISSING if it is sure that
     *     no scan has one of the reference regions; or as {@link RegionTable#parse}
     */
    static RegionTableText of(Settings settings, Stores stores) throws IOException {
        String setting = settings.regions().table();
        if (setting.equals(NAMES)) return new RegionTableText("");
        String name = setting.equals(AUTO) ? FREESURFER : setting;
        try (InputStream own = RegionTableText.class.getResourceAsStream("/conf/regions/" + name + ".tsv")) {
            String text;
            if (own != null) {
                text = new String(own.readAllBytes(), StandardCharsets.UTF_8);
            } else {
                text = NamedFile.at(stores, name)
                        .orElseThrow(() -> Refusal.of(PipelineReason.REGION_TABLE_MISSING)
                                .field("regions.table")
                                .found(name))
                        .text(RegionsReason.REGION_TABLE_INVALID);
            }
            RegionTable table = RegionTable.parse(text, name);
            if (!setting.equals(AUTO)) settings.kinetics().references().forEach(table::reference);
            return new RegionTableText(text);
        }
    }
}
