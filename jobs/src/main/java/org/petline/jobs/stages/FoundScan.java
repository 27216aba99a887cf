package org.petline.jobs.stages;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.petline.bids.BloodFiles;
import org.petline.bids.PetScan;
import org.petline.bids.ScanKey;
import org.petline.bids.SourceFile;

/**
 * A scan of the dataset and the files that it is made from, as the listings show them; nothing was opened yet.
 *
 * @param dataset the dataset's name
 * @param sidecars the most general first
 * @param t1wSession session whose T1w it is; empty if it is the scan's own
 * @param labelTables the segmentation's table of names: one or none
 * @param blood recordings of blood; empty as well if no model of the settings takes any
 * @param motionTransforms files of transforms in place of an estimation, in the order of the frames; mostly none
 * @param coregistrationTransforms likewise, one or none
 */
public record FoundScan(
        String dataset,
        ScanKey key,
        SourceFile image,
        List<SourceFile> sidecars,
        SourceFile t1w,
        String t1wSession,
        SourceFile segmentation,
        List<SourceFile> labelTables,
        List<BloodFiles> blood,
        List<SourceFile> motionTransforms,
        List<SourceFile> coregistrationTransforms)
        implements Serializable {
    /** Copies the lists. */
    public FoundScan {
        sidecars = List.copyOf(sidecars);
        labelTables = List.copyOf(labelTables);
        blood = List.copyOf(blood);
        motionTransforms = List.copyOf(motionTransforms);
        coregistrationTransforms = List.copyOf(coregistrationTransforms);
    }

    /** All files, the image first. */
    public List<SourceFile> files() {
        List<SourceFile> all = new ArrayList<>();
        all.add(image);
        all.addAll(sidecars);
        all.add(t1w);
        all.add(segmentation);
        all.addAll(labelTables);
        all.addAll(bloodFiles());
        all.addAll(motionTransforms);
        all.addAll(coregistrationTransforms);
        return all;
    }

    /** Tables of blood and their sidecars, each once. */
    public List<SourceFile> bloodFiles() {
        Map<String, SourceFile> files = new LinkedHashMap<>();
        for (BloodFiles each : blood) {
            files.put(each.table().path(), each.table());
            for (SourceFile sidecar : each.sidecars()) files.put(sidecar.path(), sidecar);
        }
        return List.copyOf(files.values());
    }

    /** The image and what was acquired with it. */
    public PetScan pet() {
        return new PetScan(key, image, sidecars, blood, List.of());
    }
}
