package org.petline.jobs.scanfiles;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.petline.bids.AnatomyPair;
import org.petline.bids.BloodFiles;
import org.petline.bids.PetScan;
import org.petline.bids.Reconstructions;
import org.petline.bids.ScanKey;
import org.petline.bids.Segmentation;
import org.petline.bids.T1w;
import org.petline.files.Sha256;
import org.petline.files.SourceFile;

/**
 * A scan of the dataset and the files that it is made from, as the listings show them; nothing was opened yet.
 *
 * @param dataset the dataset's name
 * @param pet images and sidecars; without blood as well if no model of the settings takes any
 * @param reconstructions of the same measurement
 */
public record FoundScan(String dataset, PetScan pet, MrFiles mr, Transforms transforms, Reconstructions reconstructions)
        implements Serializable {

    /** The only reconstruction of its measurement. */
    public FoundScan(
            String dataset,
            ScanKey key,
            SourceFile image,
            List<SourceFile> sidecars,
            MrFiles mr,
            List<BloodFiles> blood,
            Transforms transforms) {
        this(dataset, new PetScan(key, image, sidecars, blood, List.of()), mr, transforms, Reconstructions.only(key));
    }

    public ScanKey key() {
        return pet.key();
    }

    /** The image; of joined runs that of the first. */
    public SourceFile image() {
        return pet.image();
    }

    /** The images, in the order of time; several of joined runs. */
    public List<SourceFile> images() {
        return pet.runs().stream().map(PetScan::image).toList();
    }

    /** Bytes that its frames are read from. */
    public long bytesOfImages() {
        return images().stream().mapToLong(SourceFile::bytes).sum();
    }

    /** Sidecars of the image, the most general first; of joined runs those of the first. */
    public List<SourceFile> sidecars() {
        return pet.sidecars();
    }

    public List<BloodFiles> blood() {
        return pet.blood();
    }

    /** The same beside the other scans of its dataset. */
    public FoundScan among(Reconstructions others) {
        return new FoundScan(dataset, pet, mr, transforms, others);
    }

    /**
     * What is known of the brain.
     *
     * @param labelTables the segmentation's table of names: one or none
     */
    public record MrFiles(AnatomyPair pair, List<SourceFile> labelTables) implements Serializable {
        /** Copies the list. */
        public MrFiles {
            labelTables = List.copyOf(labelTables);
        }

        /** A segmentation in the world of its only T1w. */
        public static MrFiles of(T1w t1w, SourceFile segmentation, List<SourceFile> labelTables) {
            Segmentation labels = new Segmentation(segmentation, "", "", Segmentation.World.T1W);
            return new MrFiles(AnatomyPair.of(labels, t1w), labelTables);
        }
    }

    /**
     * Files of transforms in place of an estimation.
     *
     * @param motion in the order of the frames; mostly none
     * @param coregistration one or none
     */
    public record Transforms(List<SourceFile> motion, List<SourceFile> coregistration) implements Serializable {
        /** No files: everything is estimated. */
        public static final Transforms NONE = new Transforms(List.of(), List.of());

        /** Copies the lists. */
        public Transforms {
            motion = List.copyOf(motion);
            coregistration = List.copyOf(coregistration);
        }
    }

    /** The same scan under another name of its dataset. */
    public FoundScan of(String otherDataset) {
        return new FoundScan(otherDataset, pet, mr, transforms, reconstructions);
    }

    /** The T1w that labels and PET meet on, or the likeliest of those that could be; empty if none is needed. */
    public Optional<T1w> t1w() {
        return mr.pair.t1w().stream().findFirst();
    }

    /** Session of the T1w if it is not the scan's own; empty if it is, or is of no session. */
    public String t1wSession() {
        return t1w().filter(image -> !image.isOfSession(key()))
                .map(T1w::sessionId)
                .orElse("");
    }

    public AnatomyPair pair() {
        return mr.pair;
    }

    public SourceFile segmentation() {
        return mr.pair.segmentation().image();
    }

    /** The same scan, of whose possible T1w this one turned out to be the labels'. */
    public FoundScan with(T1w chosen) {
        MrFiles other = new MrFiles(mr.pair.with(chosen), mr.labelTables);
        return new FoundScan(dataset, pet, other, transforms, reconstructions);
    }

    public List<SourceFile> labelTables() {
        return mr.labelTables;
    }

    public List<SourceFile> motionTransforms() {
        return transforms.motion;
    }

    public List<SourceFile> coregistrationTransforms() {
        return transforms.coregistration;
    }

    /** All files, the image first. */
    public List<SourceFile> files() {
        // Runs may inherit one sidecar.
        Set<SourceFile> all = new LinkedHashSet<>(images());
        pet.runs().forEach(run -> all.addAll(run.sidecars()));
        mr.pair.t1w().forEach(t1w -> all.add(t1w.image()));
        all.add(segmentation());
        all.addAll(mr.pair.labelsToT1w());
        all.addAll(labelTables());
        all.addAll(bloodFiles());
        all.addAll(motionTransforms());
        all.addAll(coregistrationTransforms());
        return List.copyOf(all);
    }

    /** Tables of blood and their sidecars, each once. */
    public List<SourceFile> bloodFiles() {
        Map<String, SourceFile> files = new LinkedHashMap<>();
        for (PetScan run : pet.runs()) {
            for (BloodFiles each : run.blood()) {
                files.put(each.table().path(), each.table());
                for (SourceFile sidecar : each.sidecars()) files.put(sidecar.path(), sidecar);
            }
        }
        return List.copyOf(files.values());
    }

    /**
     * A file's name in the ledger: its path below the dataset; what lies elsewhere has a sign of its folder before it, for
     * two folders may hold files of one name. No folder outside the dataset is told by its path, which is the machine's.
     */
    public String nameOf(SourceFile file) {
        String dataset = image().location();
        if (file.location().equals(dataset)) return file.path();
        if (file.location().startsWith(dataset + "/")) {
            return file.location().substring(dataset.length() + 1) + "/" + file.path();
        }
        byte[] folder = file.location().getBytes(StandardCharsets.UTF_8);
        return "elsewhere-" + Sha256.of(folder).substring(0, 12) + "/" + file.path();
    }
}
