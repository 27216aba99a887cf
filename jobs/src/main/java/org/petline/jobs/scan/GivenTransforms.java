package org.petline.jobs.scan;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.petline.Refusal;
import org.petline.files.SourceFile;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.scanfiles.InputFiles;
import org.petline.jobs.tables.Fingerprint;
import org.petline.transforms.TransformFiles;
import org.petline.transforms.TransformFormat;
import org.petline.transforms.TransformReason;

/** The transforms of other software that take the place of an estimation, if the settings name files of them. */
record GivenTransforms(RunContext context, FoundScan scan, InputFiles inputs) {
    /** Farther a head in a scanner does not go; other formats and other images' matrices do. */
    private static final double FARTHEST_MM = 100;

    /** Half a radian, 29 degrees: nor does it turn so far, and shifts in mm that are read as angles do. */
    private static final double FARTHEST_RADIANS = 0.5;

    /** A hash of the contents; of nothing if nothing is read. */
    String print(List<SourceFile> files) throws IOException {
        Fingerprint all = Fingerprint.ofNothing();
        int number = 0;
        for (SourceFile file : files) {
            all = all.with(Integer.toString(number++), inputs.sha256(context.storeOf(file), file));
        }
        return all.hex();
    }

    /**
     * One {@code referenceToFrame} a frame.
     *
     * @param pet grid of the raw frames
     * @throws Refusal TRANSFORM_COUNT, TRANSFORM_IMPLAUSIBLE or as {@link TransformFiles#read}
     */
    List<RigidTransform> referenceToFrames(Grid pet, int frames) throws IOException {
        List<SourceFile> files = scan.motionTransforms();
        TransformFormat format = context.settings().motion().transformsFormat();
        List<RigidTransform> transforms = counted(read(files, format, pet, pet), frames, files);
        for (int frame = 0; frame < frames; frame++) {
            SourceFile file = files.get(files.size() == frames ? frame : 0);
            double away = transforms.get(frame).apply(pet.centre()).distanceTo(pet.centre());
            if (away > FARTHEST_MM) throw implausible(file).found("frame " + frame + " by " + Math.round(away) + " mm");
            requireSmallTurn(transforms.get(frame), "frame " + frame, file);
        }
        return transforms;
    }

    /**
     * The {@code t1wToReference}.
     *
     * @throws Refusal TRANSFORM_COUNT, TRANSFORM_IMPLAUSIBLE or as {@link TransformFiles#read}
     */
    RigidTransform t1wToReference(Grid petReference, Grid t1w) throws IOException {
        List<SourceFile> files = scan.coregistrationTransforms();
        TransformFormat format = context.settings().coregistration().transformsFormat();
        RigidTransform transform =
                counted(read(files, format, petReference, t1w), 1, files).get(0);
        requireSmallTurn(transform, "the T1w", files.get(0));
        double outside = petReference.distanceMm(transform.apply(t1w.centre()));
        if (outside > FARTHEST_MM) {
            throw implausible(files.get(0))
                    .found("the middle of the T1w lies " + Math.round(outside) + " mm outside the PET");
        }
        return transform;
    }

    private static void requireSmallTurn(RigidTransform transform, String what, SourceFile file) {
        double radians = transform.angleRadians();
        if (radians <= FARTHEST_RADIANS) return;
        throw implausible(file)
                .found(String.format(
                        Locale.ROOT,
                        "%s turned by %.2f radians (%.0f degrees)",
                        what,
                        radians,
                        Math.toDegrees(radians)));
    }

    private static Refusal implausible(SourceFile file) {
        return Refusal.of(TransformReason.TRANSFORM_IMPLAUSIBLE).file(file.path());
    }

    /**
     * From the labels' world to the T1w's, as fMRIPrep and PETPrep write it in ITK's text.
     *
     * @throws Refusal as {@link #t1wToReference}
     */
    RigidTransform labelsToT1w(Grid labels) throws IOException {
        List<SourceFile> files = scan.pair().labelsToT1w();
        return counted(read(files, TransformFormat.ITK, labels, labels), 1, files)
                .get(0);
    }

    private List<RigidTransform> read(List<SourceFile> files, TransformFormat format, Grid moving, Grid fixed)
            throws IOException {
        List<String> paths = files.stream().map(SourceFile::path).toList();
        return TransformFiles.read(inputs.readingFrom(context.storeOf(files.get(0))), paths, format, moving, fixed);
    }

    private static List<RigidTransform> counted(List<RigidTransform> transforms, int wanted, List<SourceFile> files) {
        if (transforms.size() == wanted) return transforms;
        throw Refusal.of(TransformReason.TRANSFORM_COUNT)
                .file(files.get(0).path())
                .found(transforms.size() + " in " + (files.size() == 1 ? "one file" : files.size() + " files") + " for "
                        + wanted);
    }
}
