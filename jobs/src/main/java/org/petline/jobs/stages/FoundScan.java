package org.petline.jobs.stages;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.petline.bids.ScanKey;
import org.petline.bids.SourceFile;

/**
 * A scan of the dataset and the files that it is made from, as the listings show them; nothing was opened yet.
 *
 * @param dataset the dataset's name
 * @param sidecars the most general first
 * @param t1wSession session whose T1w it is; empty if it is the scan's own
 * @param labelTables the segmentation's table of names: one or none
 */
public record FoundScan(
        String dataset,
        ScanKey key,
        SourceFile image,
        List<SourceFile> sidecars,
        SourceFile t1w,
        String t1wSession,
        SourceFile segmentation,
        List<SourceFile> labelTables)
        implements Serializable {
    /** Copies the lists. */
    public FoundScan {
        sidecars = List.copyOf(sidecars);
        labelTables = List.copyOf(labelTables);
    }

    /** All files, the image first. */
    public List<SourceFile> files() {
        List<SourceFile> all = new ArrayList<>();
        all.add(image);
        all.addAll(sidecars);
        all.add(t1w);
        all.add(segmentation);
        all.addAll(labelTables);
        return all;
    }
}
