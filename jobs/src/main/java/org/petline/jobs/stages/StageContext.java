package org.petline.jobs.stages;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.petline.FrameTimes;
import org.petline.bids.PetSidecar;
import org.petline.bids.T1w;
import org.petline.files.Store;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.image.LabelVolume;
import org.petline.image.Volume;
import org.petline.jobs.fitting.FitInputs;
import org.petline.jobs.scanfiles.FoundScan;
import org.petline.jobs.scanfiles.StageClock;
import org.petline.jobs.settings.Settings;
import org.petline.jobs.stages.results.SampledScan;
import org.petline.regions.RegionTable;

/** A scan as its stages see it: its files and settings, and what the stages before found out. For one thread. */
public interface StageContext {
    Settings settings();

    PetSidecar sidecar() throws IOException;

    /** Which files go where is told by paths below it. */
    Store output();

    Stages stages();

    StageFingerprints fingerprints() throws IOException;

    /** Which petline this is, for what it writes. */
    String petlineVersion();

    /** What a stage found out, in this run or a former one; made now if it was not. */
    <R extends Record> R result(Stage<R> stage) throws IOException;

    /** The image's frames. */
    UnpackedScan frames() throws IOException;

    /** The scan and its files; of several T1w that could be the labels' the one that is, once it is known. */
    FoundScan found();

    /**
     * The anatomical image that the labels belong to, in a world of its own; read each time, as is {@link #segmentation}.
     * Empty if the scan has none, because its labels lie in the PET's world.
     */
    Optional<Volume> t1w() throws IOException;

    /** One of those that could be it. */
    Volume t1w(T1w image) throws IOException;

    /** Labels in the world of the T1w, or of the PET if there is no T1w. */
    LabelVolume segmentation() throws IOException;

    /** Which labels make which region. */
    RegionTable regionTable() throws IOException;

    /**
     * The head's place in each frame, from the files that the settings name.
     *
     * @param pet grid of the raw frames
     */
    List<RigidTransform> givenMotion(Grid pet, int frames) throws IOException;

    /** {@code t1wToReference} from the file that the settings name. */
    RigidTransform givenCoregistration(Grid petReference, Grid t1w) throws IOException;

    /** What fits are made from: these curves, and blood, weights and body weight if there are any. */
    FitInputs fitInputs(SampledScan curves) throws IOException;

    /** Runs work whose parallel streams spread over the executor's cores. */
    <T> T onAllCores(StageClock.Work<T> work) throws IOException;

    default FrameTimes times() throws IOException {
        return sidecar().frames();
    }

    /** Mean of the aligned frames, Bq/mL, in the reference frame's world. */
    default Volume petReference() throws IOException {
        return ImageFiles.volume(output(), result(Stages.REFERENCE).path());
    }
}
