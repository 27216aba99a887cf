package org.petline.jobs.scan;

import java.io.IOException;
import java.util.SortedMap;
import org.petline.Refusal;
import org.petline.bids.SegmentationTable;
import org.petline.files.SourceFile;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.scanfiles.InputFiles;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.StageReason;
import org.petline.regions.RegionTable;

/** Where a scan's regions come from: the table that the settings name, or the segmentation's own names. */
record RegionTableReader(RunContext context, FoundScan scan, InputFiles inputs) {
    /**
     * Labels and the regions that they are merged to.
     *
     * @throws Refusal LABEL_TABLE_MISSING if the segmentation's own names are asked for and it has none, or as the tables
     *     that are read
     */
    RegionTable table() throws IOException {
        String setting = context.settings().regions().table();
        boolean ownNames = context.regionTable().isEmpty();
        if (!ownNames
                && (!setting.equals(RegionTableText.AUTO) || scan.labelTables().isEmpty())) {
            return RegionTable.parse(context.regionTable(), setting);
        }
        if (scan.labelTables().isEmpty()) {
            throw Refusal.of(StageReason.LABEL_TABLE_MISSING)
                    .file(scan.segmentation().path())
                    .field("regions.table")
                    .found(setting);
        }
        SortedMap<Integer, String> own = ownNames(scan.labelTables().get(0));
        if (ownNames) return RegionTable.ofLabelNames(own);
        RegionTable freeSurfer = RegionTable.parse(context.regionTable(), setting);
        return freeSurfer.sharesNumbersWith(own) ? freeSurfer : RegionTable.ofLabelNames(own);
    }

    /**
     * Lets pass a table with which something can be fitted: some model does without a reference region, or some reference
     * region is there.
     *
     * @throws Refusal as {@link RegionTable#reference}
     */
    void requireReference(RegionTable table) {
        Settings.Kinetics kinetics = context.settings().kinetics();
        boolean oneDoesWithout = kinetics.models().stream().anyMatch(model -> !Settings.Kinetics.needsReference(model));
        boolean oneIsThere = kinetics.references().stream()
                .anyMatch(name -> table.region(name).isPresent());
        if (!oneDoesWithout && !oneIsThere)
            table.reference(kinetics.references().get(0));
    }

    private SortedMap<Integer, String> ownNames(SourceFile file) throws IOException {
        return SegmentationTable.read(inputs.readingFrom(context.storeOf(file)), file.path())
                .names();
    }
}
