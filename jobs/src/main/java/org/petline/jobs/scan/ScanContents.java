package org.petline.jobs.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.petline.bids.PetSidecar;
import org.petline.bids.T1w;
import org.petline.files.Sha256;
import org.petline.files.SourceFile;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.scanfiles.InputFiles;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.SidecarFacts;
import org.petline.jobs.stages.StageInputs;
import org.petline.jobs.tables.Fingerprint;

/** The contents of a scan's files as its stages' fingerprints know them: each file by its hash, not by its name. */
record ScanContents(RunContext context, FoundScan scan, InputFiles inputs, GivenTransforms transforms) {
    /** Reads what is not known yet; the image's hash must be, or it is read for nothing else. */
    StageInputs of(PetSidecar sidecar) throws IOException {
        Fingerprint labelTables = Fingerprint.ofNothing();
        for (SourceFile table : scan.labelTables()) labelTables = labelTables.with(kindOf(table), hash(table));
        String table = Sha256.of(context.regionTable().getBytes(StandardCharsets.UTF_8));
        Settings settings = context.settings();
        return new StageInputs(
                settings,
                imagesHash(),
                SidecarFacts.textOf(sidecar),
                new StageInputs.Anatomy(t1wHash(), labelsHash(), labelTables.hex(), table),
                new FitInputReader(context, scan, inputs).print(sidecar),
                new StageInputs.Transforms(
                        transforms.print(scan.motionTransforms()), transforms.print(scan.coregistrationTransforms())),
                scan.reconstructions().standing(settings.output().primaryReconstruction()));
    }

    /** What a table's name says but for whose it is: a person whose label changed has the same table. */
    private static String kindOf(SourceFile table) {
        return table.name().replaceFirst("^sub-[^_]+_(ses-[^_]+_)?", "");
    }

    /** That of the only one as it is; of several, which voxels choose from, one of all. */
    private String t1wHash() throws IOException {
        List<T1w> images = scan.pair().t1w();
        if (images.size() == 1) return hash(images.get(0).image());
        Fingerprint all = Fingerprint.ofNothing();
        for (T1w image : images) all = all.with(Integer.toString(images.indexOf(image)), hash(image.image()));
        return all.hex();
    }

    /** That of the only one as it is; of joined runs one of all. */
    private String imagesHash() throws IOException {
        List<SourceFile> images = scan.images();
        if (images.size() == 1) return hash(images.get(0));
        Fingerprint all = Fingerprint.ofNothing();
        for (SourceFile image : images) all = all.with(Integer.toString(images.indexOf(image)), hash(image));
        return all.hex();
    }

    private String labelsHash() throws IOException {
        String labels = hash(scan.segmentation());
        List<SourceFile> moved = scan.pair().labelsToT1w();
        if (moved.isEmpty()) return labels;
        return Fingerprint.ofNothing()
                .with("labels", labels)
                .with("moved", transforms.print(moved))
                .hex();
    }

    private String hash(SourceFile file) throws IOException {
        return inputs.sha256(context.storeOf(file), file);
    }
}
