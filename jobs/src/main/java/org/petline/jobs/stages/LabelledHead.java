package org.petline.jobs.stages;

import java.io.IOException;
import java.util.List;
import org.petline.geometry.Grid;
import org.petline.geometry.RigidTransform;
import org.petline.image.LabelVolume;
import org.petline.regions.SeenVoxels;
import org.petline.regions.Surroundings;
import org.petline.regions.TissueClasses;

/**
 * A scan's segmentation laid over its frames.
 *
 * @param seen what of it the scan's frames show
 * @param toFrames [frame] takes points of the segmentation's world to the frame's
 */
record LabelledHead(TissueClasses classes, Surroundings surroundings, SeenVoxels seen, List<RigidTransform> toFrames) {
    /** Copies the list. */
    LabelledHead {
        toFrames = List.copyOf(toFrames);
    }

    /** The same for every stage of a scan. */
    static LabelledHead of(StageContext scan, LabelVolume segmentation, Grid frames) throws IOException {
        RigidTransform t1wToReference =
                RigidTransform.of(scan.result(Stages.COREGISTER).t1wToReference());
        List<RigidTransform> toFrames = scan.result(Stages.REALIGN).poses().stream()
                .map(pose -> t1wToReference.then(RigidTransform.of(pose.referenceToFrame())))
                .toList();
        SeenVoxels seen = new SeenVoxels(segmentation.grid(), frames, toFrames);
        return new LabelledHead(
                TissueClasses.of(segmentation, scan.regionTable()),
                Surroundings.of(segmentation, seen),
                seen,
                toFrames);
    }
}
