package org.petline.jobs.stages;

import java.util.Locale;
import org.petline.geometry.RigidTransform;
import org.petline.geometry.Vector3;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;
import org.petline.jobs.settings.Settings;
import org.petline.registration.Coregistered;
import org.petline.registration.Coregistration;

/** Finds where the MR lies to the PET. */
public final class CoregisterStage {
    /** Part of the fingerprint; raised when the same input gives other numbers. */
    public static final int VERSION = 2;

    private final Settings.Coregistration settings;

    public CoregisterStage(Settings.Coregistration settings) {
        this.settings = settings;
    }

    /**
     * The transform from the T1w's world to the PET reference's.
     *
     * @param petReference mean of aligned frames
     * @param t1w any unit
     * @param segmentation in the T1w's world; with {@code auto} it refines the result where it explains the PET well
     */
    public CoregisteredScan run(Volume petReference, Volume t1w, LabelVolume segmentation) {
        return switch (settings.method()) {
            case AUTO ->
                scan(search().align(petReference, t1w, segmentation), t1w.grid().centre());
            case MUTUAL_INFORMATION ->
                scan(search().align(petReference, t1w), t1w.grid().centre());
            case IDENTITY, OFF -> CoregisteredScan.given(RigidTransform.IDENTITY, t1w.grid(), "identity");
            case FILE -> throw new IllegalStateException("a transform from a file is read, not searched for");
        };
    }

    /** A transform of other software, believed, and what the images say against it. */
    public CoregisteredScan believe(Volume petReference, Volume t1w, RigidTransform t1wToReference) {
        return CoregisteredScan.given(t1wToReference, t1w.grid(), "file")
                .flagged(search().check(petReference, t1w, t1wToReference).stream()
                        .map(Enum::name)
                        .toList());
    }

    private static Coregistration search() {
        return new Coregistration(Coregistration.Settings.DEFAULT);
    }

    private static CoregisteredScan scan(Coregistered found, Vector3 centre) {
        return new CoregisteredScan(
                found.t1wToReference().toAffine(),
                centre,
                word(found.method()),
                word(found.start()),
                found.similarity(),
                found.runnerUpSimilarity(),
                found.runnerUpDistanceMm(),
                found.overlap(),
                found.explained(),
                found.standardErrorMm(),
                found.flags().stream().map(Enum::name).toList());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
