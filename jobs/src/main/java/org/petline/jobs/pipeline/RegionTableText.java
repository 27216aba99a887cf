package org.petline.jobs.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.petline.Refusal;
import org.petline.regions.RegionTable;

/**
 * The table that merges labels to regions, as the setting {@code regions.table} names it: one that petline brings, a
 * file, or {@code names}.
 *
 * @param text the table; empty if every label of the segmentation's own table is a region
 */
record RegionTableText(String text) {
    /** The setting for regions named as the segmentation names its labels. */
    private static final String NAMES = "names";

    /**
     * Reads and checks the table.
     *
     * @throws Refusal REGION_TABLE_MISSING if there is none of this name, or as {@link RegionTable#parse}
     */
    static RegionTableText of(String setting) throws IOException {
        if (setting.equals(NAMES)) return new RegionTableText("");
        try (InputStream own = RegionTableText.class.getResourceAsStream("/conf/regions/" + setting + ".tsv")) {
            String text;
            if (own != null) {
                text = new String(own.readAllBytes(), StandardCharsets.UTF_8);
            } else if (Files.isRegularFile(Path.of(setting))) {
                text = Files.readString(Path.of(setting), StandardCharsets.UTF_8);
            } else {
                throw Refusal.of(PipelineReason.REGION_TABLE_MISSING)
                        .field("regions.table")
                        .found(setting);
            }
            RegionTable.parse(text, setting);
            return new RegionTableText(text);
        }
    }
}
